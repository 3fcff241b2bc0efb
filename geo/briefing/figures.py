"""The meeting's figures: how well some cities cover the state, which counties are worst off, which places come next.

Nothing is counted here that `geo.coverage` does not count; this module only asks and puts side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.coverage.counties import CountyRow, Towns, uncovered_towns
from geo.coverage.od_matrix import Columns, ODMatrix, towns
from geo.coverage.siting.next_sites import next_sites
from geo.coverage.summary import Coverage, summarize
from geo.coverage.what_if import nearest_cost
from geo.models import City
from geo.routing.nearest import Rank

HALF = 0.5
MOST_COUNTIES = 10
NEXT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FarTown:
    """A town beyond the far limit, and the seconds from it to the nearest city that counts."""

    name: str
    county: str
    people: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The four figures: people within the limit (share 0 to 1), mean seconds, counties below half, largest far town."""

    people: int
    within: int
    share: float
    mean_s: float
    below_half: int
    counties: int
    far_town: FarTown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCity:
    """A place to add, and the people it alone would newly bring within the limit."""

    city: City
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCities:
    """The best places to add together, most people first; `optimal` holds when no other set of as many does better."""

    cities: tuple[NextCity, ...]
    people_gained: int
    optimal: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoverageResult:
    """All that follows from one set of cities: the figures, the whole coverage, the counties from the worst on."""

    figures: Figures
    coverage: Coverage
    worst: tuple[CountyRow, ...]


def coverage_result(
    known: ODMatrix,
    columns: Columns,
    *,
    threshold_s: float,
    far_s: float,
    limits_s: Sequence[float],
) -> CoverageResult:
    """Return how well the cities in `columns` of the survey cover everybody in it, by time."""
    found = summarize(known, columns, limits=limits_s, threshold=threshold_s, name="")
    named = towns(known, columns, Rank.TIME)
    far = uncovered_towns(named, threshold=far_s, fewest_people=1)[:1]
    figures = Figures(
        people=found.state.people,
        within=found.state.within,
        share=found.state.share,
        mean_s=found.state.mean,
        below_half=sum(row.share < HALF for row in found.counties),
        counties=len(found.counties),
        far_town=next((_far_town(named, index) for index in far), None),
    )
    return CoverageResult(figures=figures, coverage=found, worst=worst_counties(found.counties))


def worst_counties(rows: Sequence[CountyRow], most: int = MOST_COUNTIES) -> tuple[CountyRow, ...]:
    """Return the counties with the lowest shares below one, worst first; of equals the one with more people beyond."""
    left = [row for row in rows if row.share < 1]
    return tuple(sorted(left, key=lambda row: (row.share, row.within - row.people, row.name))[:most])


def next_cities(known: ODMatrix, columns: Columns, others: Columns, *, threshold_s: float) -> NextCities:
    """Return the three cities in `others` that bring the most people within the limit, proven exactly."""
    seconds, people = known.from_blocks.seconds, known.blocks.people
    existing, costs = nearest_cost(seconds, columns), seconds[:, others]
    best = next_sites(existing, costs, people, k=NEXT, threshold=threshold_s)
    waiting = people * (existing > threshold_s)
    found = [
        NextCity(city=known.cities[others[column]], alone=int(waiting[costs[:, column] <= threshold_s].sum()))
        for column in best.chosen
    ]
    return NextCities(
        cities=tuple(sorted(found, key=lambda one: (-one.alone, one.city.name))),
        people_gained=best.people_gained,
        optimal=best.optimal,
    )


def _far_town(named: Towns, index: np.intp) -> FarTown:
    return FarTown(
        name=str(named.name[index]),
        county=str(named.county[index]),
        people=int(named.people[index]),
        seconds=float(named.cost[index]),
    )
