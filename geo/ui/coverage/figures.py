"""Everything that the page "Coverage" shows for one view, worked out together; costs in seconds, or meters."""

from dataclasses import dataclass

import numpy as np

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import Band, bands, people_by_step, people_within
from geo.coverage.counties import CountyRow, uncovered_towns
from geo.coverage.limits import to_core_units
from geo.coverage.statistics import mean_cost
from geo.coverage.summary import Coverage, summarize
from geo.coverage.what_if import CountyChange, Removal, band_changes, county_changes, nearest_cost, removal_impact
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.state import View

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
    threshold: float
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


def figures(planning: PlanningData, view: View) -> Figures:
    """Return the figures for a view; raises `InputError` where no city is left to count."""
    known = planning.baseline.matrix
    columns = tuple(planning.columns(planning.chosen(view).cities))
    limits = to_core_units(view.limits, view.rank)
    threshold = limits[view.limits.index(view.threshold)]
    found = summarize(
        known, columns, limits=limits, threshold=threshold, rank=view.rank, name=planning.baseline.region.name
    )
    people, county = known.blocks.people, known.blocks.county
    here = np.asarray((county == view.county) if view.county else np.ones(people.size, dtype=np.bool_))
    before = nearest_cost(known.from_blocks.by(view.rank), range(len(planning.baseline.listed)))
    ours = people * here
    return Figures(
        view=view,
        columns=columns,
        limits=limits,
        threshold=threshold,
        coverage=found,
        people=people,
        here=here,
        bands=bands(found.cost, ours, limits),
        within=people_within(found.cost, ours, threshold),
        mean=mean_cost(found.cost, ours),
        rows=tuple(row for row in found.counties if view.county in {None, row.name}),
        gaps=_gaps(found, view, threshold),
        before=before,
        changes=band_changes(before, found.cost, ours, limits),
        counties_changed=county_changes(county, before, found.cost, ours, threshold=threshold),
    )


def distribution(found: Figures) -> IntArray:
    """Return the people in each slice of `STEP` minutes or miles, up to a little beyond the last limit."""
    (step,) = to_core_units([STEP], found.view.rank)
    highest = min(max(found.limits) + 3 * step, MOST_STEPS * step)
    return people_by_step(found.coverage.cost, found.people * found.here, step=step, highest=highest)


def removals(found: Figures, planning: PlanningData) -> tuple[Removal, ...]:
    """Return what losing each city that counts would mean to the people looked at."""
    matrix = planning.baseline.matrix.from_blocks.by(found.view.rank)[:, list(found.columns)]
    return removal_impact(matrix, found.people * found.here, threshold=found.threshold)


def _gaps(found: Coverage, view: View, threshold: float) -> tuple[int, ...]:
    order = uncovered_towns(found.towns, threshold=threshold).tolist()
    return tuple(index for index in order if view.county in {None, found.towns.county[index]})
