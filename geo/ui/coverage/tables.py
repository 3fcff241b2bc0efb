"""Rows for tables and files, in minutes, miles and whole people: the same rows on the page as in what is downloaded."""

import math
from collections.abc import Sequence

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

_NOTHING = CountyPeople(people_65_and_over=None, disability_percent=None, households=None, households_without_car=None)


def band_names(view: View) -> list[str]:
    """Return what each band is called: 'up to 30 minutes', '30 to 60 minutes', 'over 60 minutes'."""
    return format_bands(view.limits, view.unit)


def band_rows(found: Figures) -> list[Row]:
    """Return one row per band: people, their share in percent, and the change against the list as it stands."""
    return [
        {
            "band": name,
            "limit": None if band.limit is None else to_display_units(band.limit, found.view.rank),
            "people": band.people,
            "share_percent": round(100 * band.share, 2),
            "change_in_people": int(change),
        }
        for name, band, change in zip(band_names(found.view), found.bands, found.changes.tolist(), strict=True)
    ]


def county_table(found: Figures, planning: PlanningData) -> list[Row]:
    """Return one row per county."""
    rank, unit = found.view.rank, found.view.unit
    rows: list[Row] = []
    for row in found.rows:
        facts = planning.facts.get(row.name, _NOTHING)
        rows.append(
            {
                "county": row.name,
                "people": row.people,
                "people_within_limit": row.within,
                "share_within_limit_percent": round(100 * row.share, 1),
                f"mean_{unit}": _rounded(row.mean, rank),
                f"{unit}_for_90_percent": _rounded(row.p90, rank),
                "worst_off_place": row.worst_town,
                f"worst_off_{unit}": _rounded(row.worst_cost, rank),
                "people_65_and_over": facts.people_65_and_over,
                "disability_percent": facts.disability_percent,
                "households_without_car": facts.households_without_car,
            }
        )
    return rows


def gap_rows(found: Figures) -> list[Row]:
    """Return the places of 500 people and more beyond the limit, most people first."""
    towns, rank = found.coverage.towns, found.view.rank
    return [
        {
            "place": str(towns.name[index]),
            "county": str(towns.county[index]),
            "people": int(towns.people[index]),
            found.view.unit: _rounded(float(towns.cost[index]), rank),
        }
        for index in found.gaps
    ]


def distribution_rows(found: Figures) -> list[Row]:
    """Return one row per slice of the chart; the last holds everybody beyond."""
    rows: list[Row] = []
    people = distribution(found).tolist()
    for rank, count in enumerate(people):
        low, last = rank * STEP, rank == len(people) - 1
        name = f"over {low:g}" if last else f"{low:g} to {low + STEP:g}" if low else f"up to {STEP:g}"
        rows.append({found.view.unit: name, "people": int(count)})
    return rows


def county_change_rows(found: Figures) -> list[Row]:
    """Return the counties where somebody's way changes, most people first."""
    return [
        {
            "county": change.county,
            "people_affected": change.people_affected,
            "within_limit_before": change.within_before,
            "within_limit_after": change.within_after,
            "change": change.within_after - change.within_before,
        }
        for change in found.counties_changed
        if change.people_affected
    ]


def removal_rows(losses: Sequence[Removal], found: Figures, planning: PlanningData) -> list[Row]:
    """Return what losing each city alone would mean, most people stranded first."""
    cities = planning.baseline.matrix.cities
    return [
        {
            "city": cities[found.columns[loss.index]].name,
            "people_no_longer_within_limit": loss.stranded,
            "people_who_go_further": loss.affected,
        }
        for loss in losses
    ]


def block_rows(found: Figures, planning: PlanningData) -> list[Row]:
    """Return one row per block group looked at: its nearest city, minutes and miles by road."""
    known = planning.baseline.matrix
    blocks, ways = known.blocks, known.from_blocks
    columns = list(found.columns)
    best = ways.by(found.view.rank)[:, columns].argmin(axis=1)
    names = band_names(found.view)
    rows: list[Row] = []
    for index in found.here.nonzero()[0].tolist():
        column = columns[best[index]]
        reached = math.isfinite(found.coverage.cost[index])
        rows.append(
            {
                "GEOID": str(blocks.geoid[index]),
                "county": str(blocks.county[index]),
                "lat": float(blocks.lat[index]),
                "lon": float(blocks.lon[index]),
                "people": int(blocks.people[index]),
                "nearest_city": known.cities[column].name if reached else None,
                "minutes": round(minutes(float(ways.seconds[index, column])), 1) if reached else None,
                "miles": round(miles(float(ways.meters[index, column])), 1) if reached else None,
                "band": names[_band(found, index)],
            }
        )
    return rows


def _band(found: Figures, index: int) -> int:
    return sum(float(found.coverage.cost[index]) > threshold for threshold in found.limits)


def _rounded(cost: float | None, rank: Rank) -> float | None:
    return None if cost is None or not math.isfinite(cost) else round(to_display_units(cost, rank), 1)
