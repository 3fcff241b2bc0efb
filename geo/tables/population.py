"""Read the population tables: residents by block group, and survey figures by county."""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.errors import TableError
from geo.tables.counties import County, reject_outside_county
from geo.tables.csv_reader import LAT, LON, Column, read_table
from geo.tables.manifest import verify

BLOCK_GROUPS, COUNTY_PEOPLE = "block_groups.csv", "county_people.csv"
_COUNTS = ("people_65_and_over", "households", "households_without_car")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlockGroups:
    """Residents by block group: every array has one entry per block group; `lon`, `lat` are degrees of EPSG:4326."""

    geoid: npt.NDArray[np.str_]
    county: npt.NDArray[np.str_]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    people: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyPeople:
    """Survey figures of a county, `None` if unknown; `data/README.md` gives the years."""

    people_65_and_over: int | None
    disability_percent: float | None
    households: int | None
    households_without_car: int | None


def read_block_groups(data: Path, counties: Iterable[County] | None = None) -> BlockGroups:
    """Return the block groups of `block_groups.csv` in the folder `data`, in file order.

    Each that has residents must be in its county, if `counties` are given; one without may be water offshore. Raises
    `TableError` naming the row and column at fault.
    """
    columns = [
        Column(name="GEOID", pattern="[0-9]{12}", unique=True),
        Column(name="county"),
        LON,
        LAT,
        Column(name="people", whole=True, low=0),
    ]
    table = read_table(data / BLOCK_GROUPS, columns)
    if counties is not None:
        reject_outside_county(data / BLOCK_GROUPS, table, table["GEOID"], counties, required=table["people"] > 0)
    if not table["people"].sum():
        raise TableError(
            data / BLOCK_GROUPS,
            "the table has no residents; at least one block group must have people.",
            column="people",
        )
    verify(data / BLOCK_GROUPS)
    return BlockGroups(
        geoid=table["GEOID"].to_numpy(dtype=np.str_),
        county=table["county"].to_numpy(dtype=np.str_),
        lon=table["lon"].to_numpy(dtype=np.float64),
        lat=table["lat"].to_numpy(dtype=np.float64),
        people=table["people"].to_numpy(dtype=np.int64),
    )


def read_county_people(data: Path) -> dict[str, CountyPeople]:
    """Return the figures of `county_people.csv` in the folder `data` by county name; raises `TableError`."""
    counts = [Column(name=name, number=True, low=0, may_be_empty=True) for name in _COUNTS]
    percent = Column(name="disability_percent", number=True, low=0, high=100, may_be_empty=True)
    table = read_table(data / COUNTY_PEOPLE, [Column(name="county", unique=True), *counts, percent])
    verify(data / COUNTY_PEOPLE)
    return {str(row["county"]): CountyPeople(**_figures(row)) for row in table.to_dict("records")}


def sum_of_counties(counties: Iterable[CountyPeople]) -> CountyPeople:
    """Return the sums of the counts, `None` if one of them is unknown; percentages cannot be summed and are `None`."""
    rows = list(counties)
    totals = {name: [getattr(row, name) for row in rows] for name in _COUNTS}
    return CountyPeople(
        **{name: None if None in values else sum(values) for name, values in totals.items()}, disability_percent=None
    )


def _figures(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    counts = {name: None if math.isnan(row[name]) else int(row[name]) for name in _COUNTS}
    percent = row["disability_percent"]
    return {**counts, "disability_percent": None if math.isnan(percent) else percent}
