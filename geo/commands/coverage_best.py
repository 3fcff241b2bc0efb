"""What `python -m geo coverage best` finds out, and how it prints it."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.commands.coverage_tables import read_both, router_of
from geo.coverage.best import Best, Goal, best_next
from geo.coverage.limits import read_limit
from geo.coverage.scenario import candidates, scenario
from geo.coverage.survey import survey
from geo.coverage.whatif import cost_of
from geo.words import minutes as in_minutes
from geo.words import say_duration


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBest:
    """The best next places, by name, with what they bring."""

    places: tuple[str, ...]
    minutes: float
    best: Best


def best(*, k: int, minutes: str, goal: str, add: Sequence[str], drop: Sequence[str]) -> FoundBest:
    """Return the best next places for the tables of this machine's settings."""
    limit = read_limit(minutes)
    atlas, blocks = read_both()
    cities = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop).cities
    possible = candidates([*atlas.cities, *cities], atlas.gazetteer)
    seconds = survey(blocks, (), [*cities, *possible], router_of(atlas)).from_blocks.seconds
    found = best_next(
        cost_of(seconds, range(len(cities))),
        seconds[:, len(cities) :],
        blocks.people,
        k=k,
        limit=limit * 60,
        goal=Goal(goal),
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
    worst = f"{say_duration(found.best.worst_before)} to {say_duration(found.best.worst_after)}"
    return "\n".join(
        [
            f"Add {', '.join(found.places)}.",
            f"{found.best.people_gained:,} more people live within {found.minutes:g} minutes of a listed city.",
            f"Mean drive {in_minutes(before):.1f} to {in_minutes(after):.1f} min, longest {worst}.",
            proof,
        ]
    )
