"""Tell sea from land that no table describes: a frame cuts the neighbors off, and both go on beyond it."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ui.map.geojson import geometry

_BEYOND_DEG = 40  # how far the sea goes on past the frame: farther than anybody can look
_GRID_DEG = 0.01  # wider than the cracks between two states' shapes, and than what rounding moves
_INLET = 0.1  # of its outline: so far an inlet may be open to the frame; land that no table has is wider open

Shapes = Mapping[str, Any]


def split(states: Shapes, counties: Shapes) -> dict[str, Any]:
    """Return the layers `sea` and `states` (its borders, without the frame that cut it) from GeoJSON in degrees.

    Sea is what lies open to the frame beside the counties' coast, and narrow inlets; all else may be land.
    """
    neighbors, ours = _union(states), _union(counties)
    frame = _frame(neighbors, ours)
    land = shapely.union(neighbors, ours).buffer(_GRID_DEG)
    gaps = [part for part in shapely.get_parts(frame.difference(land)) if _opening(part, frame) > 0]
    seas = [_spread(gap, frame) for gap in gaps if gap.distance(ours) < 2 * _GRID_DEG]
    inlets = [gap.buffer(_GRID_DEG) for gap in gaps if _opening(gap, frame) < _INLET * gap.length]
    cut = frame.boundary.buffer(_GRID_DEG)
    return {
        "sea": _layer([water.simplify(_GRID_DEG / 4) for water in [*inlets, *seas]]),
        "states": _layer([shapely.difference(_shape(one).boundary, cut) for one in states["features"]]),
    }


def _frame(neighbors: BaseGeometry, ours: BaseGeometry) -> BaseGeometry:
    """Return the box, equally far from the counties on all sides, by which the neighbors were cut."""
    west, south, east, north = ours.bounds
    margin = np.abs(np.subtract(neighbors.bounds, ours.bounds)).max()
    frame: BaseGeometry = shapely.box(west - margin, south - margin, east + margin, north + margin)
    return frame


def _opening(gap: BaseGeometry, frame: BaseGeometry) -> float:
    """Return how long the frame is where it cuts the gap, in degrees."""
    return float(gap.boundary.intersection(frame.boundary).length)


def _spread(sea: BaseGeometry, frame: BaseGeometry) -> BaseGeometry:
    """Return the sea as wide as before the land was widened, with all points on the frame moved far out."""
    west, south, east, north = frame.buffer(-_GRID_DEG / 10).bounds

    def move(points: np.ndarray) -> np.ndarray:
        lon, lat = points.T
        out = [(lon >= east) * 1.0 - (lon <= west), (lat >= north) * 1.0 - (lat <= south)]
        moved: np.ndarray = points + _BEYOND_DEG * np.transpose(out)
        return moved

    return shapely.transform(sea.buffer(_GRID_DEG).intersection(frame), move)


def _union(shapes: Shapes) -> BaseGeometry:
    return shapely.union_all([_shape(one) for one in shapes["features"]])


def _shape(feature: Mapping[str, Any]) -> BaseGeometry:
    return shapely.make_valid(shapely.from_geojson(json.dumps(feature["geometry"])))


def _layer(shapes: list[BaseGeometry]) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {}, "geometry": geometry(shape)} for shape in shapes if not shape.is_empty
    ]
    return {"type": "FeatureCollection", "features": features}
