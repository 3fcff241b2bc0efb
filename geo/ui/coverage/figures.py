"""All figures that the Coverage page shows for one view; costs in seconds, or meters by distance."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
MAX_STEPS = 30


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figures:
    """The figures of one view. `in_area` marks the block groups of the view's area: the state, or one county.

    `limits` and `threshold` are in seconds (meters by distance). `cost_before` is the cost per block group with the
    listed cities alone; `band_changes` and `county_changes` compare with it.
    """

    view: View
    columns: tuple[int, ...]
    limits: tuple[float, ...]
    threshold: float
    coverage: Coverage
    people: IntArray
    in_area: npt.NDArray[np.bool_]
    bands: tuple[Band, ...]
    within: int
    mean: float
    counties: tuple[CountyRow, ...]
    gaps: tuple[int, ...]
    cost_before: FloatArray
    band_changes: IntArray
    county_changes: tuple[CountyChange, ...]

    @property
    def total(self) -> int:
        """Return the residents of the area."""
        return int(self.people[self.in_area].sum())

    @property
    def within_before(self) -> int:
        """Return the residents of the area within the threshold with the listed cities alone."""
        return people_within(self.cost_before, self.people * self.in_area, self.threshold)

    @property
    def changed(self) -> bool:
        """Return whether the included cities differ from the list."""
        return bool(self.view.add or self.view.drop)


def compute_figures(planning_data: PlanningData, view: View) -> Figures:
    """Return the figures for a view; raises `InputError` if no city is included."""
    matrix, region = planning_data.od_matrix, planning_data.baseline.region
    columns = tuple(planning_data.columns(planning_data.scenario(view).cities))
    limits = to_core_units(view.limits, view.rank)
    threshold = limits[view.limits.index(view.threshold)]
    coverage = summarize(matrix, columns, limits=limits, threshold=threshold, rank=view.rank, name=region.name)
    people, county = matrix.blocks.people, matrix.blocks.county
    in_area = np.asarray((county == view.county) if view.county else np.ones(people.size, dtype=np.bool_))
    cost_before = nearest_cost(matrix.from_blocks.by(view.rank), range(len(planning_data.baseline.listed)))
    residents = people * in_area
    return Figures(
        view=view,
        columns=columns,
        limits=limits,
        threshold=threshold,
        coverage=coverage,
        people=people,
        in_area=in_area,
        bands=bands(coverage.cost, residents, limits),
        within=people_within(coverage.cost, residents, threshold),
        mean=mean_cost(coverage.cost, residents),
        counties=tuple(row for row in coverage.counties if view.county in {None, row.name}),
        gaps=_gaps(coverage, view, threshold),
        cost_before=cost_before,
        band_changes=band_changes(cost_before, coverage.cost, residents, limits),
        county_changes=county_changes(county, cost_before, coverage.cost, residents, threshold=threshold),
    )


def distribution(figures: Figures) -> IntArray:
    """Return the people per `STEP` minutes or miles up to three steps past the last band limit; the last is the rest.

    There are at most `MAX_STEPS` steps.
    """
    (step,) = to_core_units([STEP], figures.view.rank)
    highest = min(max(figures.limits) + 3 * step, MAX_STEPS * step)
    return people_by_step(figures.coverage.cost, figures.people * figures.in_area, step=step, highest=highest)


def removals(figures: Figures, planning_data: PlanningData) -> tuple[Removal, ...]:
    """Return the impact of losing each included city on the residents of the area."""
    matrix = planning_data.od_matrix.from_blocks.by(figures.view.rank)[:, list(figures.columns)]
    return removal_impact(matrix, figures.people * figures.in_area, threshold=figures.threshold)


def _gaps(coverage: Coverage, view: View, threshold: float) -> tuple[int, ...]:
    order = uncovered_towns(coverage.towns, threshold=threshold).tolist()
    return tuple(index for index in order if view.county in {None, coverage.towns.county[index]})
