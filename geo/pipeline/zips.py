"""Build the table of ZIP codes: a position among the people of each one, and the radius within which they live."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from geo.pipeline.borders import Borders
from geo.pipeline.sources import read_people, read_zip_areas, read_zip_list, read_zip_overrides
from geo.pipeline.spread import Array, mean_meters, meters_between
from geo.pipeline.towns import read_all_towns
from geo.pipeline.zip_people import assign_people, median_points, radius_of_assigned
from geo.tables.csv_writer import degrees, write_csv
from geo.tables.normalize import name_key
from geo.tables.places import ZIP_COLUMNS

_ESTIMATED = 1  # GeoNames' accuracy code of an estimated position
_FRACTION = 0.95  # of a ZIP code's people live within its radius before it is calibrated
_CALIBRATION = 1.3  # so that 95 of 100 real addresses lie within the radius: a block group is coarser than a house
_MIN_RADIUS_M, _MAX_RADIUS_M = 3_000, 25_000
_MIN_PEOPLE = 500.0  # the population of a ZIP code if the survey's is unknown or smaller


def build_zips(source: Path, data: Path) -> None:
    """Write `zips.csv` to the folder `data`, which must already contain the counties."""
    towns, people = read_all_towns(source, data), read_people(source)
    zips = _zips_with_candidates(source, data, towns)
    assigned = _assigned(zips, people)
    zips = zips.join(_positions(zips, towns, people, assigned, Borders.read(data)), on="zip")
    zips["radius_m"] = np.where(zips["post_box_only"], _town_radius(zips, towns), _area_radius(zips, people, assigned))
    zips["post_box_only"] = zips["post_box_only"].map({True: "yes", False: "no"})
    zips["lat"], zips["lon"] = zips["lat"].map(degrees), zips["lon"].map(degrees)
    zips["radius_m"] = zips["radius_m"].round(-2).astype(int)
    header = [*(column.name for column in ZIP_COLUMNS), "position_from"]
    write_csv(data / "zips.csv", header, zips[header].itertuples(index=False))


def _zips_with_candidates(source: Path, data: Path, towns: pd.DataFrame) -> pd.DataFrame:
    """Return every ZIP code with its facts; `geonames_lon`, `census_lon` and so on are candidate positions."""
    listed = read_zip_list(source).rename(columns={"lat": "geonames_lat", "lon": "geonames_lon"})
    areas = read_zip_areas(source).rename(columns={"lat": "census_lat", "lon": "census_lon"})
    zips = listed.merge(areas, on="zip", how="left")
    names = Borders.read(data).names
    spellings = {name_key(name): name for name in towns["name"]}
    zips = _apply_overrides(zips, read_zip_overrides(data, names.values()), names)
    return zips.assign(
        county=zips["county_fips"].map(names),
        place=[spellings.get(name_key(place), place) for place in zips["place"]],
        post_box_only=zips["census_lat"].isna() | zips["only_boxes"],
        people=zips["counted"].fillna(zips["people"]).fillna(0).clip(lower=_MIN_PEOPLE),
    )


def _apply_overrides(zips: pd.DataFrame, overrides: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return `zips` with place and county replaced by `overrides`, and the columns `only_boxes` and `counted` added."""
    fips = {name: code for code, name in names.items()}
    corrections = overrides.assign(county_fips=overrides["county"].map(fips)).set_index("zip")
    zips = zips.set_index("zip")
    zips.loc[corrections.index, ["place", "county_fips"]] = corrections[["place", "county_fips"]]
    zips["counted"] = pd.to_numeric(corrections["people"]).reindex(zips.index)
    zips["only_boxes"] = zips.index.isin(overrides.loc[overrides["post_box_only"] == "yes", "zip"])
    return zips.reset_index()


def _assigned(zips: pd.DataFrame, people: pd.DataFrame) -> Array:
    """Return the people of each block group that are assigned to each ZIP code; none to those with only PO boxes."""
    areas = zips[~zips["post_box_only"]]
    origins = ("geonames", "census")
    points = [areas.assign(lon=areas[f"{origin}_lon"], lat=areas[f"{origin}_lat"]) for origin in origins]
    points[0].loc[areas["accuracy"] == _ESTIMATED, ["lon", "lat"]] = np.nan
    assigned = np.zeros((len(people), len(zips)))
    assigned[:, ~zips["post_box_only"].to_numpy(dtype=bool)] = assign_people(
        points, people, areas["people"].to_numpy(dtype=np.float64)
    )
    return assigned


def _positions(
    zips: pd.DataFrame, towns: pd.DataFrame, people: pd.DataFrame, assigned: Array, borders: Borders
) -> pd.DataFrame:
    """Return lat, lon and position_from by ZIP code: the most likely candidate inside its county."""
    town = _town_centers(zips, towns).assign(meters=-2.0, position_from="town center")
    median = _medians(zips, towns, people, assigned).assign(meters=-1.0, position_from="its people")
    points = [_candidates(zips, people, "geonames"), _candidates(zips, people, "census")]
    last = _nearest_towns(zips, towns).assign(meters=np.inf, position_from="nearest town of its county")
    candidates = pd.concat([town, median, *points, last], ignore_index=True)
    inside = candidates[borders.contains(candidates)].sort_values(["zip", "meters"], kind="stable")
    return inside.drop_duplicates("zip").set_index("zip")[["lat", "lon", "position_from"]]


def _medians(zips: pd.DataFrame, towns: pd.DataFrame, people: pd.DataFrame, assigned: Array) -> pd.DataFrame:
    """Return the median point of the people assigned to each ZIP code, if there are any."""
    centers = towns.drop_duplicates("name").set_index("name")[["lon", "lat"]].reindex(zips["place"])
    medians = median_points(assigned, people, centers.set_axis(zips.index))
    return zips[["zip", "county_fips"]].join(medians).dropna(subset=["lat"])


def _town_centers(zips: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    """Return the center of the town a ZIP code is named after, if it is the town's only area or has only PO boxes."""
    areas = zips[~zips["post_box_only"]].groupby(["place", "county_fips"])["zip"].transform("size")
    is_only_area = areas.reindex(zips.index, fill_value=1) == 1
    candidates = zips.loc[is_only_area, ["zip", "place", "county_fips"]]
    matches = candidates.merge(towns, left_on=["place", "county_fips"], right_on=["name", "county_fips"])
    return matches[["zip", "county_fips", "lat", "lon"]]


def _candidates(zips: pd.DataFrame, people: pd.DataFrame, origin: str) -> pd.DataFrame:
    """Return the positions from `origin`, each with its mean distance to as many people as the ZIP code has."""
    points = zips.assign(lat=zips[f"{origin}_lat"], lon=zips[f"{origin}_lon"]).dropna(subset=["lat"])
    if origin == "geonames":
        points = points[points["accuracy"] != _ESTIMATED]
    meters = mean_meters(points, people, points["people"].to_numpy())
    points = points[["zip", "county_fips", "lat", "lon"]]
    return points.assign(meters=meters, position_from=f"{origin} point")


def _nearest_towns(zips: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    points = zips.rename(columns={"geonames_lat": "lat", "geonames_lon": "lon"})
    other_county = points["county_fips"].to_numpy()[:, None] != towns["county_fips"].to_numpy()[None, :]
    nearest = np.where(other_county, np.inf, meters_between(points, towns)).argmin(axis=1)
    return points[["zip", "county_fips"]].join(towns[["lat", "lon"]].iloc[nearest].set_axis(points.index))


def _area_radius(zips: pd.DataFrame, people: pd.DataFrame, assigned: Array) -> Array:
    """Return the radius of each ZIP area in meters: how far its people live, calibrated with real addresses."""
    meters = radius_of_assigned(assigned, people, zips, _FRACTION)
    return np.asarray(np.clip(_CALIBRATION * meters, _MIN_RADIUS_M, _MAX_RADIUS_M))


def _town_radius(zips: pd.DataFrame, towns: pd.DataFrame) -> Array:
    """Return the radius of the town nearest to each ZIP code: owners of PO boxes live in and around it."""
    radius_m: Array = towns["radius_m"].to_numpy(dtype=np.float64)
    nearest = meters_between(zips, towns).argmin(axis=1)
    return np.asarray(radius_m[nearest])
