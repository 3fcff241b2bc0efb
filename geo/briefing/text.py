"""The briefing in words: a headline, four figures with their meaning, and what the settings were."""

import math
from dataclasses import dataclass

from geo.briefing import changes
from geo.briefing.briefing import Briefing
from geo.briefing.figures import FarTown, NextCity
from geo.coverage.counties import CountyRow
from geo.formatting import format_bands, format_people, format_percent, format_rounded_duration
from geo.units import minutes

CAVEAT = (
    "Being near a listed city is not being helped. For no use is the proof strong, and how many people "
    "a listed place can treat is unknown."
)
METHOD = (
    "Minutes are by road without traffic, from the center of population of each census block group; each is an "
    "estimate and can be off by a tenth or more."
)
EVIDENCE = "How sure research is that an infusion helps"
KEY = "One dot for each census block group. White dots are the cities that count, numbers the best next ones."
NOBODY_BEYOND = "Every resident of every county is within the limit."
PLACES = "The list names places, not clinics, and proves nothing about any clinic."


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One large figure: its value, what it is called, what it means, and how the what-if changes it, if any is on."""

    value: str
    label: str
    meaning: str
    change: str | None


def title(given: Briefing) -> str:
    """Return what the page is called."""
    return f"How well {len(given.cities)} cities cover {given.baseline.region.name}"


def headline(given: Briefing) -> str:
    """Return the whole briefing in one sentence."""
    figures = given.now.figures
    most = f"{format_percent(figures.share)} of residents live within {threshold_text(given)} of a listed city"
    if not figures.below_half:
        return f"{most}, and so does at least half of every county."
    behind = "1 county is" if figures.below_half == 1 else f"{figures.below_half} counties are"
    farther = format_people(figures.people - figures.within)
    return f"{most}, but {behind} mostly beyond it: {farther} have farther to go."


def cards(given: Briefing) -> tuple[Card, ...]:
    """Return the four figures in order."""
    now, before = given.now.figures, given.before.figures if given.before else None
    within, far = threshold_text(given), _limit(given.far_s)
    return (
        Card(
            value=format_percent(now.share),
            label=f"within {within}",
            meaning=f"{now.within:,} of {now.people:,} residents reach a listed city by road in {within}.",
            change=changes.within(now, before) if before else None,
        ),
        Card(
            value=_said(now.mean_s),
            label="mean drive",
            meaning="What the average resident drives to the nearest listed city, without traffic.",
            change=changes.mean(now, before) if before else None,
        ),
        Card(
            value=f"{now.below_half} of {now.counties}",
            label="counties below half",
            meaning=f"There, fewer than half of the residents live within {within}.",
            change=changes.counties(now, before) if before else None,
        ),
        Card(
            value=now.far_town.name if now.far_town else "None",
            label=f"largest town beyond {far}",
            meaning=_far(now.far_town, far),
            change=changes.town(now, before) if before else None,
        ),
    )


def threshold_text(given: Briefing) -> str:
    """Return the limit in words."""
    return _limit(given.threshold_s)


def gain_text(one: NextCity) -> str:
    """Return what a next city would bring by itself."""
    return f"{format_people(one.alone)} by itself, {one.city.county} County"


def next_cities_text(given: Briefing) -> str:
    """Return what the best next cities bring together, and whether that is proven."""
    found = given.next
    if not found.cities:
        return f"No further place would bring anybody within {threshold_text(given)}."
    proof = "Proven: no other choice brings more." if found.optimal else "Not proven to be the best choice."
    together = "It brings" if len(found.cities) == 1 else f"These {len(found.cities)} together bring"
    return f"{together} {format_people(found.people_gained)} within {threshold_text(given)}. {proof}"


def what_if_text(given: Briefing) -> str | None:
    """Return what was changed about the list, if anything was."""
    parts = [
        f"{verb} {', '.join(names)}" for verb, names in (("with", given.added), ("without", given.dropped)) if names
    ]
    return f"What if: the source's list {' and '.join(parts)}." if parts else None


def settings(given: Briefing) -> str:
    """Return the settings that the figures depend on."""
    limits = ", ".join(f"{minutes(limit):g}" for limit in given.limits_s)
    cities = what_if_text(given) or "The source's list, unchanged."
    counted = f"bands {limits} minutes, by time, {len(given.cities)} cities"
    return f"Limit {minutes(given.threshold_s):g} minutes, {counted}. {cities}"


def band_labels(given: Briefing) -> tuple[str, ...]:
    """Return the name of each band, nearest first: 'up to 30 min', '30 to 60 min', 'over 120 min'."""
    return tuple(format_bands([minutes(limit) for limit in given.limits_s], "min"))


def county_text(row: CountyRow) -> tuple[str, str]:
    """Return a county's share within the limit, and the number of people beyond it."""
    return format_percent(row.share), f"{row.people - row.within:,}"


def _far(town: FarTown | None, far: str) -> str:
    if town is None:
        return f"No town in the tables lies beyond {far}."
    return f"{format_people(town.people)} in {town.county} County, {_said(town.seconds)} from the nearest listed city."


def _limit(seconds: float) -> str:
    return f"{minutes(seconds):g} minutes"


def _said(seconds: float) -> str:
    return format_rounded_duration(seconds) if math.isfinite(seconds) else "no road"
