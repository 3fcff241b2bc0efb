"""The list of cities as it stands in its table, where all but the words of the source may still be empty."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geo.errors import TableError
from geo.models import Point
from geo.tables.cities import COLUMNS
from geo.tables.csv_reader import read_table
from geo.tables.csv_writer import degrees, write_csv

_NEEDED = "listed_as"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the list; only `listed_as`, the words of the source, is always there."""

    listed_as: str
    name: str = ""
    county: str = ""
    point: Point | None = None
    position_from: str = ""


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Return the rows of the table at `path`, complete or not; raises `TableError` naming row and column."""
    columns = [
        replace(column, may_be_empty=column.name != _NEEDED, unique=column.name == _NEEDED) for column in COLUMNS
    ]
    rows = read_table(path, columns).to_dict("records")
    return tuple(_entry(path, number, row) for number, row in enumerate(rows, start=2))


def _entry(path: Path, number: int, row: Mapping[Hashable, Any]) -> Entry:
    given = [row["lon"] == row["lon"], row["lat"] == row["lat"]]  # NaN, an empty field, is not itself
    if any(given) and not all(given):
        raise TableError(path, "one of lat and lon is empty; give both or neither.", row=number)
    return Entry(
        listed_as=row["listed_as"],
        name=row["name"].strip(),
        county=row["county"].strip(),
        point=Point(lon=row["lon"], lat=row["lat"]) if all(given) else None,
        position_from=row["position_from"].strip(),
    )


def write_entries(path: Path, entries: Iterable[Entry]) -> None:
    """Write `entries` to the table at `path`, in their order."""
    write_csv(path, [column.name for column in COLUMNS], map(_row, entries))


def _row(entry: Entry) -> tuple[str, ...]:
    lat, lon = (degrees(entry.point.lat), degrees(entry.point.lon)) if entry.point else ("", "")
    return entry.listed_as, entry.name, entry.county, lat, lon, entry.position_from
