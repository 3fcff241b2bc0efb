"""The best next places, in people's terms: which, what they bring, and whether that is proven."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import people_within
from geo.coverage.siting.models import Siting, maximize_coverage, minimize_mean, minimize_worst
from geo.coverage.statistics import mean_cost
from geo.errors import InputError

MAX_SITES = 5


class Objective(StrEnum):
    """What the next places shall achieve."""

    PEOPLE = "people"
    MEAN = "mean"
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSites:
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


def next_sites(
    existing: FloatArray,
    candidates: FloatArray,
    people: IntArray,
    *,
    k: int,
    threshold: float,
    goal: Objective = Objective.PEOPLE,
) -> NextSites:
    """Return the k places that serve `goal` best beside the cities whose cost is `existing[n]`.

    `candidates[n, m]` are the costs to each place that may be added; `people_gained` counts those newly within `limit`.
    """
    if not 1 <= k <= MAX_SITES:
        raise InputError(f"{k} places are asked for; ask for 1 to {MAX_SITES}.")
    found = _choose(existing, candidates, people, k, threshold, goal)
    after = np.minimum(existing, candidates[:, list(found.chosen)].min(axis=1, initial=np.inf))
    return NextSites(
        chosen=found.chosen,
        optimal=found.optimal,
        people_gained=people_within(after, people, threshold) - people_within(existing, people, threshold),
        mean_before=mean_cost(existing, people),
        mean_after=mean_cost(after, people),
        worst_before=_worst(existing, people),
        worst_after=_worst(after, people),
    )


def _choose(
    existing: FloatArray, candidates: FloatArray, people: IntArray, k: int, threshold: float, goal: Objective
) -> Siting:
    if goal is Objective.MEAN:
        return minimize_mean(existing, candidates, people, k=k)
    if goal is Objective.WORST:
        return minimize_worst(existing, candidates, people, k=k)
    return maximize_coverage(existing, candidates, people, k=k, threshold=threshold)


def _worst(cost: FloatArray, people: IntArray) -> float:
    return float(cost[people > 0].max(initial=0.0))
