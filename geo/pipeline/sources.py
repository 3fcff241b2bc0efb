"""Read the source files about places, ZIP codes and people, each into a plain data frame with lon and lat."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from geo.errors import TableError
from geo.tables.csv_reader import LAT, LON, Column, read_table

_ZIP_NAMES = ["zip", "place", "county", "county_fips", "lat", "lon", "accuracy"]
_ZIP_COLUMNS = [1, 2, 5, 6, 9, 10, 11]


def read_zip_list(source: Path) -> pd.DataFrame:
    """Return every ZIP code: zip, place, county, county_fips (3 digits), lat, lon, accuracy (1 is a guess)."""
    path = _only(source / "places", "geonames_zip_*.tsv")
    text = dict.fromkeys(_ZIP_COLUMNS[:4], str)
    table = pd.read_csv(path, sep="\t", header=None, usecols=_ZIP_COLUMNS, dtype=text, keep_default_na=False)
    return table.set_axis(_ZIP_NAMES, axis="columns").sort_values("zip", ignore_index=True)


def read_zip_areas(source: Path) -> pd.DataFrame:
    """Return the census's ZIP areas: zip, lat and lon of a point inside, people (2014-18; 0 where unknown).

    Areas in which the census counted nobody at all are left out: there are only post boxes.
    """
    areas = pd.read_csv(_only(source / "places", "census_zcta_*.csv"), dtype={"GEOID": str})
    people = pd.read_csv(_only(source / "population", "*_zcta_acs*.csv"), dtype={"ZCTA": str})
    known = people.set_index("ZCTA")["totPopE"]
    areas = areas.rename(columns={"GEOID": "zip", "LAT": "lat", "LONG": "lon"})[["zip", "lat", "lon"]]
    counted = areas["zip"].map(known)
    return areas.assign(people=counted.fillna(0))[counted != 0]


def read_towns(source: Path) -> pd.DataFrame:
    """Return the places of 500 people and more: name, county_fips (3 digits), lat, lon, population, code."""
    path = _only(source / "places", "geonames_cities500_*.csv")
    table = pd.read_csv(path, dtype={"admin2": str}, keep_default_na=False)
    table = table.rename(columns={"admin2": "county_fips", "fcode": "code"})
    return table[["name", "county_fips", "lat", "lon", "population", "code"]]


def read_people(source: Path) -> pd.DataFrame:
    """Return where people live: lat and lon of each block group's center of population, and its people."""
    table = pd.read_csv(_only(source / "population", "*_block_group*.csv"))
    table = table.rename(columns={"LATITUDE": "lat", "LONGITUDE": "lon", "POPULATION": "people"})
    return table.loc[table["people"] > 0, ["lat", "lon", "people"]].reset_index(drop=True)


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise TableError(folder / pattern, f"{len(found)} such files are in {folder}; the build needs exactly one.")
    return found[0]


def read_by_hand(data: Path, counties: Iterable[str]) -> pd.DataFrame:
    """Return the places that `places_overrides.csv` adds or mends: name, county (of `counties`), lat, lon."""
    columns = (Column(name="name", unique=True), _one_of(counties), LAT, LON)
    return read_table(data / "places_overrides.csv", columns)


def read_zips_by_hand(data: Path, counties: Iterable[str]) -> pd.DataFrame:
    """Return what `zips_overrides.csv` mends: zip, place, county (of `counties`), post_box_only ("yes" or empty)."""
    zip_code = Column(name="zip", pattern="[0-9]{5}", unique=True)
    boxes = Column(name="post_box_only", pattern="(yes)?", may_be_empty=True)
    return read_table(data / "zips_overrides.csv", (zip_code, Column(name="place"), _one_of(counties), boxes))


def _one_of(counties: Iterable[str]) -> Column:
    return Column(name="county", pattern="|".join(sorted(counties)))


def read_county_centers(source: Path) -> pd.DataFrame:
    """Return each county's center of population: county, county_fips (3 digits), lat, lon."""
    table = pd.read_csv(_only(source / "population", "*_county20[0-9][0-9].csv"), dtype={"COUNTYFP": str})
    names = {"COUNAME": "county", "COUNTYFP": "county_fips", "LATITUDE": "lat", "LONGITUDE": "lon"}
    return table.rename(columns=names)[list(names.values())]
