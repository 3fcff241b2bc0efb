"""The report as one HTML file that asks for nothing else: the briefing's sections, its style and its footer."""

from dataclasses import dataclass
from datetime import date
from html import escape

from geo.briefing import text as words
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.palette import style_sheet
from geo.briefing.html import parts, sections_html
from geo.conditions.model import StripRow
from geo.tables.sources import Source, format_sources

# The file brings no font along, so it has room for wide ones.
_SHEET = """
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
    """All that a report says: the briefing, the grades of evidence, the sources and its day."""

    briefing: Briefing
    evidence: tuple[StripRow, ...]
    sources: tuple[Source, ...]
    day: date


def footer(given: Report) -> tuple[str, ...]:
    """Return the lines below the report: settings, what the minutes are, sources, day."""
    return (
        words.settings(given.briefing),
        words.METHOD,
        f"Sources: {format_sources(given.sources)}.",
        f"Within Reach, {say_day(given.day)}. General information, not medical advice.",
    )


def say_day(day: date) -> str:
    """Return a day as people write it: 'November 22, 2026'."""
    return f"{day:%B} {day.day}, {day.year}"


def html_report(given: Report) -> str:
    """Return the whole file."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in footer(given))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words.title(given.briefing))}</title>\n<style>{style_sheet()}{_SHEET}</style></head>\n"
        f'<body><main class="brief">{sections_html(parts(given.briefing, given.evidence))}</main>'
        f"<footer>{lines}</footer></body></html>\n"
    )
