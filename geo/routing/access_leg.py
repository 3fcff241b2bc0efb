"""Access legs: the drive over local streets between a point and the road network, estimated from a straight line.

Local streets are longer than the straight line and slower than highways. `DETOUR_FACTOR` is the mean ratio of driving
to straight-line distance that Boscoe, Henry and Zdeb found for 66,000 places in the United States ("A Nationwide
Comparison of Driving Distance Versus Straight-Line Distance to Hospitals", The Professional Geographer 64, 2012). The
first `TOWN_M` driven meters are at the speed of a town street, the rest at that of a country road.

All distances named `straight_line_m` are in meters and may be scalars or arrays of any shape unless stated otherwise.
"""

import numpy as np
from numpy.typing import ArrayLike

from geo.arrays import FloatArray

DETOUR_FACTOR = 1.417
TOWN_M = 2_000.0
TOWN_M_PER_S = 35 / 3.6
COUNTRY_M_PER_S = 65 / 3.6
_TOWN_EXTRA_S = TOWN_M / TOWN_M_PER_S - TOWN_M / COUNTRY_M_PER_S
DIRECT_M = 4_000.0
DIRECT_LIMIT_M = 5_000.0
_BEYOND_S_PER_M = 1.0


def distance_m(straight_line_m: ArrayLike) -> FloatArray:
    """Return the driving distance over local streets in meters."""
    return np.asarray(straight_line_m) * DETOUR_FACTOR


def duration_s(straight_line_m: ArrayLike) -> FloatArray:
    """Return the driving time over local streets in seconds, a continuous and increasing function."""
    return _duration_s(distance_m(straight_line_m))


def cost(straight_line_m: ArrayLike) -> FloatArray:
    """Return seconds and meters over local streets, stacked along a new first axis."""
    meters = distance_m(straight_line_m)
    return np.array([_duration_s(meters), meters])


def _duration_s(meters: FloatArray) -> FloatArray:
    return np.minimum(meters / TOWN_M_PER_S, _TOWN_EXTRA_S + meters / COUNTRY_M_PER_S)


def scalar_cost(straight_line_m: float) -> tuple[float, float]:
    """Return (seconds, meters) of one access leg; `cost` without arrays, which are slow for a single value."""
    meters = straight_line_m * DETOUR_FACTOR
    return min(meters / TOWN_M_PER_S, _TOWN_EXTRA_S + meters / COUNTRY_M_PER_S), meters


def scalar_direct_cost(straight_line_m: float) -> tuple[float, float]:
    """Return (seconds, meters) of one direct drive; `direct_s` without arrays, for distances up to the limit."""
    seconds, meters = scalar_cost(straight_line_m)
    return seconds + max(straight_line_m - DIRECT_M, 0.0) * _BEYOND_S_PER_M, meters


def direct_s(straight_line_m: ArrayLike) -> FloatArray:
    """Return the seconds of a drive between two points over local streets alone, without any highway.

    This is a fair estimate across a town and a poor one across a mountain. So beyond `DIRECT_M` each meter adds
    `_BEYOND_S_PER_M` seconds, which lets the highways take over without a jump, and beyond `DIRECT_LIMIT_M` (where the
    drive would take half an hour) the result is infinite.
    """
    straight_line = np.asarray(straight_line_m)
    seconds = duration_s(straight_line) + np.maximum(straight_line - DIRECT_M, 0) * _BEYOND_S_PER_M
    return np.where(straight_line <= DIRECT_LIMIT_M, seconds, np.inf)
