"""Numbers in the words that people use: miles, hours and minutes, and how sure.

The only core module that knows miles or minutes; the command line, the pages and the reports all print through it.
"""

import re
from math import ceil, floor

from geo.model import Trip

METRES_PER_MILE = 1609.344  # exact, by the international yard and pound agreement of 1959
_SHORT_MILES = 10
_HOUR_S = 3600
_STEP_S = 300
_NOTHING = ("under a minute", "0 miles")


def miles(metres: float) -> float:
    """Return metres as statute miles."""
    return metres / METRES_PER_MILE


def minutes(seconds: float) -> float:
    """Return seconds as minutes."""
    return seconds / 60


def say_miles(metres: float) -> str:
    """Return a distance as people say it: '0.4 miles', '1 mile', '130 miles'."""
    value = miles(metres)
    text = f"{value:.1f}".removesuffix(".0") if value < _SHORT_MILES else f"{value:,.0f}"
    return f"{text} mile" if text == "1" else f"{text} miles"


def say_duration(seconds: float) -> str:
    """Return a duration as people say it: 'under a minute', '45 min', '2 h', '2 h 10 min'."""
    total = round(seconds / 60)
    if total < 1:
        return _NOTHING[0]
    hours, rest = divmod(total, 60)
    return " ".join([f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0))


def say_about(seconds: float) -> str:
    """Return an estimated duration without false precision: from an hour on, to the nearest five minutes."""
    return say_duration(seconds if seconds < _HOUR_S else round(seconds / _STEP_S) * _STEP_S)


def say_roughly(seconds: float) -> str:
    """Return an estimated duration as what it is: 'about 2 h 10 min', 'under a minute'."""
    said = say_about(seconds)
    return said if said in _NOTHING else f"about {said}"


def say_durations(low_s: float, high_s: float) -> str:
    """Return an interval of durations; from an hour on its ends are rounded outwards to five minutes."""
    low = low_s if low_s < _HOUR_S else floor(low_s / _STEP_S) * _STEP_S
    high = high_s if high_s < _HOUR_S else ceil(high_s / _STEP_S) * _STEP_S
    return _span(say_duration(low), say_duration(high))


def say_distances(low_m: float, high_m: float) -> str:
    """Return an interval of distances: '126 to 134 miles'."""
    return _span(say_miles(low_m), say_miles(high_m))


def say_trip(trip: Trip) -> str:
    """Return a trip with its intervals: 'about 2 h 10 min (1 h 55 min to 2 h 25 min), 130 miles (126 to 134 miles)'."""
    durations = say_durations(trip.duration_low_s, trip.duration_high_s)
    distances = say_distances(trip.distance_low_m, trip.distance_high_m)
    return f"{say_roughly(trip.duration_s)} ({durations}), {say_miles(trip.distance_m)} ({distances})"


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
