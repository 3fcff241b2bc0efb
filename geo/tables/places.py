"""Read the places and the ZIP codes: names, positions and radii."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geo.models import Point
from geo.tables.counties import County, reject_outside_county
from geo.tables.csv_reader import LAT, LON, Column, read_table, reject_duplicates
from geo.tables.manifest import verify

_RADIUS = Column(name="radius_m", number=True, low=1)
PLACE_COLUMNS = (
    Column(name="name"),
    Column(name="county"),
    LAT,
    LON,
    Column(name="population", whole=True, low=0),
    Column(name="kind", pattern="county seat|town|locality"),
    _RADIUS,
)
ZIP_COLUMNS = (
    Column(name="zip", pattern=r"[0-9]{5}", unique=True),
    Column(name="place"),
    Column(name="county"),
    LAT,
    LON,
    _RADIUS,
    Column(name="post_box_only", pattern="yes|no"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, or a locality with a post office; almost all of it lies within `radius_m` of `point`.

    `kind` is "county seat", "town" or "locality"; the population of a locality is unknown and stored as 0.
    """

    name: str
    county: str
    point: Point
    population: int
    kind: str
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipArea:
    """A ZIP code: the post office's name and a position; almost all of its people live within `radius_m`."""

    code: str
    place: str
    county: str
    point: Point
    radius_m: float
    post_box_only: bool


def read_places(path: Path, counties: Iterable[County]) -> tuple[Place, ...]:
    """Return the places in the table at `path`; each must be in its county. Raises `TableError`."""
    table = _table(path, PLACE_COLUMNS, counties)
    reject_duplicates(path, table)
    verify(path)
    return tuple(_place(row) for row in table.to_dict("records"))


def read_zips(path: Path, counties: Iterable[County]) -> tuple[ZipArea, ...]:
    """Return the ZIP codes in the table at `path`; each must be in its county. Raises `TableError`."""
    table = _table(path, ZIP_COLUMNS, counties)
    verify(path)
    return tuple(_zip(row) for row in table.to_dict("records"))


def _table(path: Path, columns: Iterable[Column], counties: Iterable[County]) -> pd.DataFrame:
    """Return the rows of `path`; raises `TableError` for a row outside its county."""
    table = read_table(path, tuple(columns))
    reject_outside_county(path, table, table[table.columns[0]], counties)
    return table


def _place(row: Mapping[Hashable, Any]) -> Place:
    return Place(
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        population=row["population"],
        kind=row["kind"],
        radius_m=row["radius_m"],
    )


def _zip(row: Mapping[Hashable, Any]) -> ZipArea:
    return ZipArea(
        code=row["zip"],
        place=row["place"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        radius_m=row["radius_m"],
        post_box_only=row["post_box_only"] == "yes",
    )
