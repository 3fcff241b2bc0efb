"""Isochrones: the region divided into one polygon per band of drive time (or distance) by road."""

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
_CAP = 4  # times the last limit: costs above it are equal, because contours cannot run through infinity
_MIN_CELLS = 2
_SMOOTHING = 0.4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Isochrone:
    """The part of the region in one band: a MultiPolygon in degrees of EPSG:4326 (lon, lat), possibly empty."""

    limit: float | None
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CostGrid:
    """The cost at every grid point of `lon` and `lat` (degrees); `cost` has the shape (latitudes, longitudes)."""

    lon: FloatArray
    lat: FloatArray
    cost: FloatArray


def isochrones(outline: BaseGeometry, limits: Sequence[float], cost_at: CostAt) -> tuple[Isochrone, ...]:
    """Return one isochrone per band, the last beyond every limit; they do not overlap and their union is `outline`.

    `cost_at` returns the cost at n points (lon, lat in degrees); it is called once, for a grid.
    """
    return isochrones_from_grid(outline, limits, cost_grid(outline, cost_at))


def cost_grid(outline: BaseGeometry, cost_at: CostAt, *, columns: int = _COLUMNS) -> CostGrid:
    """Return the cost on a grid of `columns` columns that extends just beyond the outline."""
    lon, lat = _grid(outline, columns)
    across, up = np.meshgrid(lon, lat)
    return CostGrid(lon=lon, lat=lat, cost=cost_at(across.ravel(), up.ravel()).reshape(across.shape))


def isochrones_from_grid(outline: BaseGeometry, limits: Sequence[float], grid: CostGrid) -> tuple[Isochrone, ...]:
    """Return the isochrones as filled contours of the grid, linear between grid points."""
    cost = np.minimum(grid.cost, limits[-1] * _CAP)
    contours = contourpy.contour_generator(grid.lon, grid.lat, cost, fill_type=contourpy.FillType.OuterOffset)
    cell = float(grid.lon[1] - grid.lon[0])
    within = [_smooth(_polygons_of_rings(*contours.filled(-1, limit)), cell) for limit in limits]
    return _divide(outline, within, limits)


def _divide(outline: BaseGeometry, within: Sequence[BaseGeometry], limits: Sequence[float]) -> tuple[Isochrone, ...]:
    """Return what each shape adds to those before it, and the remainder: no overlap and no gap."""
    left, bands = outline, []
    for limit, shape in zip(limits, within, strict=True):
        bands.append(Isochrone(limit=limit, shape=_polygons(shapely.intersection(left, shape))))
        left = _polygons(shapely.difference(left, shape))
    return (*bands, Isochrone(limit=None, shape=left))


def _smooth(shape: BaseGeometry, cell: float) -> BaseGeometry:
    """Return `shape` without islands, holes and vertices that are smaller than the grid resolves."""
    min_area = _MIN_CELLS * cell * cell
    parts = [part for part in shapely.get_parts(shape) if part.area > min_area]
    filled = [
        shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area > min_area])
        for part in parts
    ]
    return shapely.make_valid(shapely.simplify(shapely.union_all(filled), cell * _SMOOTHING))


def _grid(outline: BaseGeometry, columns: int) -> tuple[FloatArray, FloatArray]:
    """Return longitudes and latitudes of a grid of about square cells in meters, just beyond the outline."""
    west, south, east, north = outline.bounds
    step = (east - west) / columns
    rows = round((north - south) / (step * np.cos(np.radians((south + north) / 2))))
    lon = np.linspace(west - _MARGIN, east + _MARGIN, columns)
    return lon, np.linspace(south - _MARGIN, north + _MARGIN, max(rows, 2))


def _polygons_of_rings(rings: Sequence[FloatArray], offsets: Sequence[npt.NDArray[np.uint32]]) -> BaseGeometry:
    """Return polygons from contourpy's `OuterOffset`: an outer ring and its holes per array, split by offsets."""
    polygons = []
    for points, starts in zip(rings, offsets, strict=True):
        outer, *holes = (points[first:last] for first, last in pairwise(starts))
        polygons.append(shapely.Polygon(outer, holes))
    return shapely.MultiPolygon(polygons)


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """Return only the polygons: clipping may leave points and lines behind."""
    parts = [part for part in shapely.get_parts(shape) if shapely.get_dimensions(part) == 2]  # noqa: PLR2004
    return shapely.MultiPolygon(parts) if parts else shapely.MultiPolygon()
