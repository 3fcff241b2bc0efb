"""Gather a report from the tables in a folder."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo.briefing.briefing import Briefing, build_baseline, build_briefing
from geo.briefing.document import Report
from geo.conditions.model import grade_strip
from geo.conditions.reader import read_conditions
from geo.coverage.scenario import scenario
from geo.routing.network_router import NetworkRouter
from geo.tables.atlas import read_atlas
from geo.tables.population import read_block_groups
from geo.tables.sources import read_sources


def gather(data: Path, *, threshold_s: float, add: Sequence[str] = (), drop: Sequence[str] = (), day: date) -> Report:
    """Return the report on the tables in `data`, with places added to and cities dropped from their list."""
    atlas = read_atlas(data)
    router = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    baseline = build_baseline(atlas, read_block_groups(data, atlas.gazetteer.counties), router)
    chosen = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop)
    return report_on(build_briefing(baseline, chosen, threshold_s=threshold_s), data, day=day)


def report_on(given: Briefing, data: Path, *, day: date) -> Report:
    """Return the report that holds a briefing, with the grades and sources that belong to it."""
    conditions = read_conditions(data / "conditions")
    return Report(briefing=given, evidence=grade_strip(conditions), sources=read_sources(data), day=day)
