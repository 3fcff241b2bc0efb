"""The whole answer for one choice of cities and limits: bands, and a row per county or for the state."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.coverage.bands import Band, FloatArray, bands
from geo.coverage.counties import CountyRow, Towns, area_row, county_rows
from geo.coverage.survey import Columns, Survey, towns
from geo.coverage.whatif import cost_of
from geo.nearest import Rank


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coverage:
    """Costs of the block groups and of the named places, and what they add up to; seconds, or metres by distance."""

    cost: FloatArray
    towns: Towns
    bands: tuple[Band, ...]
    state: CountyRow
    counties: tuple[CountyRow, ...]


def summarise(
    known: Survey, columns: Columns, *, limits: Sequence[float], limit: float, rank: Rank = Rank.TIME, name: str
) -> Coverage:
    """Return the coverage by the cities in `columns`; shares count up to `limit`, `name` is the state's."""
    cost, named, people = cost_of(known.from_blocks.by(rank), columns), towns(known, columns, rank), known.blocks.people
    return Coverage(
        cost=cost,
        towns=named,
        bands=bands(cost, people, limits),
        state=area_row(name, cost, people, named, limits=limits, limit=limit),
        counties=county_rows(known.blocks.county, cost, people, named, limits=limits, limit=limit),
    )
