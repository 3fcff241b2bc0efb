"""Lay the report out on one page, A4 or Letter."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, LETTER

from geo.briefing import text as words
from geo.briefing.document import Report, say_day
from geo.briefing.drawing.map import draw_map
from geo.briefing.pdf import blocks
from geo.briefing.pdf.canvas import PdfCanvas

PAGES: Mapping[str, tuple[float, float]] = {"a4": A4, "letter": LETTER}


@dataclass(frozen=True, slots=True)
class Layout:
    """How roomy the page is: points between its parts, and the share of its width that the map takes."""

    gap: float
    share: float


LAYOUTS = (Layout(18, 0.615), Layout(12, 0.615), Layout(9, 0.56), Layout(7, 0.5), Layout(5, 0.4))


def pdf_report(given: Report, *, page: str = "a4") -> bytes:
    """Return the report as a PDF of one page; the same report gives the same bytes.

    The roomiest layout that fits is taken; a report too long for the tightest one runs into its footer.
    """
    for layout in LAYOUTS:
        paper = PdfCanvas(PAGES[page], title=words.title(given.briefing), subject=_subject(given))
        if lay_out(paper, given, layout) <= blocks.footer(paper, given):
            break
    return paper.finish()


def _subject(given: Report) -> str:
    return f"{words.headline(given.briefing)} {say_day(given.day)}."


def lay_out(paper: PdfCanvas, given: Report, layout: Layout) -> float:
    """Write all but the footer; return where it ends."""
    width, apart = paper.width - 2 * blocks.MARGIN, layout.gap * 1.5
    y = blocks.figures(paper, given, blocks.MARGIN, width) + layout.gap
    left = width * layout.share
    drawn = draw_map(given.briefing, width=left)
    blocks.heading(paper, "Who lives how far away", blocks.MARGIN, y)
    paper.drawing(drawn, blocks.MARGIN, y + blocks.LINE)
    below = blocks.bands(paper, given, blocks.MARGIN, y + blocks.LINE + drawn.height + 8, left)
    right, narrow = blocks.MARGIN + left + apart, width - left - apart
    next_y = blocks.counties(paper, given, right, y, narrow) + layout.gap
    below = max(below, blocks.next_cities(paper, given, right, next_y, narrow))
    return blocks.evidence(paper, given, blocks.MARGIN, below + layout.gap, width)
