"""Shrink a siting problem without losing its optimum: what needs no solver, only arithmetic."""

import numpy as np
import numpy.typing as npt

from geo.coverage.bands import FloatArray, IntArray

BoolArray = npt.NDArray[np.bool_]
Chosen = npt.NDArray[np.intp]


def undominated(misses: BoolArray) -> Chosen:
    """Return the columns that are not equal to an earlier column nor worse everywhere than another one."""
    _, first = np.unique(misses, axis=1, return_index=True)
    first = np.sort(first)
    hits = (~misses[:, first]).astype(np.float32)
    shared, size = hits.T @ hits, hits.sum(axis=0)
    inside = (shared >= size[:, None]) & (size[None, :] > size[:, None])
    needed: Chosen = first[~inside.any(axis=1)]
    return needed


def worth_trying(saving: FloatArray, k: int) -> Chosen:
    """Return the columns of `saving[n, m]` that an optimal set of k can hold, by bounds that tighten round by round."""
    kept = np.flatnonzero(saving.sum(axis=0) > 0)
    reached = _greedy(saving, k)
    while kept.size:
        bound = _bounds(saving[:, kept], k)
        left = kept[bound >= reached * (1 - 1e-12)]
        if left.size == kept.size:
            break
        kept = left
    return kept


def _bounds(saving: FloatArray, k: int) -> FloatArray:
    """Return for each column at most what any k columns with it among them can save together."""
    alone = saving.sum(axis=0)
    bound = np.empty(alone.size)
    for column in range(alone.size):
        beside = np.maximum(saving - saving[:, [column]], 0).sum(axis=0)
        bound[column] = alone[column] + np.sort(beside)[::-1][: k - 1].sum()
    return bound


def _greedy(saving: FloatArray, k: int) -> float:
    """Return what k columns save together when each next one is the best beside those before it."""
    have = np.zeros(len(saving))
    for _ in range(k):
        gain = np.maximum(saving - have[:, None], 0).sum(axis=0)
        have = np.maximum(have, saving[:, int(gain.argmax())])
    return float(have.sum())


def merged_by_ranking(cost: FloatArray, weight: IntArray) -> FloatArray:
    """Return weighted costs summed over rows that rank the columns alike."""
    rank = np.argsort(cost, axis=1, kind="stable").astype(np.int16)
    patterns, group = np.unique(rank, axis=0, return_inverse=True)
    total = np.zeros((len(patterns), cost.shape[1]))
    np.add.at(total, group.ravel(), cost * weight[:, None])
    return total
