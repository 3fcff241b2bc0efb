"""Build the table of counties: seat, center of population, and the distance from there to the farthest corner."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.pipeline.sources import read_county_centers, read_towns
from geo.pipeline.spread import meters_between
from geo.tables.counties import COLUMNS, read_shapes
from geo.tables.csv_writer import degrees, write_csv
from geo.tables.region import read_region

SEAT_CODES = ("PPLA", "PPLA2")  # GeoNames feature codes of a state capital and a county seat


def build_counties(source: Path, data: Path) -> None:
    """Write `counties.csv` to the folder `data`, which must already contain the base map."""
    shapes, seats = read_shapes(data / "basemap_counties.geojson"), _seats(read_towns(source))
    state = read_region(data / "region.toml").fips
    table = read_county_centers(source).sort_values("county")
    table["fips"] = state + table["county_fips"]
    table["seat"] = table["county_fips"].map(seats)
    table["radius_m"] = [_radius_m(row, shapes) for row in table[["county", "lon", "lat"]].itertuples(index=False)]
    table["lat"], table["lon"] = table["lat"].map(degrees), table["lon"].map(degrees)
    header = [column.name for column in COLUMNS]
    write_csv(data / "counties.csv", header, table[header].itertuples(index=False))


def _radius_m(center: Any, shapes: Mapping[str, BaseGeometry]) -> int:  # noqa: ANN401 - a pandas row has no type
    """Return the meters from the center (county, lon, lat) to the county's farthest corner, to 100 m."""
    origin = pd.DataFrame({"lon": [center.lon], "lat": [center.lat]})
    corners = pd.DataFrame(shapely.get_coordinates(shapes[center.county]), columns=["lon", "lat"])
    return int(meters_between(origin, corners).max().round(-2))


def _seats(towns: pd.DataFrame) -> dict[str, str]:
    seats = towns[towns["code"].isin(SEAT_CODES)].sort_values("population")
    return dict(zip(seats["county_fips"], seats["name"], strict=True))
