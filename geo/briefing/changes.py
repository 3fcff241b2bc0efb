"""Describe how a what-if scenario changes each of the four figures."""

import math

from geo.briefing.figures import FarTown, Figures
from geo.formatting import format_people, format_rounded_duration
from geo.units import minutes

_NO_CHANGE = "no change"
_SHOWN_MIN = 0.05  # smaller changes would print as 0.0 min


def people_change_text(current: Figures, before: Figures) -> str:
    """Return the change in people within the threshold: '+2,300 people (+16.4 points)'."""
    people = current.within - before.within
    if not people:
        return _NO_CHANGE
    sign = "+" if people > 0 else "\N{MINUS SIGN}"
    points = _signed(f"{100 * (current.share - before.share):+.1f}")
    return f"{sign}{format_people(abs(people))} ({points} points)"


def mean_change_text(current: Figures, before: Figures) -> str:
    """Return the change in the average drive, '+1.5 min', or the value before where one of the two is infinite."""
    if current.mean_s == before.mean_s:
        return _NO_CHANGE
    change = minutes(current.mean_s - before.mean_s)
    if not math.isfinite(change):
        return "was no road" if math.isinf(before.mean_s) else f"was {format_rounded_duration(before.mean_s)}"
    return _NO_CHANGE if abs(change) < _SHOWN_MIN else _signed(f"{change:+.1f} min")


def counties_change_text(current: Figures, before: Figures) -> str:
    """Return the change in the number of counties below half: '+1'."""
    change = current.below_half - before.below_half
    return _signed(f"{change:+d}") if change else _NO_CHANGE


def town_change_text(current: Figures, before: Figures) -> str:
    """Return which town was the largest far one before: 'was Elk Cross'."""
    if _key(current.far_town) == _key(before.far_town):
        return _NO_CHANGE
    return f"was {before.far_town.name if before.far_town else 'none'}"


def _key(town: FarTown | None) -> tuple[str, str] | None:
    return (town.name, town.county) if town else None


def _signed(number: str) -> str:
    """Return a formatted number with a typographic minus sign."""
    return number.replace("-", "\N{MINUS SIGN}")
