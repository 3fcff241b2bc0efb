"""The report as one self-contained HTML file: the briefing's sections, its style sheet and its footer."""

from dataclasses import dataclass
from datetime import date
from html import escape

from geo.briefing import text
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.palette import style_sheet
from geo.briefing.html import build_sections, sections_html
from geo.conditions.model import StripRow
from geo.tables.sources import Source, format_sources

# The file embeds no font, so it leaves room for the wider ones a reader may have.
_STYLE = """
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 76rem; background: #ffffff; }
body { font-family: "Source Sans Pro", "Source Sans 3", system-ui, sans-serif; }
footer { color: #46525a; font-size: .85rem; line-height: 1.35; margin-top: 1.5rem; padding-top: .5rem; }
footer { border-top: 1px solid #c9cfd1; }
footer p { margin: 0 0 .2rem; }
.brief { --letter: .68; }
@page { margin: 10mm; }
@media print { .brief { --u: 7.3pt; gap: .8em 1.6em; } }
@media print { body { padding: 0; max-width: none; } footer { font-size: 6.5pt; margin-top: 1em; } }
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Report:
    """The content of a report: the briefing, the evidence grades, the data sources and the date printed on it."""

    briefing: Briefing
    evidence: tuple[StripRow, ...]
    sources: tuple[Source, ...]
    report_date: date


def footer(report: Report) -> tuple[str, ...]:
    """Return the lines below the report: settings, method, sources, date."""
    return (
        text.settings_text(report.briefing),
        text.METHOD,
        f"Sources: {format_sources(report.sources)}.",
        f"Within Reach, {format_date(report.report_date)}. General information, not medical advice.",
    )


def format_date(value: date) -> str:
    """Return a date in American form: 'November 22, 2026'."""
    return f"{value:%B} {value.day}, {value.year}"


def html_report(report: Report) -> str:
    """Return the report as a complete HTML document that loads nothing else."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in footer(report))
    sections = sections_html(build_sections(report.briefing, report.evidence))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(text.title(report.briefing))}</title>\n<style>{style_sheet()}{_STYLE}</style></head>\n"
        f'<body><main class="brief">{sections}</main><footer>{lines}</footer></body></html>\n'
    )
