"""Rows for the page's tables and the downloads, in minutes, miles and whole people."""

import math
from collections.abc import Sequence

from geo.coverage.bands import band_of
from geo.coverage.limits import to_display_units
from geo.coverage.what_if import Removal
from geo.export.formats import Row
from geo.formatting import format_bands
from geo.routing.nearest import Rank
from geo.tables.population import CountyPeople
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import STEP, Figures, distribution
from geo.ui.coverage.state import View
from geo.units import miles, minutes

_NO_FACTS = CountyPeople(people_65_and_over=None, disability_percent=None, households=None, households_without_car=None)


def band_names(view: View) -> list[str]:
    """Return the name of each band: 'up to 30 minutes', '30 to 60 minutes', 'over 60 minutes'."""
    return format_bands(view.limits, view.unit)


def band_rows(figures: Figures) -> list[Row]:
    """Return one row per band: its upper limit, people, percentage, and change from the listed cities alone."""
    return [
        {
            "band": name,
            "upper_limit": None if band.limit is None else to_display_units(band.limit, figures.view.rank),
            "people": band.people,
            "percent": round(100 * band.share, 2),
            "change_in_people": int(change),
        }
        for name, band, change in zip(
            band_names(figures.view), figures.bands, figures.band_changes.tolist(), strict=True
        )
    ]


def county_rows(figures: Figures, planning_data: PlanningData) -> list[Row]:
    """Return one row per county in alphabetical order."""
    rank, unit = figures.view.rank, figures.view.unit
    rows: list[Row] = []
    for county in figures.counties:
        facts = planning_data.county_people.get(county.name, _NO_FACTS)
        rows.append(
            {
                "county": county.name,
                "people": county.people,
                "people_within_threshold": county.within,
                "percent_within_threshold": round(100 * county.share, 1),
                f"mean_{unit}": _rounded(county.mean, rank),
                f"{unit}_90th_percentile": _rounded(county.p90, rank),
                "farthest_place": county.worst_town,
                f"{unit}_from_farthest_place": _rounded(county.worst_cost, rank),
                "people_65_and_over": facts.people_65_and_over,
                "disability_percent": facts.disability_percent,
                "households_without_car": facts.households_without_car,
            }
        )
    return rows


def gap_rows(figures: Figures) -> list[Row]:
    """Return the places of 500 people or more beyond the threshold, most people first."""
    towns, rank = figures.coverage.towns, figures.view.rank
    return [
        {
            "place": str(towns.name[index]),
            "county": str(towns.county[index]),
            "people": int(towns.people[index]),
            figures.view.unit: _rounded(float(towns.cost[index]), rank),
        }
        for index in figures.gaps
    ]


def distribution_rows(figures: Figures) -> list[Row]:
    """Return one row per bar of the chart; the last holds all people farther away."""
    rows: list[Row] = []
    counts = distribution(figures).tolist()
    for index, count in enumerate(counts):
        low, last = index * STEP, index == len(counts) - 1
        name = f"over {low:g}" if last else f"{low:g} to {low + STEP:g}" if low else f"up to {STEP:g}"
        rows.append({figures.view.unit: name, "people": int(count)})
    return rows


def county_change_rows(figures: Figures) -> list[Row]:
    """Return the counties where anyone's nearest drive changes, most people first."""
    return [
        {
            "county": change.county,
            "people_whose_drive_changes": change.people_affected,
            "people_within_threshold_before": change.within_before,
            "people_within_threshold_after": change.within_after,
            "change": change.within_after - change.within_before,
        }
        for change in figures.county_changes
        if change.people_affected
    ]


def removal_rows(losses: Sequence[Removal], figures: Figures, planning_data: PlanningData) -> list[Row]:
    """Return the impact of losing each included city, most people newly beyond the threshold first."""
    cities = planning_data.od_matrix.cities
    return [
        {
            "city": cities[figures.columns[loss.index]].name,
            "people_no_longer_within_threshold": loss.newly_uncovered,
            "people_driving_farther": loss.affected,
        }
        for loss in losses
    ]


def block_group_rows(figures: Figures, planning_data: PlanningData) -> list[Row]:
    """Return one row per block group of the area: its nearest included city, drive minutes, road miles and band."""
    blocks, costs = planning_data.od_matrix.blocks, planning_data.od_matrix.from_blocks
    columns = list(figures.columns)
    best = costs.by(figures.view.rank)[:, columns].argmin(axis=1)
    names = band_names(figures.view)
    band_indexes = band_of(figures.coverage.cost, figures.limits).tolist()
    rows: list[Row] = []
    for index in figures.in_area.nonzero()[0].tolist():
        column = columns[best[index]]
        reachable = math.isfinite(figures.coverage.cost[index])
        rows.append(
            {
                "GEOID": str(blocks.geoid[index]),
                "county": str(blocks.county[index]),
                "lat": float(blocks.lat[index]),
                "lon": float(blocks.lon[index]),
                "people": int(blocks.people[index]),
                "nearest_city": planning_data.od_matrix.cities[column].name if reachable else None,
                "minutes": round(minutes(float(costs.seconds[index, column])), 1) if reachable else None,
                "miles": round(miles(float(costs.meters[index, column])), 1) if reachable else None,
                "band": names[band_indexes[index]],
            }
        )
    return rows


def _rounded(cost: float | None, rank: Rank) -> float | None:
    return None if cost is None or not math.isfinite(cost) else round(to_display_units(cost, rank), 1)
