"""Read band limits as people give them, in minutes or miles, and turn them into seconds or meters."""

import math
from collections.abc import Sequence

from geo.errors import InputError
from geo.routing.nearest import Rank
from geo.units import METERS_PER_MILE

DEFAULT_LIMITS = (30.0, 60.0, 90.0, 120.0)
MAX_LIMITS = 12
HIGHEST = 1440
_UNIT = {Rank.TIME: 60.0, Rank.DISTANCE: METERS_PER_MILE}


def check_limits(limits: Sequence[float]) -> tuple[float, ...]:
    """Return the limits in ascending order; raise `InputError` for a list that makes no bands."""
    if not 1 <= len(limits) <= MAX_LIMITS:
        raise InputError(f"{len(limits)} limits are given; give 1 to {MAX_LIMITS}, such as 30,60,90,120.")
    for limit in limits:
        check_limit(limit)
        if list(limits).count(limit) > 1:
            raise InputError(f"The limit {limit:g} is given more than once; give each once, such as 30,60,90,120.")
    return tuple(sorted(limits))


def check_limit(limit: float) -> float:
    """Return `limit`; raise `InputError` unless it is a number above 0 and not above `HIGHEST`."""
    if not (math.isfinite(limit) and 0 < limit <= HIGHEST):
        raise InputError(f"{limit:g} is no limit; use numbers above 0 and up to {HIGHEST}, such as 60.")
    return limit


def read_limits(text: str) -> tuple[float, ...]:
    """Return the limits that a text such as '30,60,90,120' lists, checked and in ascending order."""
    return check_limits([read_limit(part) for part in text.split(",", maxsplit=1000)])


def read_limit(text: str) -> float:
    """Return the number that `text` is; raise `InputError` if it is none."""
    try:
        limit = float(text)
    except ValueError:
        shown = " ".join(text.split())[:40]
        raise InputError(f"{shown!r} is no number; give limits such as 30,60,90,120.") from None
    return check_limit(limit)


def to_core_units(limits: Sequence[float], rank: Rank) -> tuple[float, ...]:
    """Return minutes as seconds, or miles as meters where distance ranks."""
    return tuple(limit * _UNIT[rank] for limit in limits)


def to_display_units(cost: float, rank: Rank) -> float:
    """Return seconds as minutes, or meters as miles where distance ranks."""
    return cost / _UNIT[rank]
