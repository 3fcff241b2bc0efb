"""Read the list of cities: the words of the source, the place meant, where its centre lies."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

from geo.model import City, Point
from geo.tables.read import LAT, LON, Column, read_table

COLUMNS = (
    Column(name="listed_as", unique=True),
    Column(name="name", unique=True),
    Column(name="county"),
    LAT,
    LON,
    Column(name="position_from"),
)


def read_cities(path: Path) -> tuple[City, ...]:
    """Return the cities in the order of the table at `path`; raises `TableError` naming row and column at fault."""
    return tuple(_city(row) for row in read_table(path, COLUMNS).to_dict("records"))


def _city(row: Mapping[Hashable, Any]) -> City:
    return City(
        listed_as=row["listed_as"],
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
    )
