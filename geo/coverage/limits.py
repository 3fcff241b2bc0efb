"""Parse and check limits of bands in minutes or miles, and convert them to seconds or meters."""

import math
from collections.abc import Sequence

from geo.errors import InputError
from geo.routing.nearest import Rank
from geo.units import METERS_PER_MILE

DEFAULT_LIMITS = (30.0, 60.0, 90.0, 120.0)
MAX_LIMITS = 12
MAX_LIMIT = 1440
_UNIT = {Rank.TIME: 60.0, Rank.DISTANCE: METERS_PER_MILE}


def check_limits(limits: Sequence[float]) -> tuple[float, ...]:
    """Return the limits in ascending order; raise `InputError` for an empty, long, duplicate or invalid list."""
    if not 1 <= len(limits) <= MAX_LIMITS:
        raise InputError(f"{len(limits)} limits were entered; enter 1 to {MAX_LIMITS}, such as 30,60,90,120.")
    for limit in limits:
        check_limit(limit)
        if list(limits).count(limit) > 1:
            raise InputError(f"The limit {limit:g} is duplicated; enter each limit once, such as 30,60,90,120.")
    return tuple(sorted(limits))


def check_limit(limit: float) -> float:
    """Return a limit or threshold; raise `InputError` unless it is above 0 and at most `MAX_LIMIT`."""
    if not (math.isfinite(limit) and 0 < limit <= MAX_LIMIT):
        raise InputError(f"{limit:g} is not a valid limit; use numbers above 0 and up to {MAX_LIMIT}, such as 60.")
    return limit


def read_limits(text: str) -> tuple[float, ...]:
    """Return the limits in a text such as '30,60,90,120', checked and in ascending order."""
    return check_limits([read_limit(part) for part in text.split(",", maxsplit=1000)])


def read_limit(text: str) -> float:
    """Return one limit or threshold; raise `InputError` if `text` is not a valid number."""
    try:
        limit = float(text)
    except ValueError:
        quoted = repr(" ".join(text.split())[:40])
        raise InputError(f"{quoted} is not a number; enter limits such as 30,60,90,120.") from None
    return check_limit(limit)


def to_core_units(limits: Sequence[float], rank: Rank) -> tuple[float, ...]:
    """Return minutes as seconds, or miles as meters when ranking by distance."""
    return tuple(limit * _UNIT[rank] for limit in limits)


def to_display_units(cost: float, rank: Rank) -> float:
    """Return seconds as minutes, or meters as miles when ranking by distance."""
    return cost / _UNIT[rank]
