"""Build a report from the tables in a folder, and render it as a PDF or HTML file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from geo.briefing.briefing import Briefing, build_baseline, build_briefing
from geo.briefing.document import Report, html_report
from geo.briefing.pdf.page import pdf_report
from geo.conditions.model import grade_strip
from geo.conditions.reader import read_conditions
from geo.coverage.scenario import scenario
from geo.routing.routers import city_router
from geo.tables.atlas import read_atlas
from geo.tables.population import read_block_groups
from geo.tables.sources import read_sources


def build_report(
    data: Path, *, threshold_s: float, add: Sequence[str] = (), drop: Sequence[str] = (), report_date: date
) -> Report:
    """Return the report on the tables in the folder `data`, with places added to and cities dropped from the list.

    Raises `InputError` for a name that cannot be added or dropped and `TableError` for a table that cannot be read.
    """
    atlas = read_atlas(data)
    baseline = build_baseline(atlas, read_block_groups(data, atlas.gazetteer.counties), city_router(atlas))
    changed = scenario(atlas.cities, atlas.gazetteer, add=add, drop=drop)
    briefing = build_briefing(baseline, changed, threshold_s=threshold_s)
    return report_on(briefing, data, report_date=report_date)


def report_on(briefing: Briefing, data: Path, *, report_date: date) -> Report:
    """Return the report on a briefing, with the evidence grades and the sources in the folder `data`."""
    evidence = grade_strip(read_conditions(data / "conditions"))
    return Report(briefing=briefing, evidence=evidence, sources=read_sources(data), report_date=report_date)


def report_bytes(report: Report, suffix: str, *, page: str = "letter") -> bytes:
    """Return the content of a report file: '.pdf', one page of size 'a4' or 'letter'; or '.html'."""
    return pdf_report(report, page=page) if suffix == ".pdf" else html_report(report).encode()
