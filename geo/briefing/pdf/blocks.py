"""The parts of the PDF report. `x` and `y` are the upper left corner of a part, in points from that of the page."""

from geo.briefing import document, text
from geo.briefing.document import Report
from geo.briefing.drawing.shapes import Anchor
from geo.briefing.pdf.canvas import BOLD, PdfCanvas, TextStyle
from geo.conditions.grades import MARKS

MARGIN = 36.0
LINE = 15.0
_GAP = 11.0
_CARD_HEIGHT = 94.0  # at least
_CARD_PADDING = 8
_CARD_LABEL = 35  # from the card's top to its label's
_TITLE = TextStyle(11, "soft", BOLD)
_HEADLINE = TextStyle(18, "ink", BOLD)
_VALUE = TextStyle(26, "ink", BOLD)
_HEADING = TextStyle(12.5, "ink", BOLD)
_NAME = TextStyle(11, "ink", BOLD)
_NUMBER = TextStyle(10, "back", BOLD)
_BODY = TextStyle(9)
_STRONG = TextStyle(9, "ink", BOLD)
_CHANGE = TextStyle(9, "near", BOLD)
_DATE = TextStyle(9, "soft")
_SMALL = TextStyle(7.6, "soft")
_TINY = TextStyle(6.6, "soft")


def heading(canvas: PdfCanvas, title: str, x: float, y: float) -> None:
    """Draw the heading of a part."""
    canvas.text(title, x, y + 10, _HEADING)


def figures(canvas: PdfCanvas, report: Report, y: float, width: float) -> float:
    """Draw the title, the headline and the four figures; return where the next part begins."""
    briefing = report.briefing
    canvas.text(text.title(briefing), MARGIN, y + 9, _TITLE)
    canvas.text(document.format_date(report.report_date), MARGIN + width, y + 9, _DATE, Anchor.END)
    y = canvas.wrapped(text.headline(briefing), MARGIN, y + 17, _HEADLINE, width=width)
    if what_if := text.what_if_text(briefing):
        y = canvas.wrapped(what_if, MARGIN, y + 1, _CHANGE, width=width)
    cards = text.cards(briefing)
    card_width = (width - _GAP * (len(cards) - 1)) / len(cards)
    card_height = max(_CARD_HEIGHT, *(_card_height(canvas, card, card_width) for card in cards))
    for number, card in enumerate(cards):
        _card(canvas, card, MARGIN + number * (card_width + _GAP), y + 6, card_width, card_height)
    return y + 6 + card_height


def _card(canvas: PdfCanvas, card: text.Card, x: float, y: float, width: float, height: float) -> None:
    canvas.box(x, y, width, height, role="card")
    canvas.box(x, y, width, 3, role="near")
    inner, x = width - 2 * _CARD_PADDING, x + _CARD_PADDING
    canvas.fitted(card.value, x, y + 30, _VALUE, width=inner)
    y = canvas.wrapped(card.label, x, y + _CARD_LABEL, _STRONG, width=inner)
    if card.change:
        y = canvas.wrapped(card.change, x, y, _CHANGE, width=inner)
    canvas.wrapped(card.meaning, x, y + 1, _SMALL, width=inner)


def _card_height(canvas: PdfCanvas, card: text.Card, width: float) -> float:
    """Return the height that a card's text needs."""
    inner = width - 2 * _CARD_PADDING
    lines = ((card.label, _STRONG), (card.change or "", _CHANGE), (card.meaning, _SMALL))
    return _CARD_LABEL + 6 + sum(canvas.height_of(line, style, width=inner) for line, style in lines)


def bands(canvas: PdfCanvas, report: Report, x: float, y: float, width: float) -> float:
    """Draw the people in each band, with its color; return where they end."""
    rows = text.band_rows(report.briefing)
    for number, (name, people, share) in enumerate(rows):
        top = y + number * 13
        canvas.dot(x + 4, top + 4, 7, role=f"band{number}")
        canvas.text(name, x + 13, top + 7, _BODY)
        canvas.text(people, x + 130, top + 7, _BODY, Anchor.END)
        canvas.text(share, x + 168, top + 7, _BODY, Anchor.END)
    canvas.wrapped(text.MAP_NOTE, x + 185, y - 2, _SMALL, width=width - 190)
    return y + len(rows) * 13


def counties(canvas: PdfCanvas, report: Report, x: float, y: float, width: float) -> float:
    """Draw the lowest-coverage counties as bars; return where they end."""
    heading(canvas, text.COUNTIES_HEADING, x, y)
    canvas.text(f"within {text.threshold_text(report.briefing)}", x, y + 22, _SMALL)
    canvas.text("people beyond", x + width, y + 22, _SMALL, Anchor.END)
    y += 27
    if not report.briefing.current.worst:
        return canvas.wrapped(text.all_covered_text(report.briefing), x, y, _BODY, width=width)
    bar_x, bar_width = x + 52, width - 52 - 82
    for row in report.briefing.current.worst:
        share, beyond = text.county_text(row)
        canvas.fitted(row.name, x, y + 8, _BODY, width=50)
        canvas.box(bar_x, y + 1, bar_width, 8, role="card")
        canvas.box(bar_x, y + 1, bar_width * row.share, 8, role="near")
        canvas.text(share, bar_x + bar_width + 34, y + 8, _BODY, Anchor.END)
        canvas.text(beyond, x + width, y + 8, _BODY, Anchor.END)
        y += 14.5
    return y


def next_cities(canvas: PdfCanvas, report: Report, x: float, y: float, width: float) -> float:
    """Draw the best new locations; return where they end."""
    heading(canvas, text.NEXT_HEADING, x, y)
    y += LINE + 4
    for number, next_city in enumerate(report.briefing.next_cities.cities, start=1):
        canvas.dot(x + 8, y + 8, 16, role="ink")
        canvas.text(str(number), x + 8, y + 11.5, _NUMBER, Anchor.MIDDLE)
        canvas.text(next_city.city.name, x + 22, y + 7.5, _NAME)
        canvas.fitted(text.gain_text(next_city), x + 22, y + 17, _SMALL, width=width - 22)
        y += 27
    return canvas.wrapped(text.next_cities_text(report.briefing), x, y, _BODY, width=width)


def evidence(canvas: PdfCanvas, report: Report, x: float, y: float, width: float) -> float:
    """Draw the evidence grades in three columns, and the note below them; return where they end."""
    heading(canvas, text.EVIDENCE_HEADING, x, y)
    y += LINE + 4
    columns = 3
    column_width = (width - (columns - 1) * _GAP) / columns
    height = -(-len(report.evidence) // columns)
    for number, row in enumerate(report.evidence):
        column, line = divmod(number, height)
        left, top = x + column * (column_width + _GAP), y + line * 27
        for place, mark in enumerate(row.shape):
            canvas.mark(left + 4 + place * 7.5, top + 4.5, 6, kind=MARKS[mark])
        canvas.fitted(row.title, left + 34, top + 7.5, _STRONG, width=column_width - 34)
        canvas.fitted(row.grade, left + 34, top + 17, _SMALL, width=column_width - 34)
    y += height * 27 + 2
    return canvas.wrapped(text.EVIDENCE_NOTE, x, y, _BODY, width=width)


def footer(canvas: PdfCanvas, report: Report) -> float:
    """Draw the footer at the bottom of the page; return where it begins."""
    width, lines = canvas.width - 2 * MARGIN, document.footer(report)
    top = canvas.height - MARGIN - sum(canvas.height_of(line, _TINY, width=width) for line in lines)
    canvas.box(MARGIN, top - 4, width, 0.5, role="line")
    y = top
    for line in lines:
        y = canvas.wrapped(line, MARGIN, y, _TINY, width=width)
    return top - 4
