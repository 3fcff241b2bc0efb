"""How far a trip's true miles and minutes may be from the estimate."""

import math

import numpy as np
from numpy.typing import ArrayLike

from geo.arrays import FloatArray
from geo.routing.access_leg import DETOUR

NETWORK_SHARE, NETWORK_M = 0.065, 2_000.0
PACE_SHARE, STOPS_S = 0.06, 230.0
LOCAL_SHARE, LOCAL_S_PER_M = 0.35, 0.09
RADIUS_SHARE, RADIUS_S_PER_M = 0.8, 0.06
FASTEST_M_PER_S = 33.5


def interval(
    distance_m: ArrayLike, duration_s: ArrayLike, *, local_m: ArrayLike, origin_radius_m: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return (distance low, high, duration low, high) in meters and seconds, each shaped like `distance_m`.

    The whole rule. Three things may be off. Each is given as the amount that holds nine times in ten; they are
    independent, so their squares add up:

    * The network: 6.5 % of the miles (choice of way, junctions, mileposts) and 2 km whatever the distance (which spot
      of a town is meant at either end); 6 % of the minutes (choice of speed) and 230 s (lights, the last street).
    * The local leg: streets are longer than the crow flies by 42 % on average and differ from that by a third, so
      35 % of `local_m` meters, each at 0.09 s (40 km/h).
    * The origin: the true point lies anywhere up to `origin_radius_m` away. Nine in ten points of a disc lie within
      0.8 of its radius of the line across the way, so that much nearer or farther, times the detour factor by road,
      each meter at 0.06 s (60 km/h: half of it streets, half of it the way itself).

    These shares are what it takes to hold nine in ten published values of city pairs; docs/roads.md counts them.
    No trip is negative, and none is faster than 120 km/h (75 mph) over its least distance.
    """
    distance, duration = np.asarray(distance_m, dtype=float), np.asarray(duration_s, dtype=float)
    local = LOCAL_SHARE * np.asarray(local_m, dtype=float)
    origin = RADIUS_SHARE * DETOUR * origin_radius_m
    half_m = np.hypot(NETWORK_SHARE * distance, np.hypot(local, math.hypot(NETWORK_M, origin)))
    unsure_s = np.hypot(LOCAL_S_PER_M * local, math.hypot(STOPS_S, RADIUS_S_PER_M * origin))
    half_s = np.hypot(PACE_SHARE * duration, unsure_s)
    low_m = np.maximum(distance - half_m, 0)
    low_s = np.minimum(np.maximum(duration - half_s, low_m / FASTEST_M_PER_S), duration)
    return low_m, distance + half_m, low_s, duration + half_s
