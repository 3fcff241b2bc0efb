"""The towns: those of the source, then those mended or added by hand; each inside its county, with a radius."""

from pathlib import Path

import numpy as np
import pandas as pd

from geo.pipeline.borders import Borders
from geo.pipeline.counties import SEAT_CODES
from geo.pipeline.sources import read_by_hand, read_people, read_towns
from geo.pipeline.spread import Array, meters_to_people
from geo.tables.normalize import name_key

_ELONGATION = 1.5  # a town is no disc: its far end lies beyond the disc that would hold its people
_DENSEST_PER_KM2, _THINNEST_PER_KM2 = 1500, 250  # people per km2 of built-up towns; where block groups are too coarse
_SMALLEST_M = 1_000
_UNKNOWN_M = 3_000  # a locality nobody counts: the houses along a mile or two of road


def read_all_towns(source: Path, data: Path) -> pd.DataFrame:
    """Return name, county, county_fips, lat, lon, population, kind and radius_m of every town, each name once."""
    borders = Borders.read(data)
    towns = read_towns(source).assign(
        kind=lambda table: np.where(table["code"].isin(SEAT_CODES), "county seat", "town")
    )
    towns = towns.assign(county=towns["county_fips"].map(borders.names))
    towns = borders.mended(_replaced(towns, _by_hand(data, borders)))
    return towns.assign(radius_m=_radius(towns, read_people(source))).sort_values(["name", "county"], ignore_index=True)


def _by_hand(data: Path, borders: Borders) -> pd.DataFrame:
    fips = {name: code for code, name in borders.names.items()}
    table = read_by_hand(data, fips)
    return table.assign(county_fips=table["county"].map(fips), kind="locality", population=0)


def _replaced(towns: pd.DataFrame, by_hand: pd.DataFrame) -> pd.DataFrame:
    """Return both tables as one; a row by hand mends the name and position of the town of that name and county."""
    by_hand = by_hand.set_index(_keys(by_hand))
    towns = towns.set_index(_keys(towns))
    mended = towns.index.intersection(by_hand.index)
    columns = ["name", "lat", "lon"]
    towns.loc[mended, columns] = by_hand.loc[mended, columns]
    return pd.concat([towns, by_hand.drop(index=mended)], ignore_index=True)


def _keys(table: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays([table["name"].map(name_key), table["county"]])


def _radius(towns: pd.DataFrame, people: pd.DataFrame) -> Array:
    """Return the meters within which almost all of each town lies, to 100 m."""
    population = towns["population"].to_numpy(dtype=np.float64)
    disc = meters_to_people(towns, people, population)
    disc = np.clip(disc, _disc_m(population, _DENSEST_PER_KM2), _disc_m(population, _THINNEST_PER_KM2))
    meters = np.maximum(_ELONGATION * disc, _SMALLEST_M)
    return np.where(population > 0, meters, _UNKNOWN_M).round(-2)


def _disc_m(population: Array, per_km2: float) -> Array:
    """Return the radius in meters of the disc that `population` fills at so many people per km2."""
    return np.asarray(1000 * np.sqrt(population / per_km2 / np.pi))
