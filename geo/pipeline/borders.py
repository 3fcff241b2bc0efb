"""Check that every position lies inside its county, and move those that do not."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.tables.counties import read_counties

_INSET_DEG = 0.001  # how far inside the border a position is moved, so that rounding cannot move it out again


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The counties' shapes and names by county FIPS code (three digits)."""

    shapes: dict[str, BaseGeometry]
    names: dict[str, str]

    @classmethod
    def read(cls, data: Path) -> "Borders":
        """Return the borders of the counties in the folder `data`."""
        counties = read_counties(data)
        return cls(
            shapes={county.fips[2:]: county.shape for county in counties},
            names={county.fips[2:]: county.name for county in counties},
        )

    def contains(self, table: pd.DataFrame) -> "pd.Series[bool]":
        """Return for each row of `table` (county_fips, lon, lat) whether its position lies in its county."""
        points = zip(table["county_fips"], table["lon"], table["lat"], strict=True)
        inside = [shapely.contains_xy(self.shapes[fips], lon, lat) for fips, lon, lat in points]
        return pd.Series(inside, index=table.index, dtype=bool)

    def move_inside(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return `table` with every position outside its county moved to the nearest point just inside."""
        table = table.copy()
        outside = ~self.contains(table)
        rows = table.loc[outside, ["county_fips", "lon", "lat"]].itertuples(index=False, name=None)
        table.loc[outside, ["lon", "lat"]] = [self._nearest_inside(*row) for row in rows]
        return table

    def _nearest_inside(self, fips: str, lon: float, lat: float) -> tuple[float, float]:
        core = self.shapes[fips].buffer(-_INSET_DEG)
        nearest = shapely.shortest_line(core, shapely.Point(lon, lat)).coords[0]
        return float(nearest[0]), float(nearest[1])
