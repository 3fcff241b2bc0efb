"""Metres and seconds made trips, each with its interval."""

from collections import deque
from collections.abc import Sequence
from dataclasses import fields
from itertools import repeat
from typing import NamedTuple

import numpy as np

from geo.model import Trip
from geo.roads.network import Floats
from geo.roads.uncertainty import interval

_new = object.__new__
*_FILL, _FILL_METHOD = (getattr(Trip, field.name).__set__ for field in fields(Trip))


class Measured(NamedTuple):
    """What a router measured to m destinations, arrays shaped (m,): totals, not finite where no road leads there.

    `local_m` are the metres of the total that go over local streets rather than over the router's own roads.
    """

    metres: Floats
    seconds: Floats
    local_m: Floats


def to_trips(measured: Measured, *, radius_m: float, method: str) -> list[Trip | None]:
    """Return one trip per destination, `None` where no road leads; the origin is known to within `radius_m`."""
    reached = np.isfinite(measured.seconds)
    if not reached.all():
        some = iter(to_trips(Measured(*(row[reached] for row in measured)), radius_m=radius_m, method=method))
        return [next(some) if there else None for there in reached]
    metres, seconds, local_m = measured
    bounds = interval(metres, seconds, local_m=local_m, origin_radius_m=radius_m)
    return _built([metres, seconds, *bounds], method)


def _built(columns: Sequence[Floats], method: str) -> list[Trip | None]:
    """Return one trip for each row of `columns`, which are in the order of a trip's fields.

    The fields are filled column by column, for 46 calls of a frozen dataclass take longer than all the routing.
    """
    trips = [_new(Trip) for _ in range(len(columns[0]))]
    for fill, column in zip(_FILL, columns, strict=True):
        deque(map(fill, trips, column.tolist()), maxlen=0)
    deque(map(_FILL_METHOD, trips, repeat(method)), maxlen=0)
    return list(trips)
