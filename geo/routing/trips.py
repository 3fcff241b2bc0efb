"""Meters and seconds made trips, each with its interval."""

from functools import partial
from itertools import repeat
from typing import NamedTuple

import numpy as np

from geo.arrays import FloatArray
from geo.models import Trip
from geo.routing.uncertainty import interval

_trip = partial(tuple.__new__, Trip)  # `Trip._make` without its check, in half its time


class TripCosts(NamedTuple):
    """What a router measured to m destinations, arrays shaped (m,): totals, not finite where no road leads there.

    `local_m` are the meters of the total that go over local streets rather than over the router's own roads.
    """

    meters: FloatArray
    seconds: FloatArray
    local_m: FloatArray


def to_trips(measured: TripCosts, *, radius_m: float, method: str) -> list[Trip | None]:
    """Return one trip per destination, `None` where no road leads; the origin is known to within `radius_m`."""
    reached = np.isfinite(measured.seconds)
    if not reached.all():
        some = iter(to_trips(TripCosts(*(row[reached] for row in measured)), radius_m=radius_m, method=method))
        return [next(some) if there else None for there in reached]
    meters, seconds, local_m = measured
    bounds = interval(meters, seconds, local_m=local_m, origin_radius_m=radius_m)
    columns = (column.tolist() for column in (meters, seconds, *bounds))
    return list(map(_trip, zip(*columns, repeat(method), strict=False)))
