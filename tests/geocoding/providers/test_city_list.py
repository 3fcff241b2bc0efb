"""Every entry of the list gets a checked position, or a sentence that says why not."""

from itertools import islice
from pathlib import Path

import pytest

from geo.errors import GeocodingError, TableError
from geo.geocoding.providers.cache import AnswerCache
from geo.geocoding.providers.city_list import Outcome, geocode_cities
from geo.geocoding.providers.city_table import Entry, read_entries, write_entries
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


def answering(lat: float, lon: float, state: str = "Oregon") -> GeocodeFn:
    """Return a provider that puts everything at one position."""
    return lambda _: Result(point=Point(lon=lon, lat=lat), name="there", state=state)


def turn(entry: Entry, ask: GeocodeFn, oregon: Gazetteer) -> Outcome:
    [outcome] = geocode_cities([entry], ask, "told", oregon)
    return outcome


def test_the_shipped_list_is_what_the_gazetteer_answers(oregon: Gazetteer) -> None:
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
    [outcome] = geocode_cities([Entry(listed_as=listed_as)], gazetteer_geocoder(oregon), "gazetteer", oregon)
    entry = outcome.entry
    assert (entry.name, entry.county, entry.position_from, outcome.fault) == (name, county, "gazetteer", None)
    assert entry.point is not None


def test_a_made_up_city_can_be_put_in_by_hand(oregon: Gazetteer) -> None:
    entry = Entry(listed_as="Testville OR", point=Point(lon=-120.5, lat=43.9))
    [outcome] = geocode_cities([entry], gazetteer_geocoder(oregon), "gazetteer", oregon)
    assert (outcome.entry.name, outcome.entry.county) == ("Testville", "Crook")
    assert (outcome.entry.position_from, outcome.fault) == ("by hand", None)


def test_a_position_by_hand_is_never_asked_for(oregon: Gazetteer) -> None:
    def refuse(question: Query) -> Result | None:
        pytest.fail(f"{question} was asked.")

    entry = Entry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="by hand")
    assert turn(entry, refuse, oregon) == Outcome(entry=entry)


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        (answering(45.6, -118.8), "told puts it at 45.60000, -118.80000 in Umatilla County, not Deschutes."),
        (answering(45.7, -122.6), "told puts it at 45.70000, -122.60000, outside Oregon."),
        (answering(44.05, -121.3, state="Oklahoma"), "told answered with a place in Oklahoma."),
        (lambda _: None, "told knows no 'Bend'; give lat and lon, and 'by hand' as position_from."),
    ],
    ids=["another-county", "outside", "another-state", "nothing"],
)
def test_a_bad_position_is_reported_and_not_written(ask: GeocodeFn, fault: str, oregon: Gazetteer) -> None:
    entry = Entry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="gazetteer")
    outcome = turn(entry, ask, oregon)
    assert outcome.entry == entry
    assert outcome.fault == f"Bend OR: {fault}"


def test_one_failure_is_reported_and_three_in_a_row_end_the_run(oregon: Gazetteer) -> None:
    def ask(question: Query) -> Result | None:
        if question.city == "Burns":
            return Result(point=Point(lon=-119.05, lat=43.59), name="Burns", state="")
        raise GeocodingError("Down.")

    towns = [Entry(listed_as=name) for name in ("Bend", "Salem", "Burns", "Newport", "Eugene", "Sisters", "Fossil")]
    turns = geocode_cities(towns, ask, "told", oregon)
    faults = [next(turns).fault for _ in range(5)]
    assert faults == ["Bend: Down.", "Salem: Down.", None, "Newport: Down.", "Eugene: Down."]
    with pytest.raises(GeocodingError, match=r"Down\. That was 3 in a row: nothing is written; what was answered"):
        next(turns)


def test_a_run_killed_halfway_goes_on_and_asks_for_nothing_twice(
    service: Service, oregon: Gazetteer, tmp_path: Path
) -> None:
    service.says(Reply([]))
    pace = RetryPolicy(delay_s=0.0, timeout_s=2.0, waits_s=())
    given = Settings(
        data=SHIPPED_DATA, cache=tmp_path, router="builtin", nominatim=service.url, photon="", contact="ops@example.org"
    )
    provider = build_provider("nominatim", given, oregon, pace)
    entries = read_entries(SHIPPED_DATA / "service_cities.csv")
    killed = AnswerCache(tmp_path)
    list(islice(geocode_cities(entries, killed.remembering(provider), "nominatim", oregon), 20))
    assert len(service.queries) == 20
    killed.close()
    again = AnswerCache(tmp_path)
    assert len(list(geocode_cities(entries, again.remembering(provider), "nominatim", oregon))) == 46
    again.close()
    asked = [query["city"][0] for query in service.queries]
    assert sorted(asked) == sorted(entry.name for entry in entries)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    entries = (
        Entry(listed_as="Bend OR", name="Bend", county="Deschutes", point=OLD, position_from="by hand"),
        Entry(listed_as="Oz"),
    )
    write_entries(path, entries)
    assert path.read_text().splitlines()[2] == "Oz,,,,,"
    assert read_entries(path) == entries
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"service_cities.csv: the table cannot be written \(No such file"):
        write_entries(tmp_path / "nowhere" / "service_cities.csv", [Entry(listed_as="Oz")])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Bend OR,,,44.05,,", "row 2: one of lat and lon is empty; give both or neither"),
        (",Bend,,,,", "row 2, column listed_as: '' is empty"),
        ("Bend OR", "row 2: 1 values stand where 6 are needed"),
    ],
)
def test_a_broken_row_is_refused_by_number(row: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    path.write_text(f"{HEADER}{row}\n")
    with pytest.raises(TableError, match=fault):
        read_entries(path)
