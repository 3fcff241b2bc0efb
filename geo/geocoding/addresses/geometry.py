"""Distances and points along lines in millionths of a degree, on a plane that is true near one latitude."""

import math
from collections.abc import Sequence
from itertools import pairwise

from geo.geocoding.addresses.schema import SCALE
from geo.geodesy import EARTH_RADIUS_M
from geo.models import Point

Microdegrees = tuple[int, int]
METERS_PER_MICRODEGREE = math.radians(1 / SCALE) * EARTH_RADIUS_M


def distance_m(one: Microdegrees, other: Microdegrees) -> float:
    """Return the meters between two positions, good to a percent within 50 km."""
    squeeze = math.cos(math.radians((one[1] + other[1]) / 2 / SCALE))
    return math.hypot((one[0] - other[0]) * squeeze, one[1] - other[1]) * METERS_PER_MICRODEGREE


def to_point(position: Microdegrees) -> Point:
    """Return the position as a point in degrees."""
    return Point(lon=position[0] / SCALE, lat=position[1] / SCALE)


def from_point(point: Point) -> Microdegrees:
    """Return the point in whole millionths of a degree."""
    return round(point.lon * SCALE), round(point.lat * SCALE)


def between(one: Microdegrees, other: Microdegrees, fraction: float) -> Microdegrees:
    """Return the position at `fraction` of the straight line from `one` to `other`."""
    return round(one[0] + fraction * (other[0] - one[0])), round(one[1] + fraction * (other[1] - one[1]))


def along(line: Sequence[Microdegrees], fraction: float) -> Microdegrees:
    """Return the position at `fraction` of the length of `line`."""
    steps = [distance_m(*pair) for pair in pairwise(line)]
    left = fraction * sum(steps)
    for step, (start, end) in zip(steps, pairwise(line), strict=True):
        if left <= step and step:
            return between(start, end, left / step)
        left -= step
    return line[-1]


def length_m(line: Sequence[Microdegrees]) -> float:
    """Return the length of `line` in meters."""
    return sum(distance_m(*pair) for pair in pairwise(line))


def central(positions: Sequence[Microdegrees]) -> Microdegrees:
    """Return the one of `positions` that is nearest to their mean."""
    lon = sum(position[0] for position in positions) / len(positions)
    lat = sum(position[1] for position in positions) / len(positions)
    mean = round(lon), round(lat)
    return min(positions, key=lambda position: (distance_m(position, mean), position))


def reach_m(center: Microdegrees, positions: Sequence[Microdegrees], share: float = 1.0) -> float:
    """Return the distance from `center` within which `share` of `positions` lie."""
    distances = sorted(distance_m(center, position) for position in positions)
    return distances[min(len(distances) - 1, math.ceil(share * len(distances)) - 1)]


def to_box_m(position: Microdegrees, box: tuple[int, int, int, int]) -> float:
    """Return the meters from `position` to the box west, south, east, north; 0 inside it."""
    west, south, east, north = box
    nearest = min(max(position[0], west), east), min(max(position[1], south), north)
    return distance_m(position, nearest)
