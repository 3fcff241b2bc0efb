"""Everything that the page "Coverage" shows for one view, worked out together; costs in seconds, or metres."""

from dataclasses import dataclass

import numpy as np

from geo.coverage.bands import Band, FloatArray, IntArray, bands, people_by_step, people_within
from geo.coverage.counties import CountyRow, gap_order
from geo.coverage.limits import in_core_units
from geo.coverage.measures import mean_cost
from geo.coverage.summary import Coverage, summarise
from geo.coverage.whatif import CountyChange, Loss, band_changes, cost_of, county_changes, fragility
from geo.ui.coverage_view import View
from geo.ui.planning import Planning

STEP = 10.0
MOST_STEPS = 30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figures:
    """One view's figures. `here` says which block groups are looked at: all, or those of the view's county.

    `before` are the costs by the list as it stands; `changes` and `counties_changed` compare with it.
    """

    view: View
    columns: tuple[int, ...]
    limits: tuple[float, ...]
    limit: float
    coverage: Coverage
    people: IntArray
    here: np.ndarray[tuple[int], np.dtype[np.bool_]]
    bands: tuple[Band, ...]
    within: int
    mean: float
    rows: tuple[CountyRow, ...]
    gaps: tuple[int, ...]
    before: FloatArray
    changes: IntArray
    counties_changed: tuple[CountyChange, ...]

    @property
    def total(self) -> int:
        """Return the people looked at."""
        return int(self.people[self.here].sum())

    @property
    def changed(self) -> bool:
        """Tell whether other cities count than those listed."""
        return bool(self.view.add or self.view.drop)


def figures(planning: Planning, view: View) -> Figures:
    """Return the figures for a view; raises `InputError` where no city is left to count."""
    known = planning.ground.known
    columns = tuple(planning.columns(planning.chosen(view).cities))
    limits = in_core_units(view.limits, view.rank)
    limit = limits[view.limits.index(view.limit)]
    found = summarise(known, columns, limits=limits, limit=limit, rank=view.rank, name=planning.ground.region.name)
    people, county = known.blocks.people, known.blocks.county
    here = np.asarray((county == view.county) if view.county else np.ones(people.size, dtype=np.bool_))
    before = cost_of(known.from_blocks.by(view.rank), range(len(planning.ground.listed)))
    ours = people * here
    return Figures(
        view=view,
        columns=columns,
        limits=limits,
        limit=limit,
        coverage=found,
        people=people,
        here=here,
        bands=bands(found.cost, ours, limits),
        within=people_within(found.cost, ours, limit),
        mean=mean_cost(found.cost, ours),
        rows=tuple(row for row in found.counties if view.county in {None, row.name}),
        gaps=_gaps(found, view, limit),
        before=before,
        changes=band_changes(before, found.cost, ours, limits),
        counties_changed=county_changes(county, before, found.cost, ours, limit=limit),
    )


def steps(found: Figures) -> IntArray:
    """Return the people in each slice of `STEP` minutes or miles, up to a little beyond the last limit."""
    (step,) = in_core_units([STEP], found.view.rank)
    highest = min(max(found.limits) + 3 * step, MOST_STEPS * step)
    return people_by_step(found.coverage.cost, found.people * found.here, step=step, highest=highest)


def losses_of(found: Figures, planning: Planning) -> tuple[Loss, ...]:
    """Return what losing each city that counts would mean to the people looked at."""
    matrix = planning.ground.known.from_blocks.by(found.view.rank)[:, list(found.columns)]
    return fragility(matrix, found.people * found.here, limit=found.limit)


def _gaps(found: Coverage, view: View, limit: float) -> tuple[int, ...]:
    order = gap_order(found.towns, limit=limit).tolist()
    return tuple(index for index in order if view.county in {None, found.towns.county[index]})
