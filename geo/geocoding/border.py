"""Find the border that is nearest to a point: the list of cities ends at the border, and care does not."""

import math
from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray
from geo.geodesy import EARTH_RADIUS_M
from geo.models import Point


def nearest_border(point: Point, neighbors: Mapping[str, BaseGeometry]) -> tuple[str, float] | None:
    """Return the neighboring state nearest to `point` and the straight-line distance to it in meters.

    `neighbors` are the shapes of the states by name, in degrees of EPSG:4326. They are projected around `point` with
    a cylinder whose scale is true at its latitude, which is within 3% over 200 km in the contiguous United States.
    Returns `None` where no neighbor is known.
    """
    scale_lat = math.radians(1) * EARTH_RADIUS_M
    scale_lon = scale_lat * math.cos(math.radians(point.lat))
    origin = shapely.Point(point.lon * scale_lon, point.lat * scale_lat)

    def project(coordinates: FloatArray) -> FloatArray:
        return coordinates * [scale_lon, scale_lat]

    distances = {name: shapely.transform(shape, project).distance(origin) for name, shape in neighbors.items()}
    return min(distances.items(), key=lambda item: item[1], default=None)
