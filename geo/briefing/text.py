"""The text of the briefing: headings, the headline, the four figure cards, notes and settings."""

import math
from dataclasses import dataclass

from geo.briefing.briefing import Briefing
from geo.briefing.changes import counties_change_text, mean_change_text, people_change_text, town_change_text
from geo.briefing.figures import FarTown, NextCity
from geo.conditions.grades import SCALE_IS_OURS
from geo.coverage.bands import Band
from geo.coverage.counties import CountyRow
from geo.formatting import format_bands, format_list, format_people, format_percent, format_rounded_duration
from geo.units import minutes

MAP_HEADING = "How far residents have to drive"
COUNTIES_HEADING = "Lowest-coverage counties"
NEXT_HEADING = "Best new locations"
EVIDENCE_HEADING = "How strong is the evidence for infusions?"
MAP_NOTE = (
    "Each colored dot is a census block group. Ringed dots are included cities; numbers are the best new locations."
)
CAVEAT = (
    "Living near a listed city doesn't mean getting care. No use has strong evidence, and how many people a listed "
    "place can treat is unknown."
)
PLACES = "The list names places, not clinics, and does not confirm any clinic."
EVIDENCE_NOTE = f"{CAVEAT} {PLACES} {SCALE_IS_OURS}"
METHOD = (
    "Drive times are by road, without traffic, from the population center of each census block group. Each is an "
    "estimate and can be off by a tenth or more."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One large figure: its value, name and meaning, and how the what-if scenario changes it, if there is one."""

    value: str
    label: str
    meaning: str
    change: str | None


def title(briefing: Briefing) -> str:
    """Return the title of the page and of the report."""
    return f"How well {len(briefing.cities)} cities cover {briefing.baseline.region.name}"


def headline(briefing: Briefing) -> str:
    """Return the briefing's main finding."""
    figures = briefing.current.figures
    main = f"{format_percent(figures.share)} of residents live within {threshold_text(briefing)} of a listed city"
    if not figures.below_half:
        return f"{main}, including at least half of the residents of every county."
    beyond = figures.people - figures.within
    live = "lives" if beyond == 1 else "live"
    behind = "1 county" if figures.below_half == 1 else f"{figures.below_half} counties"
    return f"{main}. {format_people(beyond)} {live} farther away, including most residents of {behind}."


def cards(briefing: Briefing) -> tuple[Card, ...]:
    """Return the four figures in reading order."""
    current, before = briefing.current.figures, briefing.before.figures if briefing.before else None
    within, far = threshold_text(briefing), _minutes_text(briefing.far_s)
    return (
        Card(
            value=format_percent(current.share),
            label=f"within {within}",
            meaning=f"{current.within:,} of {current.people:,} residents can drive to a listed city in {within}.",
            change=people_change_text(current, before) if before else None,
        ),
        Card(
            value=_drive_text(current.mean_s),
            label="average drive",
            meaning="The average resident's drive to the nearest listed city, without traffic.",
            change=mean_change_text(current, before) if before else None,
        ),
        Card(
            value=f"{current.below_half} of {current.counties}",
            label="counties below half",
            meaning=f"In these counties, fewer than half of residents live within {within}.",
            change=counties_change_text(current, before) if before else None,
        ),
        Card(
            value=current.far_town.name if current.far_town else "None",
            label=f"largest town beyond {far}",
            meaning=_far_town_text(current.far_town, far),
            change=town_change_text(current, before) if before else None,
        ),
    )


def threshold_text(briefing: Briefing) -> str:
    """Return the threshold: '60 minutes'."""
    return _minutes_text(briefing.threshold_s)


def band_rows(briefing: Briefing) -> tuple[tuple[str, str, str], ...]:
    """Return each band's name, people and share, nearest first: ('up to 30 min', '8,000', '57.1%')."""
    names = format_bands([minutes(limit) for limit in briefing.limits_s], "min")
    return tuple(map(_band_row, names, briefing.current.coverage.bands))


def county_text(row: CountyRow) -> tuple[str, str]:
    """Return a county's share within the threshold and its number of people beyond it: ('48.0%', '1,037')."""
    return format_percent(row.share), f"{row.people - row.within:,}"


def all_covered_text(briefing: Briefing) -> str:
    """Return what replaces the list of counties where no resident is beyond the threshold."""
    return f"All residents of every county live within {threshold_text(briefing)}."


def gain_text(next_city: NextCity) -> str:
    """Return what one new location would add without the others."""
    return f"Adds {format_people(next_city.people_gained)} on its own, {next_city.city.county} County"


def next_cities_text(briefing: Briefing) -> str:
    """Return what the new locations add together, and whether that is proven optimal."""
    best, within = briefing.next_cities, threshold_text(briefing)
    if not best.cities:
        return f"No other location would bring more people within {within}."
    proof = "Proven optimal: no other choice adds more." if best.optimal else "Not proven to be the best choice."
    subject = "It would bring" if len(best.cities) == 1 else f"Together, these {len(best.cities)} would bring"
    return f"{subject} {format_people(best.people_gained)} within {within}. {proof}"


def what_if_text(briefing: Briefing) -> str | None:
    """Return which cities the scenario adds and drops; `None` if it changes nothing."""
    changes = [
        f"{format_list(names)} {verb}"
        for names, verb in ((briefing.added, "added"), (briefing.dropped, "removed"))
        if names
    ]
    return f"What if: {'; '.join(changes)}." if changes else None


def settings_text(briefing: Briefing) -> str:
    """Return the settings that the figures depend on."""
    limits = format_list([f"{minutes(limit):g}" for limit in briefing.limits_s])
    scenario = what_if_text(briefing) or "The list of cities is unchanged."
    return (
        f"Threshold: {threshold_text(briefing)}. Drive-time bands: {limits} minutes. "
        f"Included cities: {len(briefing.cities)}. {scenario}"
    )


def _band_row(name: str, band: Band) -> tuple[str, str, str]:
    return name, f"{band.people:,}", format_percent(band.share)


def _far_town_text(town: FarTown | None, far: str) -> str:
    if town is None:
        return f"No town in the data is more than {far} away."
    drive = _drive_text(town.seconds)
    return f"{format_people(town.people)} in {town.county} County, {drive} from the nearest listed city."


def _minutes_text(seconds: float) -> str:
    return f"{minutes(seconds):g} minutes"


def _drive_text(seconds: float) -> str:
    return format_rounded_duration(seconds) if math.isfinite(seconds) else "no road"
