"""Read the counties: their shapes from the base map, their centers of population from the table beside it."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import TableError
from geo.models import Point
from geo.tables.csv_reader import LAT, LON, Column, read_table, reject_rows, truncated_repr
from geo.tables.geojson import read_geojson
from geo.tables.manifest import verify

_BORDER_TOLERANCE_DEG = 0.01  # about a kilometer: rivers, piers, drawing error of the border

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
    """A county: its shape in degrees of EPSG:4326 (lon before lat), its seat and its center of population.

    `radius_m` is the distance from `point`, the center of population, to the county's farthest corner.
    """

    name: str
    fips: str
    shape: BaseGeometry
    seat: str
    point: Point
    radius_m: float


def read_counties(data: Path) -> tuple[County, ...]:
    """Return the counties listed in `counties.csv` in the folder `data`, in file order; raises `TableError`."""
    path = data / "counties.csv"
    shapes = read_shapes(data / "basemap_counties.geojson")
    rows = read_table(path, COLUMNS).to_dict("records")
    for number, row in enumerate(rows, start=2):
        if row["county"] not in shapes:
            fault = f"{truncated_repr(row['county'])} is not a county in the base map."
            raise TableError(path, fault, row=number, column="county")
    verify(path)
    return tuple(_county(row, shapes) for row in rows)


def reject_outside_county(
    path: Path,
    table: pd.DataFrame,
    names: "pd.Series[str]",
    counties: Iterable[County],
    *,
    required: "pd.Series[bool] | bool" = True,
) -> None:
    """Raise `TableError` for the first of `names` whose `county` is unknown or whose point is outside that county.

    A point may be up to about a kilometer outside; rows that are not `required` may be anywhere.
    """
    shapes = {county.name: county.shape for county in counties}
    reject_rows(path, table["county"], ~table["county"].isin(list(shapes)), "is not a county in counties.csv")
    points = shapely.points(table["lon"], table["lat"])
    inside = shapely.dwithin([shapes[name] for name in table["county"]], points, _BORDER_TOLERANCE_DEG)
    reject_rows(
        path, names, pd.Series(~inside, index=table.index) & required, "is outside its county; correct lat and lon"
    )


def read_shapes(path: Path) -> dict[str, BaseGeometry]:
    """Return the shapes of the GeoJSON file at `path` by name; raises `TableError`."""
    shapes: dict[str, BaseGeometry] = {}
    for number, (properties, shape) in enumerate(read_geojson(path), start=1):
        name = properties.get("name")
        if not isinstance(name, str):
            raise TableError(path, f'feature {number} has no "name" of type text.')
        shapely.prepare(shape)  # speeds up the many tests whether a county contains a point
        shapes[name] = shape
    return shapes


def _county(row: Mapping[Hashable, Any], shapes: Mapping[str, BaseGeometry]) -> County:
    return County(
        name=row["county"],
        fips=row["fips"],
        shape=shapes[row["county"]],
        seat=row["seat"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        radius_m=row["radius_m"],
    )
