"""Format numbers for people: miles, hours and minutes, ranges, percentages, lists.

The only core module that prints miles or minutes; the command line, the pages and the reports all format through it.
Arguments are meters and seconds, as everywhere in the core.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from geo.models import Trip
from geo.units import miles, minutes

_DECIMALS_BELOW_MILES = 10
_HOUR_S = 3600
_STEP_S = 300  # of an estimate of an hour or more


class _Quantity(NamedTuple):
    """A rounded value in the parts that a range needs: 2 hr 10 min is ('2 hr ', '10', 'min').

    `number` is empty for less than the smallest amount that is printed; `unit` is then the whole text.
    """

    hours: str
    number: str
    unit: str
    is_zero: bool

    @property
    def text(self) -> str:
        return f"{self.hours}{self.number} {self.unit}".strip()


def format_miles(meters: float) -> str:
    """Return a distance in miles: '0.4 miles', '1 mile', '130 miles'."""
    return _distance(meters).text


def format_duration(seconds: float) -> str:
    """Return a duration to the minute: 'under a minute', '45 min', '2 hr', '2 hr 10 min'."""
    return _duration(seconds).text


def format_rounded_duration(seconds: float) -> str:
    """Return an estimated duration; from one hour on it is rounded to five minutes."""
    return _duration(seconds if seconds < _HOUR_S else round(seconds / _STEP_S) * _STEP_S).text


def format_about(seconds: float) -> str:
    """Return an estimated duration with 'about': 'about 2 hr 10 min'; 'under a minute' stays as it is."""
    text = format_rounded_duration(seconds)
    return text if _duration(seconds).is_zero else f"about {text}"


def format_duration_range(low_s: float, high_s: float, *, compact: bool = False) -> str:
    """Return a range of durations: '40 to 50 min'; from one hour on its ends are rounded outward to five minutes.

    The `compact` form is '40 \N{EN DASH} 50 min', '1 hr 55 \N{EN DASH} 2 hr 25 min'.
    """
    low = low_s if low_s < _HOUR_S else floor(low_s / _STEP_S) * _STEP_S
    high = high_s if high_s < _HOUR_S else ceil(high_s / _STEP_S) * _STEP_S
    return _format_range(_duration(low), _duration(high), compact=compact)


def format_distance_range(low_m: float, high_m: float, *, compact: bool = False) -> str:
    """Return a range of distances: '126 to 134 miles'; the `compact` form is '126 \N{EN DASH} 134', without a unit."""
    low, high = _distance(low_m), _distance(high_m)
    if compact:
        low, high = low._replace(unit=""), high._replace(unit="")
    return _format_range(low, high, compact=compact)


def format_trip(trip: Trip) -> str:
    """Return a trip with its ranges: 'about 2 hr 10 min (1 hr 55 min to 2 hr 25 min), 130 miles (126 to 134 miles)'."""
    durations = format_duration_range(trip.duration_low_s, trip.duration_high_s)
    distances = format_distance_range(trip.distance_low_m, trip.distance_high_m)
    return f"{format_about(trip.duration_s)} ({durations}), {format_miles(trip.distance_m)} ({distances})"


def _distance(meters: float) -> _Quantity:
    value = miles(meters)
    number = f"{value:.1f}".removesuffix(".0") if value < _DECIMALS_BELOW_MILES else f"{value:,.0f}"
    return _Quantity("", number, "mile" if number == "1" else "miles", is_zero=number == "0")


def _duration(seconds: float) -> _Quantity:
    hours, rest = divmod(round(minutes(seconds)), 60)
    if not hours and rest < 1:
        return _Quantity("", "", "under a minute", is_zero=True)
    if not rest:
        return _Quantity("", str(hours), "hr", is_zero=False)
    return _Quantity(f"{hours} hr " if hours else "", str(rest), "min", is_zero=False)


def _format_range(low: _Quantity, high: _Quantity, *, compact: bool) -> str:
    """Return 'LOW to HIGH', or 'up to HIGH' where the low end is zero, or one value where both ends are the same.

    A unit that both ends share is printed once; behind hours only in the compact form.
    """
    if low.text == high.text:
        return low.text
    if low.is_zero:
        return f"up to {high.text}"
    same_form = low.unit == high.unit and bool(low.hours) == bool(high.hours)
    unit_once = same_form and (compact or not low.hours)
    start = f"{low.hours}{low.number}" if unit_once else low.text
    between = "\N{EN DASH}" if compact else "to"
    return f"{start} {between} {high.text}"


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
