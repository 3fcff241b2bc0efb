"""The best new locations: which, their gains, and whether they are proven optimal."""

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
    """What the new locations optimize: people within the threshold, the mean cost, or the highest cost."""

    PEOPLE = "people"
    MEAN = "mean"
    WORST = "worst"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSites:
    """Columns of the candidates to add, and their effect; costs are in the unit of the input.

    At most k, since a place that changes nothing is left out. `optimal`: it is proven that no k places do better.
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
    objective: Objective = Objective.PEOPLE,
) -> NextSites:
    """Return the k places that optimize `objective`, in addition to the cities whose cost is `existing[n]`.

    `candidates[n, m]` are the costs to each place that may be added; `people_gained` counts people newly within
    `threshold`. Raises `InputError` for a `k` outside 1 to `MAX_SITES`.
    """
    if not 1 <= k <= MAX_SITES:
        raise InputError(f"{k} new locations were requested; request 1 to {MAX_SITES}.")
    siting = _solve(existing, candidates, people, k, threshold, objective)
    after = np.minimum(existing, candidates[:, list(siting.chosen)].min(axis=1, initial=np.inf))
    return NextSites(
        chosen=siting.chosen,
        optimal=siting.optimal,
        people_gained=people_within(after, people, threshold) - people_within(existing, people, threshold),
        mean_before=mean_cost(existing, people),
        mean_after=mean_cost(after, people),
        worst_before=_worst(existing, people),
        worst_after=_worst(after, people),
    )


def _solve(
    existing: FloatArray, candidates: FloatArray, people: IntArray, k: int, threshold: float, objective: Objective
) -> Siting:
    if objective is Objective.MEAN:
        return minimize_mean(existing, candidates, people, k=k)
    if objective is Objective.WORST:
        return minimize_worst(existing, candidates, people, k=k)
    return maximize_coverage(existing, candidates, people, k=k, threshold=threshold)


def _worst(cost: FloatArray, people: IntArray) -> float:
    return float(cost[people > 0].max(initial=0.0))
