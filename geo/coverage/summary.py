"""The coverage of one set of cities and limits: bands, a row for the state and one per county."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.arrays import FloatArray
from geo.coverage.bands import Band, bands
from geo.coverage.counties import CountyRow, Towns, area_row, county_rows
from geo.coverage.od_matrix import Columns, ODMatrix, towns
from geo.coverage.what_if import nearest_cost
from geo.routing.nearest import Rank


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coverage:
    """Costs of the block groups and of the places places, and their summaries; seconds, or meters by distance."""

    cost: FloatArray
    towns: Towns
    bands: tuple[Band, ...]
    state: CountyRow
    counties: tuple[CountyRow, ...]


def summarize(
    matrix: ODMatrix, columns: Columns, *, limits: Sequence[float], threshold: float, rank: Rank = Rank.TIME, name: str
) -> Coverage:
    """Return the coverage by the cities in `columns`; `within` counts up to `threshold`, `name` is the state's."""
    cost, people = nearest_cost(matrix.from_blocks.by(rank), columns), matrix.blocks.people
    places = towns(matrix, columns, rank)
    return Coverage(
        cost=cost,
        towns=places,
        bands=bands(cost, people, limits),
        state=area_row(name, cost, people, places, limits=limits, threshold=threshold),
        counties=county_rows(matrix.blocks.county, cost, people, places, limits=limits, threshold=threshold),
    )
