"""Read the towns of the source, corrected and extended by the overrides, each inside its county and with a radius."""

from pathlib import Path

import numpy as np
import pandas as pd

from geo.pipeline.borders import Borders
from geo.pipeline.counties import SEAT_CODES
from geo.pipeline.sources import read_people, read_place_overrides, read_towns
from geo.pipeline.spread import Array, meters_to_people
from geo.tables.normalize import name_key

_ELONGATION = 1.5  # a town is not round: its far end lies outside the circle that would contain its people
_MAX_PER_KM2, _MIN_PER_KM2 = 1500, 250  # people per km2 of built-up towns, for towns smaller than block groups
_MIN_RADIUS_M = 1_000
_LOCALITY_RADIUS_M = 3_000  # unknown population: houses along a mile or two of road


def read_all_towns(source: Path, data: Path) -> pd.DataFrame:
    """Return name, county, county_fips, lat, lon, population, kind and radius_m of every town, each name once."""
    borders = Borders.read(data)
    towns = read_towns(source).assign(
        kind=lambda table: np.where(table["code"].isin(SEAT_CODES), "county seat", "town")
    )
    towns = towns.assign(county=towns["county_fips"].map(borders.names))
    towns = borders.move_inside(_apply_overrides(towns, _overrides(data, borders)))
    return towns.assign(radius_m=_radius(towns, read_people(source))).sort_values(["name", "county"], ignore_index=True)


def _overrides(data: Path, borders: Borders) -> pd.DataFrame:
    fips = {name: code for code, name in borders.names.items()}
    table = read_place_overrides(data, fips)
    return table.assign(county_fips=table["county"].map(fips), kind="locality", population=0)


def _apply_overrides(towns: pd.DataFrame, overrides: pd.DataFrame) -> pd.DataFrame:
    """Return both tables as one; an override replaces the name and position of the town with its name and county."""
    overrides = overrides.set_index(_keys(overrides))
    towns = towns.set_index(_keys(towns))
    corrected = towns.index.intersection(overrides.index)
    columns = ["name", "lat", "lon"]
    towns.loc[corrected, columns] = overrides.loc[corrected, columns]
    return pd.concat([towns, overrides.drop(index=corrected)], ignore_index=True)


def _keys(table: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays([table["name"].map(name_key), table["county"]])


def _radius(towns: pd.DataFrame, people: pd.DataFrame) -> Array:
    """Return the radius in meters that contains almost all of each town, rounded to 100 m."""
    population = towns["population"].to_numpy(dtype=np.float64)
    radius = meters_to_people(towns, people, population)
    radius = np.clip(radius, _circle_m(population, _MAX_PER_KM2), _circle_m(population, _MIN_PER_KM2))
    meters = np.maximum(_ELONGATION * radius, _MIN_RADIUS_M)
    return np.where(population > 0, meters, _LOCALITY_RADIUS_M).round(-2)


def _circle_m(population: Array, per_km2: float) -> Array:
    """Return the radius in meters of the circle that `population` fills at `per_km2` people per km2."""
    return np.asarray(1000 * np.sqrt(population / per_km2 / np.pi))
