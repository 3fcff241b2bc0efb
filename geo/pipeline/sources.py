"""Read the source files of places, ZIP codes and people, each into a data frame with lon and lat in degrees."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from geo.errors import TableError
from geo.tables.csv_reader import LAT, LON, Column, read_table

_ZIP_NAMES = ["zip", "place", "county", "county_fips", "lat", "lon", "accuracy"]
_ZIP_COLUMNS = [1, 2, 5, 6, 9, 10, 11]


def read_zip_list(source: Path) -> pd.DataFrame:
    """Return every ZIP code: zip, place, county, county_fips (3 digits), lat, lon, accuracy (1: estimated)."""
    path = _only(source / "places", "geonames_zip_*.tsv")
    text = dict.fromkeys(_ZIP_COLUMNS[:4], str)
    table = pd.read_csv(path, sep="\t", header=None, usecols=_ZIP_COLUMNS, dtype=text, keep_default_na=False)
    return table.set_axis(_ZIP_NAMES, axis="columns").sort_values("zip", ignore_index=True)


def read_zip_areas(source: Path) -> pd.DataFrame:
    """Return the census ZIP areas: zip, lat and lon of an interior point, people (2014-18; 0 if unknown).

    Areas without any residents are left out: they have only post office boxes.
    """
    areas = pd.read_csv(_only(source / "places", "census_zcta_*.csv"), dtype={"GEOID": str})
    people = pd.read_csv(_only(source / "population", "*_zcta_acs*.csv"), dtype={"ZCTA": str})
    residents = people.set_index("ZCTA")["totPopE"]
    areas = areas.rename(columns={"GEOID": "zip", "LAT": "lat", "LONG": "lon"})[["zip", "lat", "lon"]]
    counted = areas["zip"].map(residents)
    return areas.assign(people=counted.fillna(0))[counted != 0]


def read_towns(source: Path) -> pd.DataFrame:
    """Return the places with at least 500 people: name, county_fips (3 digits), lat, lon, population, code."""
    path = _only(source / "places", "geonames_cities500_*.csv")
    table = pd.read_csv(path, dtype={"admin2": str}, keep_default_na=False)
    table = table.rename(columns={"admin2": "county_fips", "fcode": "code"})
    return table[["name", "county_fips", "lat", "lon", "population", "code"]]


def read_people(source: Path) -> pd.DataFrame:
    """Return lat, lon and people of each populated block group; the position is its center of population."""
    table = pd.read_csv(_only(source / "population", "*_block_group*.csv"))
    table = table.rename(columns={"LATITUDE": "lat", "LONGITUDE": "lon", "POPULATION": "people"})
    return table.loc[table["people"] > 0, ["lat", "lon", "people"]].reset_index(drop=True)


def _only(folder: Path, pattern: str) -> Path:
    paths = sorted(folder.glob(pattern))
    if len(paths) != 1:
        raise TableError(folder / pattern, f"{folder} has {len(paths)} such files; it must have exactly one.")
    return paths[0]


def read_place_overrides(data: Path, counties: Iterable[str]) -> pd.DataFrame:
    """Return the places that `places_overrides.csv` adds or corrects: name, county (of `counties`), lat, lon."""
    columns = (Column(name="name", unique=True), _one_of(counties), LAT, LON)
    return read_table(data / "places_overrides.csv", columns)


def read_zip_overrides(data: Path, counties: Iterable[str]) -> pd.DataFrame:
    """Return the rows of `zips_overrides.csv`: zip, place, county (of `counties`), post_box_only, people.

    `post_box_only` is "yes" or empty; `people` is a population in digits where the survey's is wrong, or empty.
    """
    zip_code = Column(name="zip", pattern="[0-9]{5}", unique=True)
    boxes = Column(name="post_box_only", pattern="(yes)?", may_be_empty=True)
    people = Column(name="people", pattern="[0-9]*", may_be_empty=True)
    return read_table(data / "zips_overrides.csv", (zip_code, Column(name="place"), _one_of(counties), boxes, people))


def _one_of(counties: Iterable[str]) -> Column:
    return Column(name="county", pattern="|".join(sorted(counties)))


def read_county_centers(source: Path) -> pd.DataFrame:
    """Return each county's center of population: county, county_fips (3 digits), lat, lon."""
    table = pd.read_csv(_only(source / "population", "*_county20[0-9][0-9].csv"), dtype={"COUNTYFP": str})
    names = {"COUNAME": "county", "COUNTYFP": "county_fips", "LATITUDE": "lat", "LONGITUDE": "lon"}
    return table.rename(columns=names)[list(names.values())]
