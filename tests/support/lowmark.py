"""Lowmark, the made-up state in tests/data/lowmark: two counties, two listed cities, one town far away."""

from datetime import date
from functools import cache
from pathlib import Path

from geo.briefing.briefing import DEFAULT_THRESHOLD_S, Baseline, Briefing, build_baseline, build_briefing
from geo.briefing.document import Report
from geo.briefing.report import report_on
from geo.coverage.scenario import scenario
from geo.routing.routers import city_router
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import read_block_groups

DATA = Path(__file__).parents[1] / "data" / "lowmark"
REPORT_DATE = date(2026, 11, 22)


@cache
def atlas() -> Atlas:
    """Return the tables."""
    return read_atlas(DATA)


@cache
def baseline() -> Baseline:
    """Return the baseline of all briefings."""
    return build_baseline(atlas(), read_block_groups(DATA), city_router(atlas()))


def briefing(
    *, add: tuple[str, ...] = (), drop: tuple[str, ...] = (), threshold_s: float = DEFAULT_THRESHOLD_S
) -> Briefing:
    """Return the briefing with some cities added and dropped."""
    changed = scenario(atlas().cities, atlas().gazetteer, add=add, drop=drop)
    return build_briefing(baseline(), changed, threshold_s=threshold_s)


def report(subject: Briefing | None = None) -> Report:
    """Return the report on a briefing, by default on that of the unchanged list."""
    return report_on(subject or briefing(), DATA, report_date=REPORT_DATE)
