"""The table of listed cities: read it, fill in each city's name, county and position, check them and write it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import shapely

from geo.errors import GeocodingError, InputError, TableError
from geo.formatting import format_miles
from geo.geocoding import lookup_place
from geo.geocoding.providers.models import GeocodeFn, Query
from geo.geodesy import haversine_m
from geo.models import Point
from geo.tables.cities import COLUMNS
from geo.tables.csv_reader import read_table
from geo.tables.csv_writer import degrees, write_csv
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key

MANUAL = "manual"
MAX_MOVE_M = 2_000.0  # two providers rarely differ more on the middle of a town
_MAX_FAILURES_IN_A_ROW = 3  # a provider that fails this often is down
_REQUIRED = "listed_as"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityEntry:
    """One row of the table; only `listed_as`, the source's own text, is always filled in."""

    listed_as: str
    name: str = ""
    county: str = ""
    point: Point | None = None
    position_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An entry after geocoding; `fault` is the sentence that says why its position is unchanged or missing.

    `moved_m` is the distance in meters from the known position to the new one: 0 where either is missing. The known
    position is the entry's `previous` one, or else the gazetteer's.
    """

    entry: CityEntry
    fault: str | None = None
    moved_m: float = 0.0
    previous: CityEntry | None = None

    @property
    def is_far_move(self) -> bool:
        """Whether the new position is so far from the known one that it must be confirmed."""
        return self.moved_m > MAX_MOVE_M

    def unmoved(self) -> "Outcome":
        """Return the outcome of a move that was not confirmed: the previous entry, and the fault that says so."""
        previous = self.previous or replace(self.entry, point=None, position_from="")
        text = f"{self.entry.listed_as}: the new position is {format_miles(self.moved_m)} from the known one"
        return Outcome(entry=previous, fault=f"{text}; check it, and accept it with --yes.")


def read_entries(path: Path) -> tuple[CityEntry, ...]:
    """Return the rows of the table at `path`, complete or not; raises `TableError` naming row and column."""
    columns = [
        replace(column, may_be_empty=column.name != _REQUIRED, unique=column.name == _REQUIRED) for column in COLUMNS
    ]
    rows = read_table(path, columns).to_dict("records")
    return tuple(_entry(path, number, row) for number, row in enumerate(rows, start=2))


def _entry(path: Path, number: int, row: Mapping[Hashable, Any]) -> CityEntry:
    filled = [row["lon"] == row["lon"], row["lat"] == row["lat"]]  # NaN, an empty cell, does not equal itself
    if any(filled) and not all(filled):
        raise TableError(path, "one of lat and lon is empty; fill in both or neither.", row=number)
    return CityEntry(
        listed_as=row["listed_as"],
        name=row["name"].strip(),
        county=row["county"].strip(),
        point=Point(lon=row["lon"], lat=row["lat"]) if all(filled) else None,
        position_from=row["position_from"].strip(),
    )


def write_entries(path: Path, entries: Iterable[CityEntry]) -> None:
    """Write `entries` to the table at `path`, in their order; raises `TableError` if that fails."""
    write_csv(path, [column.name for column in COLUMNS], map(_row, entries))


def _row(entry: CityEntry) -> tuple[str, ...]:
    lat, lon = (degrees(entry.point.lat), degrees(entry.point.lon)) if entry.point else ("", "")
    return entry.listed_as, entry.name, entry.county, lat, lon, entry.position_from


def geocode_cities(
    entries: Iterable[CityEntry], geocode: GeocodeFn, source: str, gazetteer: Gazetteer
) -> Iterator[Outcome]:
    """Yield each entry with its position from `geocode`; a manual position is only checked.

    `source` is the `position_from` of the positions that `geocode` returns. Raises `GeocodingError` when several
    entries in a row fail; outcomes yielded before that remain valid.
    """
    failures = 0
    for entry in entries:
        try:
            outcome = _geocode_entry(_with_name(entry, gazetteer), geocode, source, gazetteer)
            outcome = _with_move(outcome, entry, gazetteer)
            failures = 0
        except GeocodingError as error:
            failures += 1
            if failures == _MAX_FAILURES_IN_A_ROW:
                advice = "nothing was written; the results so far are in the cache, so run this again later"
                raise GeocodingError(f"{error} That was {failures} failures in a row: {advice}.") from error
            outcome = Outcome(entry=_with_name(entry, gazetteer), fault=f"{entry.listed_as}: {error}")
        yield outcome


def _with_move(outcome: Outcome, previous: CityEntry, gazetteer: Gazetteer) -> Outcome:
    """Return `outcome` with the distance of its position from the known one, where there is one."""
    known = previous.point or _gazetteer_point(outcome.entry.name, gazetteer)
    if outcome.fault or outcome.entry.point is None or known is None or outcome.entry.position_from == MANUAL:
        return outcome
    moved_m = haversine_m(known, outcome.entry.point)
    return replace(outcome, moved_m=moved_m, previous=previous if previous.point else None)


def _gazetteer_point(name: str, gazetteer: Gazetteer) -> Point | None:
    try:
        return lookup_place(name, gazetteer).point
    except InputError:
        return None


def _with_name(entry: CityEntry, gazetteer: Gazetteer) -> CityEntry:
    """Return `entry` with the name of the place it means, spelled correctly: 'Corvalis OR' is Corvallis."""
    if entry.name:
        return entry
    text = entry.listed_as.removesuffix(f" {gazetteer.region.abbreviation}").strip(" ,")
    try:
        place = lookup_place(text, gazetteer)
    except InputError:
        return replace(entry, name=text)
    same = name_key(text) == name_key(place.name)
    return replace(entry, name=text if same else place.name, county=entry.county or place.county)


def _geocode_entry(entry: CityEntry, geocode: GeocodeFn, source: str, gazetteer: Gazetteer) -> Outcome:
    if entry.point is not None and entry.position_from in ("", MANUAL):
        return _check_position(entry, entry.point, MANUAL, gazetteer)
    result = geocode(Query(city=entry.name, state=gazetteer.region.name))
    if result is None:
        advice = f"fill in lat and lon, and {MANUAL!r} as position_from"
        return Outcome(entry=entry, fault=f"{entry.listed_as}: {source} can't find {entry.name!r}; {advice}.")
    if result.state and name_key(result.state) != name_key(gazetteer.region.name):
        return Outcome(entry=entry, fault=f"{entry.listed_as}: {source} returned a place in {result.state}.")
    return _check_position(entry, result.point, source, gazetteer)


def _check_position(entry: CityEntry, point: Point, source: str, gazetteer: Gazetteer) -> Outcome:
    """Return `entry` at `point` if that lies in its county, or in any county if the entry has none yet."""
    position = f"{point.lat:.5f}, {point.lon:.5f}"
    for county in gazetteer.counties:
        if shapely.contains_xy(county.shape, point.lon, point.lat):
            break
    else:
        fault = f"{entry.listed_as}: the {source} position {position} is outside {gazetteer.region.name}."
        return Outcome(entry=entry, fault=fault)
    if entry.county and name_key(entry.county) != name_key(county.name):
        fault = f"{entry.listed_as}: the {source} position {position} is in {county.name} County, not {entry.county}."
        return Outcome(entry=entry, fault=fault)
    return Outcome(entry=replace(entry, county=county.name, point=point, position_from=source))
