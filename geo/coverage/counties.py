"""Summaries by county: people, their costs, and the town with the highest cost."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import people_by_band, people_within
from geo.coverage.statistics import mean_cost, percentile_cost


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Towns:
    """Named places with the cost from each to the nearest city: one entry per place in every array."""

    name: npt.NDArray[np.str_]
    county: npt.NDArray[np.str_]
    people: IntArray
    cost: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyRow:
    """Figures of one county or of the whole state: costs in the unit of the input, `share` from 0 to 1."""

    name: str
    people: int
    by_band: tuple[int, ...]
    within: int
    share: float
    mean: float
    p90: float
    worst_town: str | None
    worst_cost: float | None


def area_row(
    name: str, cost: FloatArray, people: IntArray, towns: Towns, *, limits: Sequence[float], threshold: float
) -> CountyRow:
    """Return the figures of one area from its own residents and towns; `within` counts people up to `threshold`."""
    total, within = int(people.sum()), people_within(cost, people, threshold)
    worst = int(np.argmax(towns.cost)) if towns.cost.size else None
    return CountyRow(
        name=name,
        people=total,
        by_band=tuple(people_by_band(cost, people, limits).tolist()),
        within=within,
        share=within / max(total, 1),
        mean=mean_cost(cost, people),
        p90=percentile_cost(cost, people, 90),
        worst_town=None if worst is None else str(towns.name[worst]),
        worst_cost=None if worst is None else float(towns.cost[worst]),
    )


def county_rows(
    county: npt.NDArray[np.str_],
    cost: FloatArray,
    people: IntArray,
    towns: Towns,
    *,
    limits: Sequence[float],
    threshold: float,
) -> tuple[CountyRow, ...]:
    """Return one row per county that has block groups, in alphabetical order."""
    rows = []
    for name in np.unique(county):
        inside = county == name
        rows.append(
            area_row(
                str(name), cost[inside], people[inside], towns_of(towns, str(name)), limits=limits, threshold=threshold
            )
        )
    return tuple(rows)


def towns_of(towns: Towns, county: str) -> Towns:
    """Return the towns of one county."""
    inside = towns.county == county
    return Towns(
        name=towns.name[inside], county=towns.county[inside], people=towns.people[inside], cost=towns.cost[inside]
    )


def uncovered_towns(towns: Towns, *, threshold: float, fewest_people: int = 500) -> npt.NDArray[np.intp]:
    """Return the indexes of towns of at least `fewest_people` beyond `threshold`, largest first, ties by name."""
    uncovered = np.flatnonzero((towns.people >= fewest_people) & (towns.cost > threshold))
    return uncovered[np.lexsort((towns.name[uncovered], -towns.people[uncovered]))]
