"""What a what-if changes about the four figures, each in a few words."""

import math

from geo.briefing.figures import Figures
from geo.formatting import format_rounded_duration
from geo.units import minutes


def within(now: Figures, before: Figures) -> str:
    """Return the people, and the points of share, gained or lost within the limit."""
    people = now.within - before.within
    if not people:
        return "no change"
    return _signed(f"{people:+,} people ({100 * (now.share - before.share):+.1f} points)")


def mean(now: Figures, before: Figures) -> str:
    """Return the minutes that the mean drive gains or loses."""
    if now.mean_s == before.mean_s:
        return "no change"
    change = minutes(now.mean_s - before.mean_s)
    if not math.isfinite(change):
        return "was no road" if math.isinf(before.mean_s) else f"was {format_rounded_duration(before.mean_s)}"
    return "no change" if abs(change) < 0.05 else _signed(f"{change:+.1f} min")  # noqa: PLR2004 - what one decimal shows


def counties(now: Figures, before: Figures) -> str:
    """Return how many counties more or fewer are below half."""
    change = now.below_half - before.below_half
    return _signed(f"{change:+d}") if change else "no change"


def town(now: Figures, before: Figures) -> str:
    """Return which town was the largest beyond the far limit before."""
    was, far = before.far_town, now.far_town
    if (was and (was.name, was.county)) == (far and (far.name, far.county)):
        return "no change"
    return f"was {was.name if was else 'none'}"


def _signed(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")
