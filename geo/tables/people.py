"""Read the tables of people: residents by block group, and what is known of each county."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.tables.read import LAT, LON, Column, read_table

BLOCK_GROUPS, COUNTY_PEOPLE = "block_groups.csv", "county_people.csv"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BlockGroups:
    """Where people live: one entry per block group in every array; `lon` and `lat` are degrees of EPSG:4326."""

    geoid: npt.NDArray[np.str_]
    county: npt.NDArray[np.str_]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    people: npt.NDArray[np.int64]


def read_block_groups(data: Path) -> BlockGroups:
    """Return the block groups of `block_groups.csv` under `data`, in file order."""
    columns = [
        Column(name="GEOID", pattern=r"\d{12}", unique=True),
        Column(name="county"),
        LON,
        LAT,
        Column(name="people", whole=True, low=0),
    ]
    table = read_table(data / BLOCK_GROUPS, columns)
    return BlockGroups(
        geoid=table["GEOID"].to_numpy(dtype=np.str_),
        county=table["county"].to_numpy(dtype=np.str_),
        lon=table["lon"].to_numpy(dtype=np.float64),
        lat=table["lat"].to_numpy(dtype=np.float64),
        people=table["people"].to_numpy(dtype=np.int64),
    )


def read_county_people(data: Path) -> pd.DataFrame:
    """Return people_65_and_over, disability_percent, households and households_without_car, indexed by county name.

    A figure that the table leaves empty is NaN.
    """
    percent = Column(name="disability_percent", number=True, low=0, high=100, may_be_empty=True)
    counts = [
        Column(name=name, number=True, low=0, may_be_empty=True)
        for name in ("people_65_and_over", "households", "households_without_car")
    ]
    columns = [Column(name="county", unique=True), counts[0], percent, *counts[1:]]
    return read_table(data / COUNTY_PEOPLE, columns).set_index("county")
