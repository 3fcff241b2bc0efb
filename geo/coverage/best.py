"""The best next places, in people's terms: which, what they bring, and whether that is proven."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from geo.coverage.bands import FloatArray, IntArray, people_within
from geo.coverage.measures import mean_cost
from geo.errors import InputError
from geo.siting import Siting, lowest_mean, lowest_worst, most_people

MOST_PLACES = 5


class Goal(StrEnum):
    """What the next places shall achieve."""

    PEOPLE = "people"
    MEAN = "mean"
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """Columns of the candidates to add, and three figures before and after; costs in the unit they came in.

    At most k: no place is named that would change nothing. `optimal`: it is proven that no k places do better.
    """

    chosen: tuple[int, ...]
    optimal: bool
    people_gained: int
    mean_before: float
    mean_after: float
    worst_before: float
    worst_after: float


def best_next(
    existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int, limit: float, goal: Goal = Goal.PEOPLE
) -> Best:
    """Return the k places that serve `goal` best beside the cities whose cost is `existing[n]`.

    `candidates[n, m]` are the costs to each place that may be added; `people_gained` counts those newly within `limit`.
    """
    if not 1 <= k <= MOST_PLACES:
        raise InputError(f"{k} places are asked for; ask for 1 to {MOST_PLACES}.")
    found = _choose(existing, candidates, people, k, limit, goal)
    after = np.minimum(existing, candidates[:, list(found.chosen)].min(axis=1, initial=np.inf))
    return Best(
        chosen=found.chosen,
        optimal=found.optimal,
        people_gained=people_within(after, people, limit) - people_within(existing, people, limit),
        mean_before=mean_cost(existing, people),
        mean_after=mean_cost(after, people),
        worst_before=_worst(existing, people),
        worst_after=_worst(after, people),
    )


def _choose(existing: FloatArray, candidates: FloatArray, people: IntArray, k: int, limit: float, goal: Goal) -> Siting:
    if goal is Goal.MEAN:
        return lowest_mean(existing, candidates, people, k=k)
    if goal is Goal.WORST:
        return lowest_worst(existing, candidates, people, k=k)
    return most_people(existing, candidates, people, k=k, limit=limit)


def _worst(cost: FloatArray, people: IntArray) -> float:
    return float(cost[people > 0].max(initial=0.0))
