"""The page "Coverage" in sentences of plain text."""

from geo.coverage.limits import to_display_units
from geo.coverage.siting.next_sites import NextSites
from geo.formatting import format_duration, format_list, format_miles, format_percent_of
from geo.ui.coverage.figures import Figures
from geo.ui.coverage.state import View

PURPOSE = "Who lives how far by road from a listed city, where the gaps are, and which place would close them."
MEANING = (
    "People are the residents of the 2020 census, each counted at the middle of where the people of their block group "
    "live; minutes are drives without traffic, by the same roads and rules as one person's answer."
)
NO_CAPACITY = (
    "Nothing is known of how many patients any listed place can take: every city counts the same, and being near one "
    "promises no appointment."
)
MEASURES = (
    "**Nearest** is the drive to the nearest city that counts. **Cities within the limit** counts how many can be "
    "reached within it (cumulative opportunities). **Catchment score** is the enhanced two-step floating catchment: "
    "each city's one unit of supply is shared among everybody within the limit, people in the first third of it "
    "counting 1, in the second 0.68, in the last 0.22; each resident then adds up the shares of the cities within "
    "reach, weighted alike. It is given per 100,000 people. As no capacity is known of any listed place, each has a "
    "supply of 1: the score ranks places, it counts no appointments."
)
GOALS = {
    "people": "most people within the limit",
    "mean": "lowest mean way",
    "worst": "shortest longest way",
}


def other_router(server: str | None) -> list[str]:
    """Return, where one person's answer comes from the routing server `server`, the sentence that says so."""
    if server is None:
        return []
    return [f"All figures here come from the built-in roads, while one person's answer is asked of {server}."]


def headline(found: Figures, state: str) -> str:
    """Return the sentence that says how many live within the limit."""
    where = f"{found.view.county} County" if found.view.county else state
    whole = format_people(found.total)
    unit = f"{found.view.threshold:g} {found.view.unit}"
    return (
        f"{found.within:,} of the {whole} residents of {where} ({format_percent_of(found.within, found.total)}) "
        f"live within {unit} by road of a listed city."
    )


def second_line(found: Figures) -> str:
    """Return the mean way, and who lives beyond the last limit."""
    beyond = found.bands[-1].people
    last = f"{found.view.limits[-1]:g} {found.view.unit}"
    who = f"{beyond:,} people live" if beyond else "nobody lives"
    return f"The mean way is {format_cost(found.mean, found.view)}; {who} more than {last} away."


def what_changes(found: Figures) -> str:
    """Return what adding and dropping changes within the limit, as one sentence."""
    before = int(found.people[found.here & (found.before <= found.threshold)].sum())
    gained = found.within - before
    unit = f"{found.view.threshold:g} {found.view.unit}"
    done = " and ".join(
        [f"adding {format_list(found.view.add)}"] * bool(found.view.add)
        + [f"dropping {format_list(found.view.drop)}"] * bool(found.view.drop)
    )
    if gained == 0:
        return f"By {done}, as many people as before live within {unit}."
    return f"By {done}, {abs(gained):,} {'more' if gained > 0 else 'fewer'} people live within {unit}."


def next_sites_text(found: NextSites, names: tuple[str, ...], view: View) -> str:
    """Return which places come next, what they bring, and whether that is proven."""
    if not names:
        return "No further place would change anything."
    unit = f"{view.threshold:g} {view.unit}"
    proof = "Proven: no other choice of as many does better." if found.optimal else "Not proven to be the best choice."
    return (
        f"{format_list(names)}: {found.people_gained:,} more people within {unit}, mean way "
        f"{format_cost(found.mean_before, view)} to {format_cost(found.mean_after, view)}, longest "
        f"{format_cost(found.worst_before, view)} to {format_cost(found.worst_after, view)}. {proof}"
    )


def format_cost(cost: float, view: View) -> str:
    """Return a mean or longest way: minutes to a tenth below an hour, then hours; miles by distance."""
    if cost == float("inf"):
        return "endless, as no road leads there for some"
    if view.unit == "miles":
        return format_miles(cost)
    value = to_display_units(cost, view.rank)
    return f"{value:.1f} min" if value < 60 else format_duration(cost)  # noqa: PLR2004 - an hour


def format_people(people: int) -> str:
    """Return a number of people: in full up to a million, then in millions."""
    return f"{people / 1e6:.2f} million" if people >= 1_000_000 else f"{people:,}"  # noqa: PLR2004
