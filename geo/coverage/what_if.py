"""What one city more or less would change."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import people_by_band


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyChange:
    """A county whose residents' costs change: people within the limit before and after, and how many are affected."""

    county: str
    within_before: int
    within_after: int
    people_affected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What losing city number `index` would mean: people no longer within the limit, and people who must go further."""

    index: int
    stranded: int
    affected: int


def nearest_cost(matrix: FloatArray, columns: Sequence[int] | npt.NDArray[np.intp]) -> FloatArray:
    """Return the lowest cost per row of `matrix[n, m]` over the given columns; `inf` where there are none."""
    chosen = np.asarray(columns, dtype=np.intp)
    lowest: FloatArray = matrix[:, chosen].min(axis=1, initial=np.inf)
    return lowest


def band_changes(before: FloatArray, after: FloatArray, people: IntArray, limits: Sequence[float]) -> IntArray:
    """Return the people each band gains (or, negative, loses); the changes sum to zero."""
    return people_by_band(after, people, limits) - people_by_band(before, people, limits)


def county_changes(
    county: npt.NDArray[np.str_], before: FloatArray, after: FloatArray, people: IntArray, *, threshold: float
) -> tuple[CountyChange, ...]:
    """Return the counties where anybody's cost changes, most affected people first."""
    changed = before != after
    found = [
        CountyChange(
            county=str(name),
            within_before=_sum(people, (county == name) & (before <= threshold)),
            within_after=_sum(people, (county == name) & (after <= threshold)),
            people_affected=_sum(people, (county == name) & changed),
        )
        for name in np.unique(county[changed])
    ]
    return tuple(sorted(found, key=lambda change: (-change.people_affected, change.county)))


def _sum(people: IntArray, chosen: npt.NDArray[np.bool_]) -> int:
    return int(people[chosen].sum())


def removal_impact(matrix: FloatArray, people: IntArray, *, threshold: float) -> tuple[Removal, ...]:
    """Return what losing each city (a column of `matrix[n, m]`) alone would mean, most people stranded first."""
    best = matrix.argmin(axis=1)
    lowest = matrix.min(axis=1)
    others = matrix.copy()
    others[np.arange(len(matrix)), best] = np.inf
    second = others.min(axis=1, initial=np.inf)
    stranded = _by_city(best, people * ((lowest <= threshold) & (second > threshold)), matrix.shape[1])
    affected = _by_city(best, people * (second > lowest), matrix.shape[1])
    losses = [Removal(index=i, stranded=int(stranded[i]), affected=int(affected[i])) for i in range(matrix.shape[1])]
    return tuple(sorted(losses, key=lambda loss: (-loss.stranded, -loss.affected, loss.index)))


def _by_city(city: npt.NDArray[np.intp], people: IntArray, cities: int) -> IntArray:
    counts = np.zeros(cities, dtype=np.int64)
    np.add.at(counts, city, people)
    return counts
