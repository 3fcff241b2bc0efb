"""The sentences of the Coverage page, as plain text."""

import math

from geo.coverage.limits import to_display_units
from geo.coverage.siting.next_sites import NextSites, Objective
from geo.formatting import format_duration, format_list, format_miles, format_percent_of
from geo.routing.nearest import Rank
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.state import View

PURPOSE = (
    "See how far people live by road from a listed city, where the gaps are, and which locations would close them."
)
MEANING = (
    "People are the residents counted in the 2020 census. Everyone in a census block group is counted at the center of "
    "where its residents live. Minutes are driving times without traffic, on the same roads and by the same rules as "
    "the trips on Find care."
)
NO_CAPACITY = (
    "We don't know how many patients any listed city can treat. Every city counts the same, and living near one "
    "doesn't guarantee an appointment."
)
MEASURES = (
    "**Nearest** is the drive to the nearest included city.\n\n"
    "**Cities within the threshold** is the number of included cities within it (cumulative opportunities).\n\n"
    "**Catchment score** is the enhanced two-step floating catchment area (E2SFCA) score. Each city has one unit of "
    "supply, shared among all people within the threshold: people in the first third of it have a weight of 1, in the "
    "second 0.68, in the last 0.22. Each resident's score is the sum of the shares of the cities within reach, with "
    "the same weights, per 100,000 people. Capacity is unknown, so every city has a supply of 1: the score ranks "
    "places and doesn't count appointments."
)
OBJECTIVES = {
    Objective.PEOPLE: "Most people within the threshold",
    Objective.MEAN: "Lowest average drive",
    Objective.WORST: "Shortest worst-case drive",
}
_HOUR_MIN = 60
_MILLION = 1_000_000


def router_note(server: str | None) -> list[str]:
    """Return the sentence that explains the difference where trips are routed by the server `server`, if any."""
    if server is None:
        return []
    return [f"These figures use the built-in road network. Trips on Find care are routed by {server}."]


def threshold_text(view: View) -> str:
    """Return the threshold with its unit: '60 minutes'."""
    return f"{view.threshold:g} {view.unit}"


def area_text(view: View, state: str) -> str:
    """Return the name of the area: 'Lane County', or the state."""
    return f"{view.county} County" if view.county else state


def headline(figures: Figures, state: str) -> str:
    """Return the sentence that says how many residents live within the threshold."""
    city = "an included city" if figures.changed else "a listed city"
    return (
        f"{figures.within:,} of the {format_count(figures.total)} residents of {area_text(figures.view, state)} "
        f"({format_percent_of(figures.within, figures.total)}) live within {threshold_text(figures.view)} by road of "
        f"{city}."
    )


def average_text(figures: Figures) -> str:
    """Return the average drive and how many residents live beyond the last band limit."""
    beyond = figures.bands[-1].people
    last = f"{figures.view.limits[-1]:g} {figures.view.unit}"
    people = "no one lives" if not beyond else "1 person lives" if beyond == 1 else f"{beyond:,} people live"
    return f"The average drive is {format_cost(figures.mean, figures.view)}; {people} more than {last} away."


def change_text(figures: Figures) -> str:
    """Return how adding and dropping cities changes the number of people within the threshold."""
    view, gained = figures.view, figures.within - figures.within_before
    added = f"{format_list(view.add)} added" if view.add else ""
    dropped = f"{format_list(view.drop)} dropped" if view.drop else ""
    change = f"{abs(gained):,} {'more' if gained > 0 else 'fewer'}" if gained else "as many"
    before = "" if gained else " as before"
    return (
        f"With {' and '.join(filter(None, [added, dropped]))}, {change} people live within "
        f"{threshold_text(view)}{before}."
    )


def next_sites_text(sites: NextSites, names: tuple[str, ...], view: View) -> str:
    """Return the best new locations, their effect, and whether they are proven optimal."""
    if not names:
        return "No new location would improve this objective."
    proof = "Proven: no other choice does better." if sites.optimal else "Not proven to be the best choice."
    return (
        f"{format_list(names)}: {sites.people_gained:,} more people within {threshold_text(view)}. "
        f"Average drive: {format_cost(sites.mean_before, view)} before, {format_cost(sites.mean_after, view)} after. "
        f"Worst-case drive: {format_cost(sites.worst_before, view)} before, {format_cost(sites.worst_after, view)} "
        f"after. {proof}"
    )


def format_cost(cost: float, view: View) -> str:
    """Return an average or worst-case drive: '13.3 min' below an hour, then '2 hr 10 min'; '109 miles' by distance.

    `cost` is in seconds, or meters by distance; `inf` means that some residents have no road to a city.
    """
    if math.isinf(cost):
        return "unknown (some people have no road to a city)"
    if view.rank is Rank.DISTANCE:
        return format_miles(cost)
    minutes = to_display_units(cost, view.rank)
    return f"{minutes:.1f} min" if minutes < _HOUR_MIN else format_duration(cost)


def format_count(people: int) -> str:
    """Return a number of people: '999,999' in full below a million, then '4.24 million'."""
    return f"{people / _MILLION:.2f} million" if people >= _MILLION else f"{people:,}"
