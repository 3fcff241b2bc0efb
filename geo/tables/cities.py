"""Read the listed cities: the source's text, the place it means and the position of its center."""

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geo.errors import TableError
from geo.models import City, Point
from geo.tables.counties import County, reject_outside_county
from geo.tables.csv_reader import LAT, LON, Column, read_table, reject_duplicates
from geo.tables.manifest import verify

COLUMNS = (
    Column(name="listed_as", unique=True),
    Column(name="name", unique=True),
    Column(name="county"),
    LAT,
    LON,
    Column(name="position_from"),
)


def read_cities(path: Path, counties: Sequence[County] | None = None) -> tuple[City, ...]:
    """Return the cities of the table at `path`, in file order; each must be in its county, if `counties` are given.

    Raises `TableError` naming the row and column at fault.
    """
    table = read_table(path, COLUMNS)
    if table.empty:
        raise TableError(path, "the table has no rows; list at least one city.")
    reject_duplicates(path, table)
    if counties is not None:
        reject_outside_county(path, table, table["name"], counties)
    verify(path)
    return tuple(_city(row) for row in table.to_dict("records"))


def _city(row: Mapping[Hashable, Any]) -> City:
    return City(
        listed_as=row["listed_as"],
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
    )
