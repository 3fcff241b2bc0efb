"""Sum up what it takes many people: the mean and the percentile weighted by people."""

import numpy as np

from geo.arrays import FloatArray, IntArray


def mean_cost(cost: FloatArray, people: IntArray) -> float:
    """Return the mean cost over people; `inf` where somebody has no way, NaN where nobody lives."""
    lived_in = people > 0
    total = int(people.sum())
    return float((cost[lived_in] * people[lived_in]).sum() / total) if total else float("nan")


def percentile_cost(cost: FloatArray, people: IntArray, percent: float) -> float:
    """Return the lowest cost within which at least `percent` of 100 of the people are; NaN where nobody lives."""
    total = int(people.sum())
    if not total:
        return float("nan")
    order = np.argsort(cost, kind="stable")
    reached = np.cumsum(people[order])
    return float(cost[order][np.searchsorted(reached, total * percent / 100, side="left")])
