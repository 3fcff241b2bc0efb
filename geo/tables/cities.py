"""Read the listed cities: the source's text, the place it means and the position of its center."""

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import shapely

from geo.errors import TableError
from geo.models import City, Point
from geo.tables.counties import County
from geo.tables.csv_reader import LAT, LON, Column, read_table, reject_duplicates, reject_rows

_BORDER_TOLERANCE_DEG = 0.01  # about a kilometer: rivers, piers, drawing error of the border

COLUMNS = (
    Column(name="listed_as", unique=True),
    Column(name="name", unique=True),
    Column(name="county"),
    LAT,
    LON,
    Column(name="position_from"),
)


def read_cities(path: Path, counties: Sequence[County] | None = None) -> tuple[City, ...]:
    """Return the cities of the table at `path`, in file order; each must be in its county, if `counties` are given.

    Raises `TableError` naming the row and column at fault.
    """
    table = read_table(path, COLUMNS)
    if table.empty:
        raise TableError(path, "the table has no rows; list at least one city.")
    reject_duplicates(path, table)
    if counties is not None:
        shapes = {county.name: county.shape for county in counties}
        reject_rows(path, table["county"], ~table["county"].isin(list(shapes)), "is not a county in counties.csv")
        outside_deg = shapely.distance(
            [shapes[name] for name in table["county"]], shapely.points(table["lon"], table["lat"])
        )
        outside = pd.Series(outside_deg > _BORDER_TOLERANCE_DEG)
        reject_rows(path, table["name"], outside, "is outside its county; correct lat and lon")
    return tuple(_city(row) for row in table.to_dict("records"))


def _city(row: Mapping[Hashable, Any]) -> City:
    return City(
        listed_as=row["listed_as"],
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
    )
