"""How far a trip's true miles and minutes may be from the estimate: a first, plain rule."""

import numpy as np
from numpy.typing import ArrayLike

from geo.roads.network import Floats

_DISTANCE_SHARE = 0.06
_DURATION_SHARE = 0.12
_LOCAL_SHARE = 0.3
_LOCAL_S_PER_M = 0.1


def interval(
    distance_m: ArrayLike, duration_s: ArrayLike, *, local_m: ArrayLike, origin_radius_m: float
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return (distance low, high, duration low, high): a share of the whole, of the local legs, and the radius."""
    distance, duration = np.asarray(distance_m, dtype=float), np.asarray(duration_s, dtype=float)
    unsure_m = np.asarray(local_m) * _LOCAL_SHARE + origin_radius_m
    half_m = np.hypot(distance * _DISTANCE_SHARE, unsure_m)
    half_s = np.hypot(duration * _DURATION_SHARE, unsure_m * _LOCAL_S_PER_M)
    return (
        np.maximum(distance - half_m, 0),
        distance + half_m,
        np.maximum(duration - half_s, 0),
        duration + half_s,
    )
