"""Lowmark, the made-up state in tests/data/lowmark: two counties, two listed cities, one town far away."""

from datetime import date
from functools import cache
from pathlib import Path

from geo.briefing.briefing import HOUR_S, Baseline, Briefing, build_baseline, build_briefing
from geo.briefing.document import Report
from geo.briefing.report import report_on
from geo.coverage.scenario import scenario
from geo.routing.network_router import NetworkRouter
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import read_block_groups

DATA = Path(__file__).parents[1] / "data" / "lowmark"
DAY = date(2026, 11, 22)


@cache
def atlas() -> Atlas:
    """Return the tables."""
    return read_atlas(DATA)


@cache
def baseline() -> Baseline:
    """Return the baseline of every briefing."""
    router = NetworkRouter(atlas().network, [city.point for city in atlas().cities])
    return build_baseline(atlas(), read_block_groups(DATA), router)


def briefing(*, add: tuple[str, ...] = (), drop: tuple[str, ...] = (), threshold_s: float = HOUR_S) -> Briefing:
    """Return the briefing with some cities added and removed."""
    chosen = scenario(atlas().cities, atlas().gazetteer, add=add, drop=drop)
    return build_briefing(baseline(), chosen, threshold_s=threshold_s)


def report(given: Briefing | None = None) -> Report:
    """Return the report on a briefing, by default that of the list as it stands."""
    return report_on(given or briefing(), DATA, day=DAY)
