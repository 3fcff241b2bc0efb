"""The parts of the printed report, each written where it is told; `x` and `y` are points from the upper left corner."""

from geo.briefing import document
from geo.briefing import text as words
from geo.briefing.document import Report
from geo.briefing.drawing.shapes import Anchor
from geo.briefing.pdf.canvas import BOLD, PdfCanvas, TextStyle
from geo.conditions.grades import MARKS, SCALE_IS_OURS

MARGIN = 36.0
_BETWEEN = 11.0
_CARD = 94.0
LINE = 15.0
_TITLE = TextStyle(11, "soft", BOLD)
_HEADLINE = TextStyle(18, "ink", BOLD)
_VALUE = TextStyle(26, "ink", BOLD)
_HEAD = TextStyle(12.5, "ink", BOLD)
_NAME = TextStyle(11, "ink", BOLD)
_NUMBER = TextStyle(10, "back", BOLD)
_BODY = TextStyle(9)
_STRONG = TextStyle(9, "ink", BOLD)
_CHANGE = TextStyle(9, "near", BOLD)
_ASIDE = TextStyle(9, "soft")
_SMALL = TextStyle(7.6, "soft")
_TINY = TextStyle(6.6, "soft")


def heading(paper: PdfCanvas, text: str, x: float, y: float) -> None:
    """Write the heading of a part whose top is at `y`."""
    paper.text(text, x, y + 10, _HEAD)


def figures(paper: PdfCanvas, given: Report, y: float, width: float) -> float:
    """Write the title, the headline and the four figures; return where the next part begins."""
    briefing = given.briefing
    paper.text(words.title(briefing), MARGIN, y + 9, _TITLE)
    paper.text(document.say_day(given.day), MARGIN + width, y + 9, _ASIDE, Anchor.END)
    y = paper.wrapped(words.headline(briefing), MARGIN, y + 17, _HEADLINE, width=width)
    if said := words.what_if_text(briefing):
        y = paper.wrapped(said, MARGIN, y + 1, _CHANGE, width=width)
    cards = words.cards(briefing)
    wide = (width - _BETWEEN * (len(cards) - 1)) / len(cards)
    for number, card in enumerate(cards):
        _card(paper, card, MARGIN + number * (wide + _BETWEEN), y + 6, wide)
    return y + 6 + _CARD


def _card(paper: PdfCanvas, card: words.Card, x: float, y: float, width: float) -> None:
    paper.box(x, y, width, _CARD, role="card")
    paper.box(x, y, width, 3, role="near")
    inner, x = width - 16, x + 8
    paper.fitted(card.value, x, y + 30, _VALUE, width=inner)
    y = paper.wrapped(card.label, x, y + 35, _STRONG, width=inner)
    if card.change:
        y = paper.wrapped(card.change, x, y, _CHANGE, width=inner)
    paper.wrapped(card.meaning, x, y + 1, _SMALL, width=inner)


def bands(paper: PdfCanvas, given: Report, x: float, y: float, width: float) -> float:
    """Write how many live in each band, with its color; return where it ends."""
    labels = words.band_labels(given.briefing)
    for number, (label, band) in enumerate(zip(labels, given.briefing.now.coverage.bands, strict=True)):
        row = y + number * 13
        paper.dot(x + 4, row + 4, 7, role=f"band{number}")
        paper.text(label, x + 13, row + 7, _BODY)
        paper.text(f"{band.people:,}", x + 130, row + 7, _BODY, Anchor.END)
        paper.text(f"{band.share:.1%}", x + 168, row + 7, _BODY, Anchor.END)
    paper.wrapped(words.KEY, x + 185, y - 2, _SMALL, width=width - 190)
    return y + len(labels) * 13


def counties(paper: PdfCanvas, given: Report, x: float, y: float, width: float) -> float:
    """Write the worst counties as bars; return where they end."""
    heading(paper, "Worst counties", x, y)
    paper.text(f"within {words.threshold_text(given.briefing)}", x, y + 22, _SMALL)
    paper.text("people beyond", x + width, y + 22, _SMALL, Anchor.END)
    y += 27
    if not given.briefing.now.worst:
        return paper.wrapped(words.NOBODY_BEYOND, x, y, _BODY, width=width)
    start, full = x + 52, width - 52 - 82
    for row in given.briefing.now.worst:
        share, beyond = words.county_text(row)
        paper.fitted(row.name, x, y + 8, _BODY, width=50)
        paper.box(start, y + 1, full, 8, role="card")
        paper.box(start, y + 1, full * row.share, 8, role="near")
        paper.text(share, start + full + 34, y + 8, _BODY, Anchor.END)
        paper.text(beyond, x + width, y + 8, _BODY, Anchor.END)
        y += 14.5
    return y


def next_cities(paper: PdfCanvas, given: Report, x: float, y: float, width: float) -> float:
    """Write the best next cities; return where they end."""
    heading(paper, "Best next cities", x, y)
    y += LINE + 4
    for number, one in enumerate(given.briefing.next.cities, start=1):
        paper.dot(x + 8, y + 8, 16, role="ink")
        paper.text(str(number), x + 8, y + 11.5, _NUMBER, Anchor.MIDDLE)
        paper.text(one.city.name, x + 22, y + 7.5, _NAME)
        paper.text(words.gain_text(one), x + 22, y + 17, _SMALL)
        y += 27
    return paper.wrapped(words.next_cities_text(given.briefing), x, y, _BODY, width=width)


def evidence(paper: PdfCanvas, given: Report, x: float, y: float, width: float) -> float:
    """Write the grades of evidence in three columns, and the caveat; return where they end."""
    heading(paper, words.EVIDENCE, x, y)
    y += LINE + 4
    columns = 3
    wide = (width - (columns - 1) * _BETWEEN) / columns
    height = -(-len(given.evidence) // columns)
    for number, row in enumerate(given.evidence):
        column, line = divmod(number, height)
        at_x, at_y = x + column * (wide + _BETWEEN), y + line * 27
        for place, sign in enumerate(row.shape):
            paper.mark(at_x + 4 + place * 7.5, at_y + 4.5, 6, kind=MARKS[sign])
        paper.fitted(row.title, at_x + 34, at_y + 7.5, _STRONG, width=wide - 34)
        paper.fitted(row.grade, at_x + 34, at_y + 17, _SMALL, width=wide - 34)
    y += height * 27 + 2
    return paper.wrapped(f"{words.CAVEAT} {words.PLACES} {SCALE_IS_OURS}", x, y, _BODY, width=width)


def footer(paper: PdfCanvas, given: Report) -> float:
    """Write the footer at the bottom of the page; return where it begins."""
    width, lines = paper.width - 2 * MARGIN, document.footer(given)
    top = paper.height - MARGIN - sum(paper.height_of(line, _TINY, width=width) for line in lines)
    paper.box(MARGIN, top - 4, width, 0.5, role="line")
    y = top
    for line in lines:
        y = paper.wrapped(line, MARGIN, y, _TINY, width=width)
    return top - 4
