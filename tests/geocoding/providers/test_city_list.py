"""Every listed city gets a checked position, or a message that says why not."""

from itertools import islice
from pathlib import Path

import pytest

from geo.errors import GeocodingError, TableError
from geo.geocoding.providers.cache import GeocodeCache
from geo.geocoding.providers.city_list import CityEntry, Outcome, geocode_cities, read_entries, write_entries
from geo.geocoding.providers.models import GeocodeFn, Query, Result
from geo.geocoding.providers.offline import gazetteer_geocoder
from geo.geocoding.providers.online import build_provider
from geo.geocoding.providers.retry import RetryPolicy
from geo.models import Point
from geo.settings import SHIPPED_DATA, Settings
from geo.tables.gazetteer import Gazetteer
from support.geocoding_service import Reply, Service

HEADER = "listed_as,name,county,lat,lon,position_from\n"
OLD = Point(lon=-121.3, lat=44.05)


def fixed_geocoder(lat: float, lon: float, state: str = "Oregon") -> GeocodeFn:
    """Return a provider that returns one position for every query."""
    return lambda _: Result(point=Point(lon=lon, lat=lat), name="fixed", state=state)


def geocode_one(entry: CityEntry, geocode: GeocodeFn, oregon: Gazetteer) -> Outcome:
    [outcome] = geocode_cities([entry], geocode, "fake", oregon)
    return outcome


def test_the_shipped_list_has_the_gazetteers_positions(oregon: Gazetteer) -> None:
    entries = read_entries(SHIPPED_DATA / "service_cities.csv")
    outcomes = list(geocode_cities(entries, gazetteer_geocoder(oregon), "gazetteer", oregon))
    assert [outcome.fault for outcome in outcomes] == [None] * len(entries)
    assert tuple(outcome.entry for outcome in outcomes) == entries


@pytest.mark.parametrize(
    ("listed_as", "name", "county"),
    [
        ("Corvalis OR", "Corvallis", "Benton"),
        ("St. Helens OR", "St. Helens", "Columbia"),
        ("Oregon City", "Oregon City", "Clackamas"),
        ("Sisters OR", "Sisters", "Deschutes"),
    ],
)
def test_a_bare_row_is_filled_in(listed_as: str, name: str, county: str, oregon: Gazetteer) -> None:
    [outcome] = geocode_cities([CityEntry(listed_as=listed_as)], gazetteer_geocoder(oregon), "gazetteer", oregon)
    entry = outcome.entry
    assert (entry.name, entry.county, entry.position_from, outcome.fault) == (name, county, "gazetteer", None)
    assert entry.point is not None


def test_an_unknown_city_can_have_a_manual_position(oregon: Gazetteer) -> None:
    entry = CityEntry(listed_as="Testville OR", point=Point(lon=-120.5, lat=43.9))
    [outcome] = geocode_cities([entry], gazetteer_geocoder(oregon), "gazetteer", oregon)
    assert (outcome.entry.name, outcome.entry.county) == ("Testville", "Crook")
    assert (outcome.entry.position_from, outcome.fault) == ("manual", None)


def test_a_manual_position_is_never_requested(oregon: Gazetteer) -> None:
    def refuse(query: Query) -> Result | None:
        pytest.fail(f"{query} was requested.")

    entry = CityEntry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="manual")
    assert geocode_one(entry, refuse, oregon) == Outcome(entry=entry)


@pytest.mark.parametrize(
    ("geocode", "fault"),
    [
        (fixed_geocoder(45.6, -118.8), "the fake position 45.60000, -118.80000 is in Umatilla County, not Deschutes."),
        (fixed_geocoder(45.7, -122.6), "the fake position 45.70000, -122.60000 is outside Oregon."),
        (fixed_geocoder(44.05, -121.3, state="Oklahoma"), "fake returned a place in Oklahoma."),
        (lambda _: None, "fake can't find 'Bend'; fill in lat and lon, and 'manual' as position_from."),
    ],
    ids=["another-county", "outside", "another-state", "no-such-place"],
)
def test_a_bad_position_is_reported_and_not_stored(geocode: GeocodeFn, fault: str, oregon: Gazetteer) -> None:
    entry = CityEntry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="gazetteer")
    outcome = geocode_one(entry, geocode, oregon)
    assert outcome.entry == entry
    assert outcome.fault == f"Bend OR: {fault}"


def test_one_failure_is_reported_and_three_in_a_row_end_the_run(oregon: Gazetteer) -> None:
    def geocode(query: Query) -> Result | None:
        if query.city == "Burns":
            return Result(point=Point(lon=-119.05, lat=43.59), name="Burns", state="")
        raise GeocodingError("Down.")

    towns = [CityEntry(listed_as=name) for name in ("Bend", "Salem", "Burns", "Newport", "Eugene", "Sisters", "Fossil")]
    outcomes = geocode_cities(towns, geocode, "fake", oregon)
    faults = [next(outcomes).fault for _ in range(5)]
    assert faults == ["Bend: Down.", "Salem: Down.", None, "Newport: Down.", "Eugene: Down."]
    with pytest.raises(
        GeocodingError, match=r"Down\. That was 3 failures in a row: nothing was written; the results so far"
    ):
        next(outcomes)


def test_an_interrupted_run_continues_and_sends_no_query_twice(
    service: Service, oregon: Gazetteer, tmp_path: Path
) -> None:
    service.respond_with(Reply([]))
    policy = RetryPolicy(delay_s=0.0, timeout_s=2.0, waits_s=())
    settings = Settings(
        data=SHIPPED_DATA, cache=tmp_path, router="builtin", nominatim=service.url, photon="", contact="ops@example.org"
    )
    provider = build_provider("nominatim", settings, oregon, policy)
    entries = read_entries(SHIPPED_DATA / "service_cities.csv")
    first = GeocodeCache(tmp_path)
    list(islice(geocode_cities(entries, first.wrap(provider), "nominatim", oregon), 20))
    assert len(service.queries) == 20
    first.close()
    second = GeocodeCache(tmp_path)
    assert len(list(geocode_cities(entries, second.wrap(provider), "nominatim", oregon))) == 46
    second.close()
    cities = [query["city"][0] for query in service.queries]
    assert sorted(cities) == sorted(entry.name for entry in entries)


def test_written_entries_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    entries = (
        CityEntry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="manual"),
        CityEntry(listed_as="Oz"),
    )
    write_entries(path, entries)
    assert path.read_text().splitlines()[2] == "Oz,,,,,"
    assert read_entries(path) == entries
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"service_cities.csv: the table cannot be written \(No such file"):
        write_entries(tmp_path / "nowhere" / "service_cities.csv", [CityEntry(listed_as="Oz")])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Bend OR,,,44.05,,", "row 2: one of lat and lon is empty; fill in both or neither"),
        (",Bend,,,,", "row 2, column listed_as: '' is empty"),
        ("Bend OR", "row 2: the row has 1 values; it must have 6"),
    ],
)
def test_a_broken_row_is_rejected_by_number(row: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    path.write_text(f"{HEADER}{row}\n")
    with pytest.raises(TableError, match=fault):
        read_entries(path)
