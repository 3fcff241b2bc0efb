"""Gather a report from the tables in a folder."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo.atlas import read_atlas
from geo.briefing import Briefing, brief, ground
from geo.conditions.model import grade_strip
from geo.conditions.read import read_conditions
from geo.coverage.scenario import scenario
from geo.report.document import Report
from geo.roads.router import NetworkRouter
from geo.tables.people import read_block_groups
from geo.tables.sources import read_sources


def gather(data: Path, *, limit_s: float, add: Sequence[str] = (), drop: Sequence[str] = (), day: date) -> Report:
    """Return the report on the tables in `data`, with places added to and cities dropped from their list."""
    atlas = read_atlas(data)
    router = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    stand = ground(atlas, read_block_groups(data, atlas.gazetteer.counties), router)
    chosen = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop)
    return report_on(brief(stand, chosen, limit_s=limit_s), data, day=day)


def report_on(given: Briefing, data: Path, *, day: date) -> Report:
    """Return the report that holds a briefing, with the grades and sources that belong to it."""
    conditions = read_conditions(data / "conditions")
    return Report(briefing=given, evidence=grade_strip(conditions), sources=read_sources(data), day=day)
