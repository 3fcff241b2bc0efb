"""The impact of adding or losing cities."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import people_by_band


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyChange:
    """A county whose costs change: people within the threshold before and after, and people with another cost."""

    county: str
    within_before: int
    within_after: int
    people_affected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """The impact of losing city `index`: people no longer within the threshold, and people who would drive farther."""

    index: int
    newly_uncovered: int
    affected: int


def nearest_cost(matrix: FloatArray, columns: Sequence[int] | npt.NDArray[np.intp]) -> FloatArray:
    """Return the lowest cost per row of `matrix[n, m]` over `columns`; `inf` without columns."""
    lowest: FloatArray = matrix[:, np.asarray(columns, dtype=np.intp)].min(axis=1, initial=np.inf)
    return lowest


def band_changes(before: FloatArray, after: FloatArray, people: IntArray, limits: Sequence[float]) -> IntArray:
    """Return the change of people in each band; the changes sum to zero."""
    return people_by_band(after, people, limits) - people_by_band(before, people, limits)


def county_changes(
    county: npt.NDArray[np.str_], before: FloatArray, after: FloatArray, people: IntArray, *, threshold: float
) -> tuple[CountyChange, ...]:
    """Return the counties where any cost changes, most affected people first."""
    changed = before != after
    changes = [
        CountyChange(
            county=str(name),
            within_before=_sum(people, (county == name) & (before <= threshold)),
            within_after=_sum(people, (county == name) & (after <= threshold)),
            people_affected=_sum(people, (county == name) & changed),
        )
        for name in np.unique(county[changed])
    ]
    return tuple(sorted(changes, key=lambda change: (-change.people_affected, change.county)))


def _sum(people: IntArray, chosen: npt.NDArray[np.bool_]) -> int:
    return int(people[chosen].sum())


def removal_impact(matrix: FloatArray, people: IntArray, *, threshold: float) -> tuple[Removal, ...]:
    """Return the impact of losing each city (a column of `matrix[n, m]`) alone, most newly uncovered people first."""
    best = matrix.argmin(axis=1)
    lowest = matrix.min(axis=1)
    others = matrix.copy()
    others[np.arange(len(matrix)), best] = np.inf
    second = others.min(axis=1, initial=np.inf)
    newly_uncovered = _by_city(best, people * ((lowest <= threshold) & (second > threshold)), matrix.shape[1])
    affected = _by_city(best, people * (second > lowest), matrix.shape[1])
    removals = [
        Removal(index=i, newly_uncovered=int(newly_uncovered[i]), affected=int(affected[i]))
        for i in range(matrix.shape[1])
    ]
    return tuple(sorted(removals, key=lambda city: (-city.newly_uncovered, -city.affected, city.index)))


def _by_city(city: npt.NDArray[np.intp], people: IntArray, cities: int) -> IntArray:
    counts = np.zeros(cities, dtype=np.int64)
    np.add.at(counts, city, people)
    return counts
