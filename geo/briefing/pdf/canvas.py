"""A sheet of paper that counts down from its top: text, boxes, bars and drawings in points, set by ReportLab."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from geo.briefing.drawing.palette import LIGHT
from geo.briefing.drawing.shapes import Anchor, Area, Dots, Drawing, Label, Shape

PLAIN, BOLD = "SourceSansPro-Regular", "SourceSansPro-Semibold"
_FONTS = Path(font_source_sans_pro.__file__).parent / "files"
_FILL = {"next-number": "back"}
_LINES = {"county": 0.5, "outline": 1.0}  # widths of areas that are drawn as lines alone
_STROKE = {
    "county": "border",
    "outline": "soft",
    "city": "back",
    "city-edge": "ink",
    "next": "ink",
    "next-edge": "back",
}
_HALO = 1.6
_LEADING = 1.25
_WRITE = {Anchor.START: "drawString", Anchor.MIDDLE: "drawCentredString", Anchor.END: "drawRightString"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a line is written: the height of its letters in points, its color's role, its font."""

    size: float
    role: str = "ink"
    font: str = PLAIN


class PdfCanvas:
    """One page; `x` grows to the right and `y` downwards from the upper left corner. Same calls, same bytes."""

    def __init__(self, size: tuple[float, float], *, title: str, subject: str) -> None:
        """Begin a page of `size` (width, height) that calls itself `title` and says in `subject` what it is."""
        for name in (PLAIN, BOLD):
            pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
        self.width, self.height = size
        self._bytes = BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=size, invariant=1, lang="en-US")
        self._canvas.setTitle(title)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setSubject(subject)
        self._canvas.setAuthor("Within Reach")
        self._canvas.setCreator("Within Reach")

    def finish(self) -> bytes:
        """Return the PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._bytes.getvalue()

    def text(self, text: str, x: float, y: float, ink: TextStyle, anchor: Anchor = Anchor.START) -> None:
        """Write one line whose baseline is at `y`."""
        self._canvas.setFillColor(HexColor(LIGHT[ink.role]))
        self._canvas.setFont(ink.font, ink.size)
        getattr(self._canvas, _WRITE[anchor])(x, self.height - y, text)

    def wrapped(self, text: str, x: float, y: float, ink: TextStyle, *, width: float) -> float:
        """Write lines of at most `width`, the first one's top at `y`; return where the next line's top would be."""
        for line in simpleSplit(text, ink.font, ink.size, width):
            self.text(line, x, y + ink.size * 0.95, ink)
            y += ink.size * _LEADING
        return y

    def height_of(self, text: str, ink: TextStyle, *, width: float) -> float:
        """Return how high `text` is when wrapped."""
        return len(simpleSplit(text, ink.font, ink.size, width)) * ink.size * _LEADING

    def fitted(self, text: str, x: float, y: float, ink: TextStyle, *, width: float) -> None:
        """Write one line, smaller where it would be wider than `width`."""
        wide = pdfmetrics.stringWidth(text, ink.font, ink.size)
        self.text(text, x, y, replace(ink, size=ink.size * min(1, width / max(wide, 1))))

    def box(self, x: float, y: float, width: float, height: float, *, role: str) -> None:
        """Fill a box whose upper left corner is at `x`, `y`; one without width leaves no mark."""
        if not width:
            return
        self._canvas.setFillColor(HexColor(LIGHT[role]))
        self._canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def dot(self, x: float, y: float, diameter: float, *, role: str) -> None:
        """Fill a round dot."""
        self._canvas.setFillColor(HexColor(LIGHT[role]))
        self._canvas.circle(x, self.height - y, diameter / 2, stroke=0, fill=1)

    def mark(self, x: float, y: float, diameter: float, *, kind: str) -> None:
        """Draw one mark of a grade: full, half or empty."""
        canvas, up, radius = self._canvas, self.height - y, diameter / 2
        canvas.setFillColor(HexColor(LIGHT["ink"]))
        canvas.setStrokeColor(HexColor(LIGHT["ink"]))
        canvas.setLineWidth(diameter * 0.12)
        if kind == "half":
            canvas.wedge(x - radius, up - radius, x + radius, up + radius, 90, 180, stroke=0, fill=1)
        canvas.circle(x, up, radius, stroke=1, fill=int(kind == "full"))

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """Set a drawing with its upper left corner at `x`, `y`."""
        for shape in drawing.shapes:
            self._shape(shape, x, self.height - y)

    def _shape(self, shape: Shape, x: float, top: float) -> None:
        if isinstance(shape, Area):
            self._area(shape, x, top)
        elif isinstance(shape, Dots):
            self._dots(shape, x, top)
        else:
            self._label(shape, x, top)

    def _area(self, area: Area, x: float, top: float) -> None:
        path = self._canvas.beginPath()
        for (first_x, first_y), *others in area.rings:
            path.moveTo(x + first_x, top - first_y)
            for here_x, here_y in others:
                path.lineTo(x + here_x, top - here_y)
            path.close()
        line = _LINES.get(area.role)
        if line is None:
            self._canvas.setFillColor(HexColor(LIGHT[area.role]))
        else:
            self._canvas.setStrokeColor(HexColor(LIGHT[_STROKE[area.role]]))
            self._canvas.setLineWidth(line)
        self._canvas.drawPath(path, stroke=int(line is not None), fill=int(line is None), fillMode=0)

    def _dots(self, dots: Dots, x: float, top: float) -> None:
        path = self._canvas.beginPath()
        for here_x, here_y in dots.spots:
            path.moveTo(x + here_x, top - here_y)
            path.lineTo(x + here_x, top - here_y)
        self._canvas.setLineCap(1)  # a line of no length with round ends is a dot
        self._canvas.setLineWidth(dots.size)
        self._canvas.setStrokeColor(HexColor(LIGHT[_STROKE.get(dots.role, dots.role)]))
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)

    def _label(self, label: Label, x: float, top: float) -> None:
        font = PLAIN if label.role == "city-name" else BOLD
        at_x, at_y = x + label.spot[0], top - label.spot[1]
        width = pdfmetrics.stringWidth(label.text, font, label.size)
        at_x -= {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
        if label.role != "next-number":
            self._written(label, font, at_x, at_y, halo=True)
        self._written(label, font, at_x, at_y, halo=False)

    def _written(self, label: Label, font: str, x: float, y: float, *, halo: bool) -> None:
        self._canvas.saveState()  # how text is rendered would otherwise stay as the halo needs it
        text = self._canvas.beginText(x, y)
        text.setFont(font, label.size)
        if halo:
            text.setTextRenderMode(1)
        self._canvas.setLineWidth(_HALO)
        self._canvas.setLineJoin(1)
        self._canvas.setStrokeColor(HexColor(LIGHT["back"]))
        text.setFillColor(HexColor(LIGHT[_FILL.get(label.role, "ink")]))
        text.textOut(label.text)
        self._canvas.drawText(text)
        self._canvas.restoreState()
