"""Exact location models for the best new cities, the listed cities staying; solved by HiGHS through `scipy.optimize`.

In every function `existing[n]` is the cost from each block group to the nearest listed city, `candidates[n, m]` the
cost to each place that might be added (both in one unit) and `people[n]` the residents. Because the listed cities are
fixed, each model first shrinks to what an addition can still change. Every reduction keeps at least one optimal set
(the docstrings say why), so the solver's proof of optimality holds for the whole problem.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from geo.arrays import BoolArray, FloatArray, IndexArray, IntArray
from geo.coverage.siting.reduction import greedy_set, merged_by_ranking, undominated, worth_trying

TIME_LIMIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Siting:
    """Columns of `candidates` to add, in ascending order: at most k, and none that changes nothing beside the others.

    `optimal` is True only if it is proven that no k places do better; otherwise the set is the best one found in time.
    """

    chosen: tuple[int, ...]
    optimal: bool


def maximize_coverage(
    existing: FloatArray,
    candidates: FloatArray,
    people: IntArray,
    *,
    k: int,
    threshold: float,
    time_limit_s: float = TIME_LIMIT_S,
) -> Siting:
    """Return the k places that bring the most people within `threshold`.

    The maximal covering location problem: maximize the sum of w[i] y[i] subject to y[i] <= the sum of x[j] over the
    places j that reach i, and at most k places (Church and ReVelle 1974, Papers of the Regional Science Association
    32). Exact after reduction: people already covered, and those no candidate reaches, add the same to every set;
    block groups reached by the same candidates count as one; a candidate that reaches nothing beyond what another one
    reaches is never needed.
    """
    uncovered = (existing > threshold) & (people > 0)
    pattern, group = np.unique(candidates[uncovered] <= threshold, axis=0, return_inverse=True)
    weight = np.bincount(group.ravel(), weights=people[uncovered], minlength=len(pattern)).astype(np.float64)
    kept = undominated(~pattern)
    kept = kept[pattern[:, kept].any(axis=0)]
    rows = pattern[:, kept].any(axis=1)
    reaches, weight = pattern[np.ix_(rows, kept)], weight[rows]
    gain = reaches * weight[:, None]
    if kept.size <= k:
        return _siting(kept, gain, range(kept.size), optimal=True)
    rank, optimal = _solve_coverage(reaches, weight, k, time_limit_s)
    return _siting(kept, gain, _better(gain, rank, k, optimal=optimal), optimal=optimal)


def minimize_mean(
    existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int, time_limit_s: float = TIME_LIMIT_S
) -> Siting:
    """Return the k places that give the lowest mean cost over people.

    The p-median problem (Hakimi 1964, Operations Research 12; as an integer program ReVelle and Swain 1970,
    Geographical Analysis 2) with the listed cities fixed: maximize the sum of s[i, j] y[i, j], where s is the cost
    saved, subject to y[i, j] <= x[j], one place for each i and at most k places. Block groups that no listed city
    reaches by road are left out. Exact after reduction: candidates whose best possible set falls short of a set
    already found are left out (see `worth_trying`); block groups that rank the remaining candidates alike are served
    by the same one in every set, so they count as one.
    """
    populated = (people > 0) & np.isfinite(existing)
    cost = existing[populated]
    closer = np.minimum(candidates[populated], cost[:, None])
    saving = (cost[:, None] - closer) * people[populated][:, None]
    kept = worth_trying(saving, k)
    kept = kept[saving[:, kept].sum(axis=0) > 0]
    _, first = np.unique(saving[:, kept], axis=1, return_index=True)  # of equal places the first
    kept = kept[np.sort(first)]
    merged = merged_by_ranking(saving[:, kept])
    if kept.size <= k:
        return _siting(kept, merged, range(kept.size), optimal=True)
    rank, optimal = _solve_median(merged, k, time_limit_s)
    return _siting(kept, merged, _better(merged, rank, k, optimal=optimal), optimal=optimal)


def minimize_worst(
    existing: FloatArray, candidates: FloatArray, people: IntArray, *, k: int, time_limit_s: float = TIME_LIMIT_S
) -> Siting:
    """Return at most k places that give the lowest cost to the block group that is worst off.

    The p-center problem with the listed cities fixed, by covering: the answer is one of the costs in the table, and
    halving that list finds the lowest one within which a smallest covering set has at most k places (Minieka 1970,
    SIAM Review 12; the covering problem is that of Toregas et al. 1971, Operations Research 19).
    """
    populated = people > 0
    cost, closer = existing[populated], candidates[populated]
    floor = np.minimum(cost, closer.min(axis=1, initial=np.inf)).max(initial=0.0)
    steps = np.unique(
        np.concatenate([cost[cost >= floor], closer[(closer >= floor) & (closer < cost.max(initial=0.0))]])
    )
    rounds = max(ceil(log2(max(len(steps), 1))), 1)
    low, high, best, proven = 0, max(len(steps) - 1, 0), list[int](), True
    while low < high:
        middle = (low + high) // 2
        cover, optimal = _smallest_cover(closer[cost > steps[middle]] <= steps[middle], k, time_limit_s / rounds)
        if cover is not None and len(cover) <= k:
            high, best = middle, cover
        else:  # unless proven, k places may suffice here
            low, proven = middle + 1, proven and optimal
    return Siting(chosen=tuple(sorted(best)), optimal=proven)


def _solve_coverage(
    reaches: BoolArray, weight: FloatArray, k: int, time_limit_s: float
) -> tuple[IndexArray | None, bool]:
    rows, columns = reaches.shape
    return _solve(
        np.concatenate([np.zeros(columns), -weight]),
        [
            LinearConstraint(sparse.hstack([sparse.csr_array(-reaches.astype(float)), sparse.eye_array(rows)]), ub=0),
            LinearConstraint(np.repeat([1.0, 0.0], [columns, rows]), ub=k),
        ],
        columns,
        time_limit_s,
    )


def _solve_median(saving: FloatArray, k: int, time_limit_s: float) -> tuple[IndexArray | None, bool]:
    row, column = np.nonzero(saving)
    pairs, columns = np.arange(row.size), saving.shape[1]
    opened = sparse.csr_array((np.full(row.size, -1.0), (pairs, column)), shape=(row.size, columns))
    served = sparse.csr_array((np.ones(row.size), (row, pairs)), shape=(len(saving), row.size))
    return _solve(
        np.concatenate([np.zeros(columns), -saving[row, column]]),
        [
            LinearConstraint(sparse.hstack([opened, sparse.eye_array(row.size)]), ub=0),
            LinearConstraint(sparse.hstack([sparse.csr_array((len(saving), columns)), served]), ub=1),
            LinearConstraint(np.repeat([1.0, 0.0], [columns, row.size]), ub=k),
        ],
        columns,
        time_limit_s,
    )


def _smallest_cover(reaches: BoolArray, k: int, time_limit_s: float) -> tuple[list[int] | None, bool]:
    """Return the fewest columns that reach every row, and whether that is proven.

    If it is not, some k columns that do, or None where none were found in time.
    """
    if not len(reaches):
        return [], True
    rows = np.unique(reaches, axis=0)
    kept = undominated(~rows)
    rows = rows[:, kept]
    rank, optimal = _solve(np.ones(kept.size), [LinearConstraint(rows.astype(float), lb=1)], kept.size, time_limit_s)
    if not optimal and (rank is None or rank.size > k):
        quick = np.unique(greedy_set(rows.astype(float), k))
        rank = quick if rows[:, quick].any(axis=1).all() else None
    return None if rank is None else kept[rank].tolist(), optimal


def _solve(
    cost: FloatArray, constraints: Sequence[LinearConstraint], columns: int, time_limit_s: float
) -> tuple[IndexArray | None, bool]:
    """Return the places that minimize `cost` (the first `columns` variables are 0 or 1), and whether that is proven.

    None if no solution was found within the time limit. The relative gap is 0, because HiGHS by default stops within
    0.01% of the optimum.
    """
    result = milp(
        cost,
        integrality=(np.arange(cost.size) < columns).astype(np.int64),
        bounds=Bounds(0, 1),
        constraints=constraints,
        options={"mip_rel_gap": 0.0, "time_limit": time_limit_s},
    )
    return None if result.x is None else np.flatnonzero(result.x[:columns] > 0.5), result.status == 0  # noqa: PLR2004 - halfway between 0 and 1


def _better(gain: FloatArray, rank: IndexArray | None, k: int, *, optimal: bool) -> Sequence[int]:
    """Return `rank` if it is proven, otherwise whichever gains more: it, or a set found by exchanging single places."""
    solved = [] if rank is None else rank.tolist()
    return solved if optimal else max(solved, greedy_set(gain, k), key=lambda chosen: _total(gain, chosen))


def _siting(kept: IndexArray, gain: FloatArray, rank: Sequence[int], *, optimal: bool) -> Siting:
    """Return the columns `kept[rank]` without those that add nothing to `gain[n, m]` beside the others."""
    needed = list(rank)
    for one in reversed(rank):
        others = [other for other in needed if other != one]
        if _total(gain, others) == _total(gain, needed):
            needed = others
    return Siting(chosen=tuple(sorted(kept[needed].tolist())), optimal=optimal)


def _total(gain: FloatArray, chosen: Sequence[int]) -> float:
    return float(gain[:, chosen].max(axis=1, initial=0.0).sum())
