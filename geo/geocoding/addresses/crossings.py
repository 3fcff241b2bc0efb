"""Find where two streets cross: at a vertex that their lines share, else where they come nearest."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.spatial import KDTree

from geo.arrays import FloatArray
from geo.geocoding.addresses.accuracy import CROSSING_M, estimated_crossing_m
from geo.geocoding.addresses.geometry import Microdegrees, between, distance_m
from geo.geocoding.addresses.index import AddressIndex, Street
from geo.geocoding.addresses.schema import unpack_line
from geo.geodesy import to_ecef

_TOUCHING_M = 40.0  # between two lines that cross without a vertex in common
_FARTHEST_M = 400.0  # between the houses of two streets that are said to cross
_STEP_M = 20.0  # between the points that stand for a line
_ONE_CROSSING_M = 150.0  # within which two crossings are one, as where each direction has its own line
_MOST_POINTS = 20_000


class Crossing(NamedTuple):
    """A crossing and its radius in meters."""

    position: Microdegrees
    radius_m: float


def crossings(index: AddressIndex, one: Sequence[Street], other: Sequence[Street]) -> list[Crossing]:
    """Return where the two streets, each in parts, cross; several if they do so more than once, nearest fit first."""
    lines = [index.lines([street.id for street in streets]) for streets in (one, other)]
    if all(lines):
        mine, theirs = ([unpack_line(line) for line in some] for some in lines)
        shared = {vertex for line in mine for vertex in line} & {vertex for line in theirs for vertex in line}
        if shared:
            return _distinct([Crossing(vertex, CROSSING_M) for vertex in sorted(shared)])
        dense = [[point for line in some for point in _dense(line)] for some in (mine, theirs)]
        return _nearest(*dense, farthest_m=_TOUCHING_M)
    houses = [
        [(house.lon, house.lat) for house in index.all_houses([street.id for street in streets])]
        + [point for line in some for point in _dense(unpack_line(line))]
        for streets, some in zip((one, other), lines, strict=True)
    ]
    return _nearest(*houses, farthest_m=_FARTHEST_M)[:1]


def _nearest(one: Sequence[Microdegrees], other: Sequence[Microdegrees], *, farthest_m: float) -> list[Crossing]:
    one, other = list(dict.fromkeys(one))[:_MOST_POINTS], list(dict.fromkeys(other))[:_MOST_POINTS]
    if not one or not other:
        return []
    gaps, places = (np.atleast_1d(values) for values in KDTree(_ecef(other)).query(_ecef(one)))
    pick = int(np.argmin(gaps))
    gap = float(gaps[pick])
    if gap > farthest_m:
        return []
    return [Crossing(between(one[pick], other[int(places[pick])], 0.5), estimated_crossing_m(gap))]


def _ecef(positions: Sequence[Microdegrees]) -> FloatArray:
    degrees = np.array(positions, dtype=np.float64) / 1e6
    return to_ecef(degrees[:, 0], degrees[:, 1])


def _dense(line: Sequence[Microdegrees]) -> list[Microdegrees]:
    """Return the vertices of `line` with points between those that are far apart."""
    points = list(line[:1])
    for start, end in pairwise(line):
        count = max(1, round(distance_m(start, end) / _STEP_M))
        points += [between(start, end, step / count) for step in range(1, count + 1)]
    return points


def _distinct(found: Sequence[Crossing]) -> list[Crossing]:
    kept: list[Crossing] = []
    for crossing in found:
        near = [one for one in kept if distance_m(one.position, crossing.position) <= _ONE_CROSSING_M]
        if not near:
            kept.append(crossing)
    return kept
