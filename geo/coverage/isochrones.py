"""Drive-time areas: the region cut into one area per band, along the roads instead of in circles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import contourpy
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray

CostAt = Callable[[FloatArray, FloatArray], FloatArray]

_COLUMNS = 320
_MARGIN = 0.01
_FAR = 4  # times the last limit: beyond it costs need not be told apart, and contours cannot run through infinity
_SPECK_CELLS = 2
_SMOOTHING = 0.4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Isochrone:
    """The part of the region in one band: (multi)polygon in degrees of EPSG:4326, lon before lat; it may be empty."""

    limit: float | None
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CostGrid:
    """The cost at every crossing of `lon` and `lat`, in degrees; `cost` is shaped (latitudes, longitudes)."""

    lon: FloatArray
    lat: FloatArray
    cost: FloatArray


def isochrones(outline: BaseGeometry, limits: Sequence[float], cost_at: CostAt) -> tuple[Isochrone, ...]:
    """Return one area per band, the last being beyond every limit; they do not overlap and together are `outline`.

    `cost_at` gives the cost at n points (lon, lat in degrees); it is asked once, for a grid.
    """
    return cut_isochrones(outline, limits, cost_grid(outline, cost_at))


def cost_grid(outline: BaseGeometry, cost_at: CostAt, *, columns: int = _COLUMNS) -> CostGrid:
    """Return the cost on a grid of `columns` columns that reaches just beyond the outline."""
    lon, lat = _grid(outline, columns)
    across, up = np.meshgrid(lon, lat)
    return CostGrid(lon=lon, lat=lat, cost=cost_at(across.ravel(), up.ravel()).reshape(across.shape))


def cut_isochrones(outline: BaseGeometry, limits: Sequence[float], grid: CostGrid) -> tuple[Isochrone, ...]:
    """Return the areas; borders run between crossings where the cost, taken as even in between, equals the limit."""
    cost = np.minimum(grid.cost, limits[-1] * _FAR)
    drawn = contourpy.contour_generator(grid.lon, grid.lat, cost, fill_type=contourpy.FillType.OuterOffset)
    cell = float(grid.lon[1] - grid.lon[0])
    within = [_smooth(_shape(*drawn.filled(-1, limit)), cell) for limit in limits]
    return _bands(outline, within, limits)


def _bands(outline: BaseGeometry, within: Sequence[BaseGeometry], limits: Sequence[float]) -> tuple[Isochrone, ...]:
    """Return what each shape adds to those before it, and what is left: nothing twice, nothing forgotten."""
    left, found = outline, []
    for limit, shape in zip(limits, within, strict=True):
        found.append(Isochrone(limit=limit, shape=_polygons(shapely.intersection(left, shape))))
        left = _polygons(shapely.difference(left, shape))
    return (*found, Isochrone(limit=None, shape=left))


def _smooth(shape: BaseGeometry, cell: float) -> BaseGeometry:
    """Return `shape` without specks, pinholes and bends that are smaller than the grid can tell."""
    speck = _SPECK_CELLS * cell * cell
    parts = [part for part in shapely.get_parts(shape) if part.area > speck]
    filled = [
        shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area > speck])
        for part in parts
    ]
    return shapely.make_valid(shapely.simplify(shapely.union_all(filled), cell * _SMOOTHING))


def _grid(outline: BaseGeometry, columns: int) -> tuple[FloatArray, FloatArray]:
    """Return longitudes and latitudes of a grid about as wide as high in meters, reaching just beyond the outline."""
    west, south, east, north = outline.bounds
    step = (east - west) / columns
    rows = round((north - south) / (step * np.cos(np.radians((south + north) / 2))))
    lon = np.linspace(west - _MARGIN, east + _MARGIN, columns)
    return lon, np.linspace(south - _MARGIN, north + _MARGIN, max(rows, 2))


def _shape(rings: Sequence[FloatArray], offsets: Sequence[npt.NDArray[np.uint32]]) -> BaseGeometry:
    """Return polygons from contourpy's rings: each array holds an outer ring and its holes, divided by offsets."""
    polygons = []
    for points, cuts in zip(rings, offsets, strict=True):
        outer, *holes = (points[first:last] for first, last in pairwise(cuts))
        polygons.append(shapely.Polygon(outer, holes))
    return shapely.MultiPolygon(polygons)


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """Return only what has an area: clipping may leave points and lines behind."""
    parts = [part for part in shapely.get_parts(shape) if shapely.get_dimensions(part) == 2]  # noqa: PLR2004
    return shapely.MultiPolygon(parts) if parts else shapely.MultiPolygon()
