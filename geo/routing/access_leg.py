"""The first and last bit of a trip: between a place and the highway, over streets that no table lists.

Streets are longer than the crow flies and slower than highways. `DETOUR` is the mean ratio of road to straight-line
distance that Boscoe, Henry and Zdeb (2012, "A Nationwide Comparison of Driving Distance Versus Straight-Line Distance
to Hospitals", The Professional Geographer 64) found over 66,000 places of the United States. The first
`TOWN_M` driven meters are at a town street's pace, all further ones at a country road's.
"""

import numpy as np
from numpy.typing import ArrayLike

from geo.arrays import FloatArray

DETOUR = 1.417
TOWN_M = 2_000.0
TOWN_M_PER_S = 35 / 3.6
COUNTRY_M_PER_S = 65 / 3.6
_SLOWER_START_S = TOWN_M / TOWN_M_PER_S - TOWN_M / COUNTRY_M_PER_S
NEIGHBORS_M = 4_000.0
STRANGERS_M = 5_000.0
_BEYOND_S_PER_M = 1.0


def drive_m(crow_m: ArrayLike) -> FloatArray:
    """Return the meters driven over local streets between points `crow_m` apart."""
    return np.asarray(crow_m) * DETOUR


def drive_s(crow_m: ArrayLike) -> FloatArray:
    """Return the seconds that drive takes; grows with distance, never jumps."""
    return _pace_s(drive_m(crow_m))


def cost(crow_m: ArrayLike) -> FloatArray:
    """Return the seconds and the meters of that drive, stacked along a new first axis."""
    meters = drive_m(crow_m)
    return np.array([_pace_s(meters), meters])


def _pace_s(meters: FloatArray) -> FloatArray:
    return np.minimum(meters / TOWN_M_PER_S, _SLOWER_START_S + meters / COUNTRY_M_PER_S)


def one_drive(crow_m: float) -> tuple[float, float]:
    """Return the seconds and the meters of one such drive: `cost` in plain numbers, where an array costs too much."""
    meters = crow_m * DETOUR
    return min(meters / TOWN_M_PER_S, _SLOWER_START_S + meters / COUNTRY_M_PER_S), meters


def one_direct(crow_m: float) -> tuple[float, float]:
    """Return the seconds, `direct_s`, and the meters between two neighbors, in plain numbers."""
    seconds, meters = one_drive(crow_m)
    return seconds + max(crow_m - NEIGHBORS_M, 0.0) * _BEYOND_S_PER_M, meters


def direct_s(crow_m: ArrayLike) -> FloatArray:
    """Return the seconds between two points over local streets alone, never touching a highway.

    That is a fair guess across a town and none across a mountain: beyond `NEIGHBORS_M` each meter costs a second more,
    so that the highways take over without a jump, and nobody is sent farther than `STRANGERS_M` (there it would take
    half an hour): infinite.
    """
    crow = np.asarray(crow_m)
    seconds = drive_s(crow) + np.maximum(crow - NEIGHBORS_M, 0) * _BEYOND_S_PER_M
    return np.where(crow <= STRANGERS_M, seconds, np.inf)
