"""What `python -m geo coverage best` finds out, and how it prints it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.cli.coverage_tables import read_both, router_of
from geo.coverage.limits import read_limit
from geo.coverage.od_matrix import od_matrix
from geo.coverage.scenario import candidates, scenario
from geo.coverage.siting.next_sites import NextSites, Objective, next_sites
from geo.coverage.what_if import nearest_cost
from geo.formatting import format_duration
from geo.units import minutes as in_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBest:
    """The best next places, by name, with what they bring."""

    places: tuple[str, ...]
    minutes: float
    best: NextSites


def best(*, k: int, minutes: str, goal: str, add: Sequence[str], drop: Sequence[str]) -> FoundBest:
    """Return the best next places for the tables of this machine's settings."""
    limit = read_limit(minutes)
    atlas, blocks = read_both()
    cities = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop).cities
    possible = candidates([*atlas.cities, *cities], atlas.gazetteer)
    seconds = od_matrix(blocks, (), [*cities, *possible], router_of(atlas)).from_blocks.seconds
    found = next_sites(
        nearest_cost(seconds, range(len(cities))),
        seconds[:, len(cities) :],
        blocks.people,
        k=k,
        threshold=limit * 60,
        goal=Objective(goal),
    )
    return FoundBest(places=tuple(possible[j].name for j in found.chosen), minutes=limit, best=found)


def as_json(found: FoundBest) -> dict[str, object]:
    """Return the best places as plain values for JSON."""
    return {
        "places": list(found.places),
        "people_gained": found.best.people_gained,
        "optimal": found.best.optimal,
    }


def as_text(found: FoundBest) -> str:
    """Return the best places as lines to read."""
    if not found.places:
        return f"No place would change anything for the limit of {found.minutes:g} minutes."
    proof = "Proven: no other choice does better." if found.best.optimal else "Not proven to be the best choice."
    before, after = found.best.mean_before, found.best.mean_after
    worst = f"{format_duration(found.best.worst_before)} to {format_duration(found.best.worst_after)}"
    return "\n".join(
        [
            f"Add {', '.join(found.places)}.",
            f"{found.best.people_gained:,} more people live within {found.minutes:g} minutes of a listed city.",
            f"Mean drive {in_minutes(before):.1f} to {in_minutes(after):.1f} min, longest {worst}.",
            proof,
        ]
    )
