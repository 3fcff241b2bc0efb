"""Separate the sea from land that no table describes: a frame clips the neighboring states; both continue beyond it."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ui.map.geojson import geometry

_BEYOND_DEG = 40  # how far the sea continues past the frame: beyond what the map can show
_GRID_DEG = 0.01  # wider than the gaps between two states' shapes, and than rounding errors
_INLET = 0.1  # largest share of an inlet's outline on the frame; land that no table has exceeds it

Shapes = Mapping[str, Any]


def split(states: Shapes, counties: Shapes) -> dict[str, Any]:
    """Return the layers `sea` and `states` (borders without the clipping frame) from GeoJSON in degrees.

    Sea is the area between the counties' coast and the frame, and narrow inlets; everything else may be land.
    """
    neighbors, ours = _union(states), _union(counties)
    frame = _frame(neighbors, ours)
    land = shapely.union(neighbors, ours).buffer(_GRID_DEG)
    gaps = [part for part in shapely.get_parts(frame.difference(land)) if _opening(part, frame) > 0]
    seas = [_spread(gap, frame) for gap in gaps if gap.distance(ours) < 2 * _GRID_DEG]
    inlets = [gap.buffer(_GRID_DEG) for gap in gaps if _opening(gap, frame) < _INLET * gap.length]
    frame_line = frame.boundary.buffer(_GRID_DEG)
    return {
        "sea": _layer([water.simplify(_GRID_DEG / 4) for water in [*inlets, *seas]]),
        "states": _layer([shapely.difference(_shape(state).boundary, frame_line) for state in states["features"]]),
    }


def _frame(neighbors: BaseGeometry, ours: BaseGeometry) -> BaseGeometry:
    """Return the box, equally far from the counties on all sides, that clipped the neighbors."""
    west, south, east, north = ours.bounds
    margin = np.abs(np.subtract(neighbors.bounds, ours.bounds)).max()
    frame: BaseGeometry = shapely.box(west - margin, south - margin, east + margin, north + margin)
    return frame


def _opening(gap: BaseGeometry, frame: BaseGeometry) -> float:
    """Return the length of the gap's outline on the frame, in degrees."""
    return float(gap.boundary.intersection(frame.boundary).length)


def _spread(sea: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    """Return the sea without the land's buffer, with all points on the frame moved far out."""
    west, south, east, north = frame.buffer(-_GRID_DEG / 10).bounds

    def move(points: np.ndarray) -> np.ndarray:
        lon, lat = points.T
        direction = [(lon >= east) * 1.0 - (lon <= west), (lat >= north) * 1.0 - (lat <= south)]
        moved: np.ndarray = points + _BEYOND_DEG * np.transpose(direction)
        return moved

    return shapely.transform(sea.buffer(_GRID_DEG).intersection(frame), move)


def _union(shapes: Shapes) -> BaseGeometry:
    return shapely.union_all([_shape(feature) for feature in shapes["features"]])


def _shape(feature: Mapping[str, Any]) -> BaseGeometry:
    return shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))


def _layer(shapes: list[BaseGeometry]) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {}, "geometry": geometry(shape)} for shape in shapes if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}
