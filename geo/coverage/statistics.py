"""Mean and percentile of costs, weighted by people."""

import numpy as np

from geo.arrays import FloatArray, IntArray


def mean_cost(cost: FloatArray, people: IntArray) -> float:
    """Return the mean cost over people; `inf` if anyone has no road, NaN without residents."""
    populated = people > 0
    total = int(people.sum())
    return float((cost[populated] * people[populated]).sum() / total) if total else float("nan")


def percentile_cost(cost: FloatArray, people: IntArray, percent: float) -> float:
    """Return the lowest cost that covers at least `percent` (0 to 100) of the people; NaN without residents."""
    total = int(people.sum())
    if not total:
        return float("nan")
    order = np.argsort(cost, kind="stable")
    covered = np.cumsum(people[order])
    return float(cost[order][np.searchsorted(covered, total * percent / 100, side="left")])
