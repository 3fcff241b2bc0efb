"""Read the counties: their shapes from the base map, where their people are from the table beside it."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import TableError
from geo.models import Point
from geo.tables.csv_reader import LAT, LON, Column, read_table, short_reason, truncated_repr, unreadable

COLUMNS = (
    Column(name="county", unique=True),
    Column(name="fips", pattern="[0-9]{5}", unique=True),
    Column(name="seat"),
    LAT,
    LON,
    Column(name="radius_m", number=True, low=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county: its shape in degrees of EPSG:4326 (lon before lat), its seat, and its people's center.

    `radius_m` is how far from `point`, the center of population, the county's farthest corner lies.
    """

    name: str
    fips: str
    shape: BaseGeometry
    seat: str
    point: Point
    radius_m: float


def read_counties(data: Path) -> tuple[County, ...]:
    """Return the counties that `counties.csv` in the folder `data` lists, in its order; raises `TableError`."""
    path = data / "counties.csv"
    shapes = read_shapes(data / "basemap_counties.geojson")
    rows = read_table(path, COLUMNS).to_dict("records")
    for number, row in enumerate(rows, start=2):
        if row["county"] not in shapes:
            raise TableError(
                path, f"{truncated_repr(row['county'])} is no county of the base map.", row=number, column="county"
            )
    return tuple(_county(row, shapes) for row in rows)


def read_shapes(path: Path) -> dict[str, BaseGeometry]:
    """Return the shapes of the GeoJSON file at `path` by the name of each; raises `TableError`."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {each["properties"]["name"]: _shape(each) for each in features}
    except OSError as error:
        raise unreadable(path, error) from None
    except (ValueError, KeyError, TypeError, RecursionError, shapely.errors.GEOSException) as error:
        raise TableError(path, f"the file is no GeoJSON of named shapes ({short_reason(error)}).") from error


def _shape(feature: Mapping[str, Any]) -> BaseGeometry:
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    shapely.prepare(shape)  # each is asked again and again whether it holds a point
    return shape


def _county(row: Mapping[Hashable, Any], shapes: Mapping[str, BaseGeometry]) -> County:
    return County(
        name=row["county"],
        fips=row["fips"],
        shape=shapes[row["county"]],
        seat=row["seat"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        radius_m=row["radius_m"],
    )
