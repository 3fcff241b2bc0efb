"""Shrink a location problem without losing its optimum, by arithmetic alone."""

import numpy as np

from geo.arrays import BoolArray, FloatArray, IndexArray

_ROUNDS, _PATIENCE, _MIN_STEP = 400, 8, 0.002
_ROUNDING = 1e-9  # sums of products differ in the last digits; far below one person-second


def undominated(misses: BoolArray) -> IndexArray:
    """Return the columns of `misses[n, m]` that neither equal an earlier column nor are dominated by another one."""
    _, first = np.unique(misses, axis=1, return_index=True)
    first = np.sort(first)
    hits = (~misses[:, first]).astype(np.float32)
    shared, size = hits.T @ hits, hits.sum(axis=0)
    inside = (shared >= size[:, None]) & (size[None, :] > size[:, None])
    needed: IndexArray = first[~inside.any(axis=1)]
    return needed


def worth_trying(saving: FloatArray, k: int) -> IndexArray:
    """Return the columns of `saving[n, m]` that can be in a set of k columns with the largest total saving.

    The saving of a row is the largest in the set. For any prices >= 0 per row, no set with column j saves more than
    the sum of prices plus the savings above the prices of j and of the k - 1 best other columns (a Lagrangian bound;
    Cornuejols, Fisher and Nemhauser 1977, Management Science 23). So j is out once that is less than a set already
    found saves. Subgradient steps on the prices tighten the bound.
    """
    served, column = np.nonzero(saving)
    value = saving[served, column]
    found = _total(saving, greedy_set(saving, k))
    price = np.zeros(len(saving))
    kept = np.asarray(saving.any(axis=0), dtype=np.bool_)
    step_scale, lowest, idle = 2.0, np.inf, 0
    for _ in range(_ROUNDS):
        earned = _earned(kept, column, np.maximum(value - price[served], 0))
        best = np.argsort(-earned, kind="stable")[:k]
        bound = price.sum() + earned[best].sum()
        kept[_bound_with_each(earned, best, bound) < found * (1 - _ROUNDING)] = False
        idle = 0 if bound < lowest else idle + 1
        lowest = min(lowest, bound)
        if kept.sum() <= k or step_scale < _MIN_STEP:
            break
        step_scale, idle = (step_scale / 2, 0) if idle > _PATIENCE else (step_scale, idle)
        price = _next_price(price, saving[:, best] > price[:, None], step_scale * (bound - found))
    return np.flatnonzero(kept)


def _earned(kept: BoolArray, column: IndexArray, above_price: FloatArray) -> FloatArray:
    """Return the sum above prices per column, 0 for those ruled out."""
    return np.where(kept, np.bincount(column, above_price, minlength=kept.size), 0.0)


def _bound_with_each(earned: FloatArray, best: IndexArray, bound: float) -> FloatArray:
    """Return for each column the bound on sets that contain it: it replaces the least of the best."""
    with_each: FloatArray = bound - earned[best[-1]] + earned
    with_each[best] = bound
    return with_each


def _next_price(price: FloatArray, wanted: BoolArray, step: float) -> FloatArray:
    """Return the prices after one subgradient step: up for rows several best columns serve, down for rows none does."""
    slope = 1.0 - wanted.sum(axis=1)
    slope[(price <= 0) & (slope > 0)] = 0
    length = float(slope @ slope)
    changed: FloatArray = np.maximum(price - step / length * slope, 0) if length else price
    return changed


def greedy_set(saving: FloatArray, k: int) -> list[int]:
    """Return k columns with a large saving: each the best beside those before it, then exchanged one by one."""
    best, chosen = np.zeros(len(saving)), list[int]()
    for _ in range(k):
        chosen.append(int(np.maximum(saving, best[:, None]).sum(axis=0).argmax()))
        best = np.maximum(best, saving[:, chosen[-1]])
    return _exchanged(saving, chosen)


def _exchanged(saving: FloatArray, chosen: list[int]) -> list[int]:
    """Return the columns after exchanging single ones as long as that saves more (Teitz and Bart 1968)."""
    total, before = _total(saving, chosen), -np.inf
    while total > before * (1 + _ROUNDING) and total > before:
        before = total
        for index in range(len(chosen)):
            rest = saving[:, chosen[:index] + chosen[index + 1 :]].max(axis=1, initial=0.0)
            totals = np.maximum(saving, rest[:, None]).sum(axis=0)
            if totals.max() > total:
                chosen[index], total = int(totals.argmax()), float(totals.max())
    return chosen


def _total(saving: FloatArray, chosen: list[int]) -> float:
    return float(saving[:, chosen].max(axis=1).sum())


def merged_by_ranking(saving: FloatArray) -> FloatArray:
    """Return savings summed over rows that rank the columns alike."""
    rank = np.argsort(-saving, axis=1, kind="stable").astype(np.int16)
    patterns, group = np.unique(rank, axis=0, return_inverse=True)
    total = np.zeros((len(patterns), saving.shape[1]))
    np.add.at(total, group.ravel(), saving)
    return total
