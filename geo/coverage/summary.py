"""The whole answer for one choice of cities and limits: bands, and a row per county or for the state."""

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
    """Costs of the block groups and of the named places, and what they add up to; seconds, or meters by distance."""

    cost: FloatArray
    towns: Towns
    bands: tuple[Band, ...]
    state: CountyRow
    counties: tuple[CountyRow, ...]


def summarize(
    known: ODMatrix, columns: Columns, *, limits: Sequence[float], threshold: float, rank: Rank = Rank.TIME, name: str
) -> Coverage:
    """Return the coverage by the cities in `columns`; shares count up to `limit`, `name` is the state's."""
    cost, named, people = (
        nearest_cost(known.from_blocks.by(rank), columns),
        towns(known, columns, rank),
        known.blocks.people,
    )
    return Coverage(
        cost=cost,
        towns=named,
        bands=bands(cost, people, limits),
        state=area_row(name, cost, people, named, limits=limits, threshold=threshold),
        counties=county_rows(known.blocks.county, cost, people, named, limits=limits, threshold=threshold),
    )
