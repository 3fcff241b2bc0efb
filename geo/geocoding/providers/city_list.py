"""Fill in the list of cities: the place each entry means, its county and its position, all of them checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import shapely

from geo.errors import GeocodingError, InputError
from geo.geocoding import lookup_place
from geo.geocoding.providers.city_table import Entry
from geo.geocoding.providers.models import GeocodeFn, Query
from geo.models import Point
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key

MANUAL = "by hand"
_FAILURES_IN_A_ROW = 3  # after which a provider is taken to be down


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An entry after its turn; with a fault, the sentence that says why its position is the old one or missing."""

    entry: Entry
    fault: str | None = None


def named(entry: Entry, gazetteer: Gazetteer) -> Entry:
    """Return `entry` with the name of the place that its words mean, spelled rightly: 'Corvalis OR' is Corvallis."""
    if entry.name:
        return entry
    words = entry.listed_as.removesuffix(f" {gazetteer.region.abbreviation}").strip(" ,")
    try:
        place = lookup_place(words, gazetteer)
    except InputError:
        return replace(entry, name=words)
    same = name_key(words) == name_key(place.name)
    return replace(entry, name=words if same else place.name, county=entry.county or place.county)


def geocode_cities(entries: Iterable[Entry], ask: GeocodeFn, source: str, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Yield each entry with its position from `ask`; one set by hand is checked only.

    `source` is what the table says of the positions that come from `ask`. Raises `GeocodingError` when several
    entries in a row could not be asked for; what was yielded before stands.
    """
    failures = 0
    for entry in entries:
        try:
            outcome = _turn(named(entry, gazetteer), ask, source, gazetteer)
            failures = 0
        except GeocodingError as error:
            failures += 1
            if failures == _FAILURES_IN_A_ROW:
                advice = "nothing is written; what was answered is kept, so run this again later"
                raise GeocodingError(f"{error} That was {failures} in a row: {advice}.") from error
            outcome = Outcome(entry=named(entry, gazetteer), fault=f"{entry.listed_as}: {error}")
        yield outcome


def _turn(entry: Entry, ask: GeocodeFn, source: str, gazetteer: Gazetteer) -> Outcome:
    if entry.point is not None and entry.position_from in ("", MANUAL):
        return _placed(entry, entry.point, MANUAL, gazetteer)
    answer = ask(Query(city=entry.name, state=gazetteer.region.name))
    if answer is None:
        advice = f"give lat and lon, and {MANUAL!r} as position_from"
        return Outcome(entry=entry, fault=f"{entry.listed_as}: {source} knows no {entry.name!r}; {advice}.")
    if answer.state and name_key(answer.state) != name_key(gazetteer.region.name):
        return Outcome(entry=entry, fault=f"{entry.listed_as}: {source} answered with a place in {answer.state}.")
    return _placed(entry, answer.point, source, gazetteer)


def _placed(entry: Entry, point: Point, source: str, gazetteer: Gazetteer) -> Outcome:
    """Return `entry` at `point` if that lies in its county, or in any where it has none yet."""
    where = f"{point.lat:.5f}, {point.lon:.5f}"
    for county in gazetteer.counties:
        if shapely.contains_xy(county.shape, point.lon, point.lat):
            break
    else:
        fault = f"{entry.listed_as}: {source} puts it at {where}, outside {gazetteer.region.name}."
        return Outcome(entry=entry, fault=fault)
    if entry.county and name_key(entry.county) != name_key(county.name):
        fault = f"{entry.listed_as}: {source} puts it at {where} in {county.name} County, not {entry.county}."
        return Outcome(entry=entry, fault=fault)
    return Outcome(entry=replace(entry, county=county.name, point=point, position_from=source))
