"""Build the table of ZIP codes: where the people of each one are, and how far from there they may be."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from geo.pipeline.borders import Borders
from geo.pipeline.sources import read_people, read_zip_areas, read_zip_list, read_zips_by_hand
from geo.pipeline.spread import Array, half_way_to_neighbors, mean_meters, meters_between, reach_of_own_people
from geo.pipeline.towns import read_all_towns
from geo.tables.csv_writer import degrees, write_csv
from geo.tables.normalize import name_key
from geo.tables.places import ZIP_COLUMNS

_GUESS = 1  # GeoNames' mark for a position that it estimated
_SHARE = 0.95  # of a ZIP code's people live within its radius
_NEIGHBORS = 3
_FEWEST = 500.0  # people by whom the position of a ZIP code of unknown or tiny population is judged
_SMALLEST_M = 1_500


def build_zips(source: Path, data: Path) -> None:
    """Write `zips.csv` into the folder `data`."""
    towns, people = read_all_towns(source, data), read_people(source)
    zips = _described(source, data, towns)
    zips = zips.join(_positions(zips, towns, people, Borders.read(data)), on="zip")
    zips["radius_m"] = np.where(zips["post_box_only"], _town_radius(zips, towns), _area_radius(zips, people))
    zips["post_box_only"] = zips["post_box_only"].map({True: "yes", False: "no"})
    zips["lat"], zips["lon"] = zips["lat"].map(degrees), zips["lon"].map(degrees)
    zips["radius_m"] = zips["radius_m"].round(-2).astype(int)
    header = [*(column.name for column in ZIP_COLUMNS), "position_from"]
    write_csv(data / "zips.csv", header, zips[header].itertuples(index=False))


def _described(source: Path, data: Path, towns: pd.DataFrame) -> pd.DataFrame:
    """Return every ZIP code with all that is known of it; `geonames_lon`, `census_lon` and so on are candidates."""
    listed = read_zip_list(source).rename(columns={"lat": "geonames_lat", "lon": "geonames_lon"})
    areas = read_zip_areas(source).rename(columns={"lat": "census_lat", "lon": "census_lon"})
    zips = listed.merge(areas, on="zip", how="left")
    names = Borders.read(data).names
    spelled = {name_key(name): name for name in towns["name"]}
    zips = _mended(zips, read_zips_by_hand(data, names.values()), names)
    return zips.assign(
        county=zips["county_fips"].map(names),
        place=[spelled.get(name_key(place), place) for place in zips["place"]],
        post_box_only=zips["census_lat"].isna() | zips["only_boxes"],
        people=zips["people"].fillna(0).clip(lower=_FEWEST),
    )


def _mended(zips: pd.DataFrame, by_hand: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return `zips` with the place and county that `by_hand` gives some of them; `only_boxes` where it says so."""
    fips = {name: code for code, name in names.items()}
    better = by_hand.assign(county_fips=by_hand["county"].map(fips)).set_index("zip")[["place", "county_fips"]]
    zips = zips.set_index("zip")
    zips.loc[better.index, better.columns] = better
    zips["only_boxes"] = zips.index.isin(by_hand.loc[by_hand["post_box_only"] == "yes", "zip"])
    return zips.reset_index()


def _positions(zips: pd.DataFrame, towns: pd.DataFrame, people: pd.DataFrame, borders: Borders) -> pd.DataFrame:
    """Return lat, lon and position_from by ZIP code: of the candidates inside its county the likeliest."""
    town = _town_centers(zips, towns).assign(meters=-1.0, position_from="town center")
    given = [_candidates(zips, people, "geonames"), _candidates(zips, people, "census")]
    last = _nearest_towns(zips, towns).assign(meters=np.inf, position_from="nearest town of its county")
    every = pd.concat([town, *given, last], ignore_index=True)
    inside = every[borders.contains(every)].sort_values(["zip", "meters"], kind="stable")
    return inside.drop_duplicates("zip").set_index("zip")[["lat", "lon", "position_from"]]


def _town_centers(zips: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    """Return the center of the town that a ZIP code is named after, where it has no other area or only boxes."""
    areas = zips[~zips["post_box_only"]].groupby(["place", "county_fips"])["zip"].transform("size")
    alone = areas.reindex(zips.index, fill_value=1) == 1
    asked = zips.loc[alone, ["zip", "place", "county_fips"]]
    found = asked.merge(towns, left_on=["place", "county_fips"], right_on=["name", "county_fips"])
    return found[["zip", "county_fips", "lat", "lon"]]


def _candidates(zips: pd.DataFrame, people: pd.DataFrame, origin: str) -> pd.DataFrame:
    """Return the positions from `origin` with how far the ZIP code's number of people live from each on average."""
    found = zips.assign(lat=zips[f"{origin}_lat"], lon=zips[f"{origin}_lon"]).dropna(subset=["lat"])
    if origin == "geonames":
        found = found[found["accuracy"] != _GUESS]
    meters = mean_meters(found, people, found["people"].to_numpy())
    found = found[["zip", "county_fips", "lat", "lon"]]
    return found.assign(meters=meters, position_from=f"{origin} point")


def _nearest_towns(zips: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    here = zips.rename(columns={"geonames_lat": "lat", "geonames_lon": "lon"})
    elsewhere = here["county_fips"].to_numpy()[:, None] != towns["county_fips"].to_numpy()[None, :]
    nearest = np.where(elsewhere, np.inf, meters_between(here, towns)).argmin(axis=1)
    return here[["zip", "county_fips"]].join(towns[["lat", "lon"]].iloc[nearest].set_axis(here.index))


def _area_radius(zips: pd.DataFrame, people: pd.DataFrame) -> Array:
    """Return for each ZIP area the meters within which its people live, as far as their spread tells."""
    areas = zips[~zips["post_box_only"]]
    reach = reach_of_own_people(areas, people, _SHARE)
    meters = np.maximum(np.maximum(reach, half_way_to_neighbors(areas, _NEIGHBORS)), _SMALLEST_M)
    every = np.full(len(zips), np.nan)
    every[~zips["post_box_only"].to_numpy(dtype=bool)] = meters
    return every


def _town_radius(zips: pd.DataFrame, towns: pd.DataFrame) -> Array:
    """Return the radius of the town nearest to each ZIP code: its post boxes' owners live in and around it."""
    radius_m: Array = towns["radius_m"].to_numpy(dtype=np.float64)
    nearest = meters_between(zips, towns).argmin(axis=1)
    return np.asarray(radius_m[nearest])
