"""The briefing's figures: coverage by some of the cities, the lowest-coverage counties, the best new locations.

All counting is done in `geo.coverage`; this module selects and combines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.coverage.counties import CountyRow, Towns, uncovered_towns
from geo.coverage.od_matrix import Columns, ODMatrix, towns
from geo.coverage.siting.next_sites import next_sites
from geo.coverage.summary import Coverage, summarize
from geo.coverage.what_if import nearest_cost
from geo.models import City
from geo.routing.nearest import Rank

HALF = 0.5
MAX_COUNTIES = 10
NEXT_CITIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FarTown:
    """A town beyond the far threshold, and the drive in seconds from it to the nearest included city."""

    name: str
    county: str
    people: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The four figures: people within the threshold, the mean drive, counties below half, the largest far town.

    `share` is from 0 to 1, `mean_s` in seconds and infinite if anyone has no road to an included city.
    """

    people: int
    within: int
    share: float
    mean_s: float
    below_half: int
    counties: int
    far_town: FarTown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCity:
    """A place to add, and the people it alone would newly bring within the threshold."""

    city: City
    people_gained: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCities:
    """The best places to add together, in descending order of the people each gains alone.

    `optimal` is true if it is proven that no other set of at most as many places gains more people.
    """

    cities: tuple[NextCity, ...]
    people_gained: int
    optimal: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoverageResult:
    """What follows from one set of cities: the figures, the coverage, the lowest-coverage counties (lowest first)."""

    figures: Figures
    coverage: Coverage
    worst: tuple[CountyRow, ...]


def coverage_result(
    matrix: ODMatrix,
    columns: Columns,
    *,
    threshold_s: float,
    far_s: float,
    limits_s: Sequence[float],
) -> CoverageResult:
    """Return how well the cities in `columns` of the matrix cover all residents, by drive time."""
    coverage = summarize(matrix, columns, limits=limits_s, threshold=threshold_s, name="")
    state = coverage.state
    figures = Figures(
        people=state.people,
        within=state.within,
        share=state.share,
        mean_s=state.mean,
        below_half=sum(row.share < HALF for row in coverage.counties),
        counties=len(coverage.counties),
        far_town=_largest_far_town(towns(matrix, columns, Rank.TIME), far_s),
    )
    return CoverageResult(figures=figures, coverage=coverage, worst=worst_counties(coverage.counties))


def worst_counties(rows: Sequence[CountyRow], most: int = MAX_COUNTIES) -> tuple[CountyRow, ...]:
    """Return up to `most` counties with shares below 1, lowest first; of equals, that with more people beyond first."""
    uncovered = [row for row in rows if row.share < 1]
    return tuple(sorted(uncovered, key=lambda row: (row.share, row.within - row.people, row.name))[:most])


def next_cities(matrix: ODMatrix, columns: Columns, addable: Columns, *, threshold_s: float) -> NextCities:
    """Return the up to three cities in `addable` that together bring the most people within the threshold."""
    seconds, people = matrix.from_blocks.seconds, matrix.blocks.people
    existing, costs = nearest_cost(seconds, columns), seconds[:, addable]
    best = next_sites(existing, costs, people, k=NEXT_CITIES, threshold=threshold_s)
    uncovered = people * (existing > threshold_s)
    cities = [
        NextCity(
            city=matrix.cities[addable[column]],
            people_gained=int(uncovered[costs[:, column] <= threshold_s].sum()),
        )
        for column in best.chosen
    ]
    return NextCities(
        cities=tuple(sorted(cities, key=lambda next_city: (-next_city.people_gained, next_city.city.name))),
        people_gained=best.people_gained,
        optimal=best.optimal,
    )


def _largest_far_town(places: Towns, far_s: float) -> FarTown | None:
    for index in uncovered_towns(places, threshold=far_s, fewest_people=1)[:1]:
        return FarTown(
            name=str(places.name[index]),
            county=str(places.county[index]),
            people=int(places.people[index]),
            seconds=float(places.cost[index]),
        )
    return None
