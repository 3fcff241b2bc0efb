"""Trips from measured meters and seconds, each with the interval that should hold the true value."""

import math
from functools import partial
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from geo.arrays import FloatArray
from geo.models import Trip
from geo.routing.access_leg import DETOUR_FACTOR

NETWORK_FRACTION, NETWORK_M = 0.065, 2_000.0
SPEED_FRACTION, STOPS_S = 0.06, 230.0
LOCAL_FRACTION, LOCAL_S_PER_M = 0.35, 0.09
RADIUS_FRACTION, RADIUS_S_PER_M = 0.8, 0.06
MAX_M_PER_S = 33.5

_trip = partial(tuple.__new__, Trip)  # `Trip._make` without its length check, in half the time


class TripCosts(NamedTuple):
    """A router's totals to m destinations, shapes (m,); not finite where no road leads.

    `local_m` are the meters of the total over local streets rather than over the router's own roads.
    """

    meters: FloatArray
    seconds: FloatArray
    local_m: FloatArray


def to_trips(costs: TripCosts, *, radius_m: float, method: str) -> list[Trip | None]:
    """Return one trip per destination, `None` where no road leads; the origin is known to within `radius_m`."""
    reachable = np.isfinite(costs.seconds)
    if not reachable.all():
        finite = TripCosts(*(column[reachable] for column in costs))
        trips = iter(to_trips(finite, radius_m=radius_m, method=method))
        return [next(trips) if reached else None for reached in reachable]
    meters, seconds, local_m = costs
    bounds = interval(meters, seconds, local_m=local_m, origin_radius_m=radius_m)
    columns = (column.tolist() for column in (meters, seconds, *bounds))
    return list(map(_trip, zip(*columns, repeat(method), strict=False)))


def interval(
    distance_m: ArrayLike, duration_s: ArrayLike, *, local_m: ArrayLike, origin_radius_m: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Return (distance low, high, duration low, high) in meters and seconds, each shaped like `distance_m`.

    Three independent sources of error are combined as the root of the sum of their squares. Each is stated as the
    amount within which nine in ten cases fall:

    * The network: 6.5% of the distance (choice of route, junctions, mileposts) and 2 km for any trip (the point that
      represents a town at either end); 6% of the duration (driving speed) and 230 s (traffic lights, the last street).
    * Local streets: they are 42% longer than the straight line on average and vary around that by a third, so 35% of
      `local_m`, at 0.09 s per meter (40 km/h).
    * The origin: the true point lies anywhere within `origin_radius_m`. Nine in ten points of a disk lie within 0.8 of
      its radius of the diameter perpendicular to the route, so the trip is that much shorter or longer, times the
      detour factor, at 0.06 s per meter (60 km/h: half of it local streets, half of it the route itself).

    These amounts were chosen so that the intervals hold nine in ten published values for pairs of cities; see
    docs/roads.md. No lower bound is negative, and none is faster than 120 km/h (75 mph) over the shortest distance.
    """
    distance, duration = np.asarray(distance_m, dtype=float), np.asarray(duration_s, dtype=float)
    local = LOCAL_FRACTION * np.asarray(local_m, dtype=float)
    origin = RADIUS_FRACTION * DETOUR_FACTOR * origin_radius_m
    half_m = np.hypot(NETWORK_FRACTION * distance, np.hypot(local, math.hypot(NETWORK_M, origin)))
    fixed_s = np.hypot(LOCAL_S_PER_M * local, math.hypot(STOPS_S, RADIUS_S_PER_M * origin))
    half_s = np.hypot(SPEED_FRACTION * duration, fixed_s)
    low_m = np.maximum(distance - half_m, 0)
    low_s = np.minimum(np.maximum(duration - half_s, low_m / MAX_M_PER_S), duration)
    return low_m, distance + half_m, low_s, duration + half_s
