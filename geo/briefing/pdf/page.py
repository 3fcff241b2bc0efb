"""Lay the report out on one page, A4 or Letter."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, LETTER

from geo.briefing import text
from geo.briefing.document import Report, format_date
from geo.briefing.drawing.map import draw_map
from geo.briefing.pdf import blocks
from geo.briefing.pdf.canvas import PdfCanvas

PAGES: Mapping[str, tuple[float, float]] = {"a4": A4, "letter": LETTER}


@dataclass(frozen=True, slots=True)
class Layout:
    """The spacing of the page: points between its parts, and the fraction of its width that the map takes."""

    gap: float
    map_fraction: float


LAYOUTS = (Layout(18, 0.615), Layout(12, 0.615), Layout(9, 0.56), Layout(7, 0.5), Layout(5, 0.4))
"""From the roomiest to the tightest."""


def pdf_report(report: Report, *, page: str = "a4") -> bytes:
    """Return the report as a PDF of one page; the same report gives the same bytes.

    The roomiest layout that fits is used; a report too long for the tightest one overlaps its footer.
    """
    for layout in LAYOUTS:
        canvas = PdfCanvas(PAGES[page], title=text.title(report.briefing), subject=_subject(report))
        if lay_out(canvas, report, layout) <= blocks.footer(canvas, report):
            break
    return canvas.finish()


def _subject(report: Report) -> str:
    return f"{text.headline(report.briefing)} {format_date(report.report_date)}."


def lay_out(canvas: PdfCanvas, report: Report, layout: Layout) -> float:
    """Draw everything but the footer; return where it ends."""
    width, column_gap = canvas.width - 2 * blocks.MARGIN, layout.gap * 1.5
    y = blocks.figures(canvas, report, blocks.MARGIN, width) + layout.gap
    map_width = width * layout.map_fraction
    drawing = draw_map(report.briefing, width=map_width)
    blocks.heading(canvas, text.MAP_HEADING, blocks.MARGIN, y)
    canvas.drawing(drawing, blocks.MARGIN, y + blocks.LINE)
    left_end = blocks.bands(canvas, report, blocks.MARGIN, y + blocks.LINE + drawing.height + 8, map_width)
    right, right_width = blocks.MARGIN + map_width + column_gap, width - map_width - column_gap
    next_y = blocks.counties(canvas, report, right, y, right_width) + layout.gap
    right_end = blocks.next_cities(canvas, report, right, next_y, right_width)
    return blocks.evidence(canvas, report, blocks.MARGIN, max(left_end, right_end) + layout.gap, width)
