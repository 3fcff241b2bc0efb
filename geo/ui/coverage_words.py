"""The page "Coverage" in sentences of plain text."""

from geo.coverage.best import Best
from geo.coverage.limits import in_people_units
from geo.ui.coverage_figures import Figures
from geo.ui.coverage_view import View
from geo.words import say_duration, say_miles

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
    whole = say_people(found.total)
    unit = f"{found.view.limit:g} {found.view.unit}"
    return (
        f"{found.within:,} of the {whole} residents of {where} ({say_share(found.within, found.total)}) "
        f"live within {unit} by road of a listed city."
    )


def second_line(found: Figures) -> str:
    """Return the mean way, and who lives beyond the last limit."""
    beyond = found.bands[-1].people
    last = f"{found.view.limits[-1]:g} {found.view.unit}"
    who = f"{beyond:,} people live" if beyond else "nobody lives"
    return f"The mean way is {say_cost(found.mean, found.view)}; {who} more than {last} away."


def what_changes(found: Figures) -> str:
    """Return what adding and dropping changes within the limit, as one sentence."""
    before = int(found.people[found.here & (found.before <= found.limit)].sum())
    gained = found.within - before
    unit = f"{found.view.limit:g} {found.view.unit}"
    done = " and ".join(
        [f"adding {say_list(found.view.add)}"] * bool(found.view.add)
        + [f"dropping {say_list(found.view.drop)}"] * bool(found.view.drop)
    )
    if gained == 0:
        return f"By {done}, as many people as before live within {unit}."
    return f"By {done}, {abs(gained):,} {'more' if gained > 0 else 'fewer'} people live within {unit}."


def best(found: Best, names: tuple[str, ...], view: View) -> str:
    """Return which places come next, what they bring, and whether that is proven."""
    if not names:
        return "No further place would change anything."
    unit = f"{view.limit:g} {view.unit}"
    proof = "Proven: no other choice of as many does better." if found.optimal else "Not proven to be the best choice."
    return (
        f"{say_list(names)}: {found.people_gained:,} more people within {unit}, mean way "
        f"{say_cost(found.mean_before, view)} to {say_cost(found.mean_after, view)}, longest "
        f"{say_cost(found.worst_before, view)} to {say_cost(found.worst_after, view)}. {proof}"
    )


def say_cost(cost: float, view: View) -> str:
    """Return a mean or longest way: minutes to a tenth below an hour, then hours; miles by distance."""
    if cost == float("inf"):
        return "endless, as no road leads there for some"
    if view.unit == "miles":
        return say_miles(cost)
    value = in_people_units(cost, view.rank)
    return f"{value:.1f} min" if value < 60 else say_duration(cost)  # noqa: PLR2004 - an hour


def say_people(people: int) -> str:
    """Return a number of people: in full up to a million, then in millions."""
    return f"{people / 1e6:.2f} million" if people >= 1_000_000 else f"{people:,}"  # noqa: PLR2004


def say_share(part: int, whole: int) -> str:
    """Return a share in per cent that never rounds to all or none unless it is."""
    if not whole or part in {0, whole}:
        return "100 %" if part else "0 %"
    return f"{min(max(100 * part / whole, 0.1), 99.9):.1f} %"


def say_list(words: tuple[str, ...]) -> str:
    """Return 'A', 'A and B' or 'A, B and C'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
