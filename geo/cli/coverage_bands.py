"""The figures of `python -m geo coverage`, as JSON and as text."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from geo.coverage.bands import Band
from geo.coverage.counties import CountyRow
from geo.coverage.limits import read_limits, to_core_units
from geo.coverage.od_matrix import od_matrix
from geo.coverage.scenario import Scenario, scenario
from geo.coverage.summary import summarize
from geo.formatting import format_bands, format_duration, format_list, format_percent
from geo.routing.nearest import Rank
from geo.routing.routers import city_router
from geo.settings import Settings
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import BlockGroups, CountyPeople, read_block_groups, read_county_people, sum_of_counties
from geo.units import minutes as to_minutes

THRESHOLD_MINUTES = 60
_UNKNOWN = CountyPeople(people_65_and_over=None, disability_percent=None, households=None, households_without_car=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the report: the figures of an area, and what surveys estimate about its people."""

    area: CountyRow
    facts: CountyPeople


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageReport:
    """The bands of the whole state, and a row per county or for the state."""

    by: str
    changes: str
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]


def read_tables() -> tuple[Atlas, BlockGroups]:
    """Return the atlas and the block groups from the folder that the settings name."""
    data = Settings.from_env().data
    atlas = read_atlas(data)
    return atlas, read_block_groups(data, atlas.gazetteer.counties)


def coverage(*, minutes: str, by: str, add: Sequence[str], drop: Sequence[str]) -> CoverageReport:
    """Return the bands and rows; raise `InputError` for limits or changes that cannot be used."""
    limits = to_core_units(read_limits(minutes), Rank.TIME)
    atlas, blocks = read_tables()
    changed = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop)
    matrix = od_matrix(blocks, atlas.gazetteer.places, changed.cities, city_router(atlas))
    summary = summarize(
        matrix,
        range(len(changed.cities)),
        limits=limits,
        threshold=THRESHOLD_MINUTES * 60,
        name=atlas.region.name,
    )
    facts = read_county_people(Settings.from_env().data)
    state = Row(area=summary.state, facts=sum_of_counties(facts.values()))
    counties = tuple(Row(area=row, facts=facts.get(row.name, _UNKNOWN)) for row in summary.counties)
    rows = (state,) if by == "state" else counties
    return CoverageReport(by=by, changes=_changes_text(changed), bands=summary.bands, rows=rows)


def as_json(report: CoverageReport) -> dict[str, object]:
    """Return the report as plain values for JSON; shares are from 0 to 1."""
    return {
        "bands": [_band_json(band.limit, band.people, band.share) for band in report.bands],
        "rows": [_row_json(row, report) for row in report.rows],
    }


def as_text(report: CoverageReport) -> str:
    """Return the report as two tables for the terminal."""
    labels = format_bands([to_minutes(band.limit) for band in report.bands if band.limit is not None], "min")
    width = max(16, *map(len, labels))
    bands = [
        f"{label:>{width}}  {band.people:>11,}  {format_percent(band.share):>6}"
        for label, band in zip(labels, report.bands, strict=True)
    ]
    within = f"within {THRESHOLD_MINUTES} min"
    titles = f"{report.by.capitalize():<14}{'people':>11}{within:>15}{'average':>12}{'90% within':>14}  longest drive"
    rows = [_row_text(row.area) for row in report.rows]
    return "\n".join([f"Drive time to a listed city{report.changes}: people, share", *bands, "", titles, *rows])


def duration_text(seconds: float | None) -> str:
    """Return a duration, or 'no road' where none leads."""
    return "no road" if seconds is None or not math.isfinite(seconds) else format_duration(seconds)


def _changes_text(changed: Scenario) -> str:
    lists = [("with", changed.added), ("without", changed.dropped)]
    return " and".join(f" {word} {format_list([city.name for city in cities])}" for word, cities in lists if cities)


def _band_json(limit: float | None, people: int, share: float) -> dict[str, object]:
    minutes = None if limit is None else _whole(to_minutes(limit))
    return {"minutes": minutes, "people": people, "share": round(share, 6)}


def _row_json(row: Row, report: CoverageReport) -> dict[str, object]:
    area = row.area
    shares = [count / max(area.people, 1) for count in area.by_band]
    limits = [band.limit for band in report.bands]
    return {
        report.by: area.name,
        "people": area.people,
        "bands": [_band_json(*band) for band in zip(limits, area.by_band, shares, strict=True)],
        f"people_within_{THRESHOLD_MINUTES}": area.within,
        f"share_within_{THRESHOLD_MINUTES}": round(area.share, 6),
        "mean_minutes": _rounded_minutes(area.mean),
        "p90_minutes": _rounded_minutes(area.p90),
        "worst_off_place": area.worst_town,
        "worst_off_minutes": _rounded_minutes(area.worst_cost),
        **asdict(row.facts),
    }


def _rounded_minutes(seconds: float | None) -> float | None:
    return None if seconds is None or not math.isfinite(seconds) else round(to_minutes(seconds), 2)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _row_text(row: CountyRow) -> str:
    longest = "" if row.worst_town is None else f"{row.worst_town} ({duration_text(row.worst_cost)})"
    durations = f"{duration_text(row.mean):>12}{duration_text(row.p90):>14}"
    return f"{row.name:<14}{row.people:>11,}{format_percent(row.share):>15}{durations}  {longest}"
