"""Which places to add next, the listed cities staying: exact answers by `spopt` with the HiGHS solver.

`existing[n]` is what it takes from each resident's block group to the nearest listed city, `candidates[n, m]` to each
place that might be added, both in one unit; `people[n]` are residents. Because the listed cities are fixed, each model
first shrinks to what an addition can still change; every reduction keeps at least one optimal set (docstrings say
why), so the solver's proof of optimality is a proof for the whole problem.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.arrays import BoolArray, FloatArray, IndexArray, IntArray
from geo.coverage.siting.reduction import merged_by_ranking, undominated, worth_trying
from geo.coverage.siting.siting_models import location_models


@dataclass(frozen=True, slots=True, kw_only=True)
class Siting:
    """Columns of `candidates` to add, in ascending order (at most k: none is named that would change nothing).

    `optimal` holds when the solver proved that no k places do better.
    """

    chosen: tuple[int, ...]
    optimal: bool


def maximize_coverage(
    existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int, threshold: float
) -> Siting:
    """Return the k places that bring the most people within `limit` (maximal covering location).

    Exact: residents already within the limit, and those whom no candidate reaches, add the same whatever is chosen;
    block groups that the same candidates reach count as one; of candidates, one that reaches no more than another
    does is never needed.
    """
    waiting = (existing > threshold) & (people > 0)
    reaches = candidates[waiting] <= threshold
    pattern, group = np.unique(reaches, axis=0, return_inverse=True)
    weight = np.bincount(group.ravel(), weights=people[waiting], minlength=len(pattern)).astype(np.float64)
    kept = undominated(~pattern)
    kept = kept[pattern[:, kept].any(axis=0)]
    if kept.size <= k:
        return _siting(kept, optimal=True)
    rows = pattern[:, kept].any(axis=1)
    return _solve_most_people(kept, ~pattern[np.ix_(rows, kept)], weight[rows], k)


def minimize_mean(existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int) -> Siting:
    """Return the k places that give the lowest mean over people (p-median, listed cities fixed).

    Residents whom no listed city reaches by road are left out.
    Exact: candidates whose best possible set falls short of a set already found are left out (see `worth_trying`);
    block groups that rank the remaining candidates alike are served by the same one in every set, so they count as
    one.
    """
    lived_in = (people > 0) & np.isfinite(existing)
    cost, weight = existing[lived_in], people[lived_in]
    closer = np.minimum(candidates[lived_in], cost[:, None])
    saving = (cost[:, None] - closer) * weight[:, None]
    kept = worth_trying(saving, k)
    kept = kept[saving[:, kept].sum(axis=0) > 0]
    if kept.size <= k:
        return _siting(kept, optimal=True)
    return _solve_lowest_mean(kept, merged_by_ranking(np.column_stack([cost, closer[:, kept]]), weight), k)


def minimize_worst(existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int) -> Siting:
    """Return at most k places that give the lowest cost for whoever is worst off (p-center, listed cities fixed).

    Exact: the answer is one of the costs in the table; halving that list finds the lowest one within which
    a smallest covering set (solved exactly for those the listed cities leave beyond it) has at most k places.
    """
    lived_in = people > 0
    cost, closer = existing[lived_in], candidates[lived_in]
    floor = np.minimum(cost, closer.min(axis=1, initial=np.inf)).max(initial=0.0)
    steps = np.unique(
        np.concatenate([cost[cost >= floor], closer[(closer >= floor) & (closer < cost.max(initial=0.0))]])
    )
    low, high, best = 0, max(len(steps) - 1, 0), _siting(np.empty(0, dtype=np.intp), optimal=True)
    while low < high:
        middle = (low + high) // 2
        found = _fewest_places(closer[cost > steps[middle]] <= steps[middle])
        if len(found.chosen) <= k:
            high, best = middle, found
        else:
            low = middle + 1
    return best


def _solve_most_people(kept: IndexArray, misses: BoolArray, weight: FloatArray, k: int) -> Siting:
    model = location_models().MCLP.from_cost_matrix(misses.astype(float), weight, 0.5, k)
    return _solved(kept, model)


def _solve_lowest_mean(kept: IndexArray, cost: FloatArray, k: int) -> Siting:
    listed = np.zeros(cost.shape[1], dtype=int)
    listed[0] = 1
    model = location_models().PMedian.from_cost_matrix(
        cost, np.ones(len(cost)), k + 1, predefined_facilities_arr=listed
    )
    return _solved(np.concatenate([[-1], kept]), model)


def _fewest_places(reaches: BoolArray) -> Siting:
    """Return the fewest columns that reach every row."""
    if not len(reaches):
        return _siting(np.empty(0, dtype=np.intp), optimal=True)
    rows = np.unique(reaches, axis=0)
    kept = undominated(~rows)
    return _solved(kept, location_models().LSCP.from_cost_matrix((~rows[:, kept]).astype(float), 0.5))


def _solved(columns: IndexArray, model: Any) -> Siting:  # noqa: ANN401 - spopt ships no types
    """Return what HiGHS chooses; gaps of zero, since its defaults stop within 0.01 percent of the optimum."""
    import pulp  # noqa: PLC0415 - comes with spopt

    model.problem.solve(pulp.HiGHS(msg=False, gapRel=0.0, gapAbs=0.0, threads=1))
    taken = [j for j, variable in enumerate(model.fac_vars) if (variable.value() or 0) > 0.5]  # noqa: PLR2004 - 0 or 1
    chosen = columns[taken]
    return _siting(chosen[chosen >= 0], optimal=model.problem.status == pulp.LpStatusOptimal)


def _siting(chosen: IndexArray, *, optimal: bool) -> Siting:
    return Siting(chosen=tuple(sorted(int(column) for column in chosen)), optimal=optimal)
