"""Numbers in the words that people use: miles, hours and minutes, and how sure.

The only core module that knows miles or minutes; the command line, the pages and the reports all print through it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor

from geo.models import Trip
from geo.units import miles

_SHORT_MILES = 10
_HOUR_S = 3600
_STEP_S = 300
_NOTHING = ("under a minute", "0 miles")


def format_miles(meters: float) -> str:
    """Return a distance as people say it: '0.4 miles', '1 mile', '130 miles'."""
    value = miles(meters)
    text = f"{value:.1f}".removesuffix(".0") if value < _SHORT_MILES else f"{value:,.0f}"
    return f"{text} mile" if text == "1" else f"{text} miles"


def format_duration(seconds: float) -> str:
    """Return a duration as people say it: 'under a minute', '45 min', '2 h', '2 hr 10 min'."""
    total = round(seconds / 60)
    if total < 1:
        return _NOTHING[0]
    hours, rest = divmod(total, 60)
    return " ".join([f"{hours} hr"] * (hours > 0) + [f"{rest} min"] * (rest > 0))


def format_rounded_duration(seconds: float) -> str:
    """Return an estimated duration without false precision: from an hour on, to the nearest five minutes."""
    return format_duration(seconds if seconds < _HOUR_S else round(seconds / _STEP_S) * _STEP_S)


def format_about(seconds: float) -> str:
    """Return an estimated duration as what it is: 'about 2 hr 10 min', 'under a minute'."""
    said = format_rounded_duration(seconds)
    return said if said in _NOTHING else f"about {said}"


def format_duration_range(low_s: float, high_s: float) -> str:
    """Return an interval of durations; from an hour on its ends are rounded outwards to five minutes."""
    low = low_s if low_s < _HOUR_S else floor(low_s / _STEP_S) * _STEP_S
    high = high_s if high_s < _HOUR_S else ceil(high_s / _STEP_S) * _STEP_S
    return _span(format_duration(low), format_duration(high))


def format_distance_range(low_m: float, high_m: float) -> str:
    """Return an interval of distances: '126 to 134 miles'."""
    return _span(format_miles(low_m), format_miles(high_m))


def format_trip(trip: Trip) -> str:
    """Return a trip with its intervals: 'about 2 hr 10 min (1 hr 55 min to 2 hr 25 min), 130 miles (126 to 134 miles)'."""
    durations = format_duration_range(trip.duration_low_s, trip.duration_high_s)
    distances = format_distance_range(trip.distance_low_m, trip.distance_high_m)
    return f"{format_about(trip.duration_s)} ({durations}), {format_miles(trip.distance_m)} ({distances})"


def _span(low: str, high: str) -> str:
    """Return 'LOW to HIGH', a shared unit said once; 'up to HIGH' from nothing on; one value if they are the same."""
    if low == high:
        return low
    if low in _NOTHING:
        return f"up to {high}"
    pair = re.fullmatch(r"(\S+) (\w+)", low), re.fullmatch(r"(\S+) (\w+)", high)
    if pair[0] and pair[1] and pair[0][2] == pair[1][2]:
        low = pair[0][1]
    return f"{low} to {high}"


def format_list(words: Sequence[str]) -> str:
    """Return 'A', 'A and B' or 'A, B and C'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def format_percent(share: float) -> str:
    """Return a share (0 to 1) as '98.1%', '100%' or '0%'; all and nothing only where it is exactly so."""
    if share in {0.0, 1.0}:
        return f"{share:.0%}"
    return f"{min(max(share, 0.001), 0.999):.1%}"


def format_percent_of(part: int, whole: int) -> str:
    """Return `part` of `whole` as a percentage; of nothing, '0%'."""
    return format_percent(part / whole if whole else 0.0)


def format_bands(limits: Sequence[float], unit: str) -> list[str]:
    """Return what each band between ascending `limits` is called: 'up to 30 min', '30 to 60 min', 'over 60 min'."""
    ends = [f"{limit:g}" for limit in limits]
    between = [f"{low} to {high} {unit}" for low, high in pairwise(ends)]
    return [f"up to {ends[0]} {unit}", *between, f"over {ends[-1]} {unit}"]


def format_people(count: int) -> str:
    """Return a number of people: '1 person', '12,345 people'."""
    return "1 person" if count == 1 else f"{count:,} people"
