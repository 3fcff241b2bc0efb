"""Lowmark, the made-up state in tests/data/elsewhere: two counties, two listed cities, one town far away."""

from datetime import date
from functools import cache
from pathlib import Path

from geo.atlas import Atlas, read_atlas
from geo.briefing import HOUR_S, Briefing, Ground, brief, ground
from geo.coverage.scenario import scenario
from geo.report.document import Report
from geo.report.gather import report_on
from geo.roads.router import NetworkRouter
from geo.tables.people import read_block_groups

DATA = Path(__file__).parent / "data" / "elsewhere"
DAY = date(2026, 11, 22)


@cache
def atlas() -> Atlas:
    """Return the tables."""
    return read_atlas(DATA)


@cache
def stand() -> Ground:
    """Return what every briefing stands on."""
    router = NetworkRouter(atlas().network, [city.point for city in atlas().cities])
    return ground(atlas(), read_block_groups(DATA), router)


def briefing(*, add: tuple[str, ...] = (), drop: tuple[str, ...] = (), limit_s: float = HOUR_S) -> Briefing:
    """Return the briefing with some cities added and dropped."""
    chosen = scenario(atlas().cities, atlas().gazetteer, add=add, drop=drop)
    return brief(stand(), chosen, limit_s=limit_s)


def report(given: Briefing | None = None) -> Report:
    """Return the report on a briefing, by default that of the list as it stands."""
    return report_on(given or briefing(), DATA, day=DAY)
