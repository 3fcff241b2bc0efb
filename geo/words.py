"""Numbers in the words that people use: miles, hours and minutes, and how sure.

The only core module that knows miles or minutes; the command line, the pages and the reports all print through it.
"""

from geo.model import Trip

METRES_PER_MILE = 1609.344  # exact, by the international yard and pound agreement of 1959
_SHORT_MILES = 10


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
        return "under a minute"
    hours, rest = divmod(total, 60)
    return " ".join([f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0))


def say_interval(low: str, high: str) -> str:
    """Return 'LOW to HIGH' without saying a shared unit twice, or the one value where both are the same."""
    if low == high:
        return low
    unit = low.rpartition(" ")[2]
    if high.endswith(f" {unit}") and low.count(" ") == 1:
        low = low.removesuffix(f" {unit}")
    return f"{low} to {high}"


def say_trip(trip: Trip) -> str:
    """Return a trip with its interval in one phrase: 'about 2 h 10 min (1 h 55 min to 2 h 25 min), 130 miles (...)'."""
    durations = say_interval(say_duration(trip.duration_low_s), say_duration(trip.duration_high_s))
    distances = say_interval(say_miles(trip.distance_low_m), say_miles(trip.distance_high_m))
    return f"about {say_duration(trip.duration_s)} ({durations}), {say_miles(trip.distance_m)} ({distances})"
