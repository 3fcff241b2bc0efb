"""One PDF page, drawn with ReportLab, in points from the upper left corner: text, boxes, dots and drawings."""

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
_LINES = {"county": 0.5, "outline": 1.0}  # widths of areas that are drawn as outlines only
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
_DRAW_STRING = {Anchor.START: "drawString", Anchor.MIDDLE: "drawCentredString", Anchor.END: "drawRightString"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Font size in points, color role and font of a line of text."""

    size: float
    role: str = "ink"
    font: str = PLAIN


class PdfCanvas:
    """One page; x grows to the right and y downward from the upper left corner. The same calls give the same bytes."""

    def __init__(self, size: tuple[float, float], *, title: str, subject: str) -> None:
        """Start a page of `size` (width, height); `title` and `subject` go into the document's metadata."""
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

    def text(self, text: str, x: float, y: float, style: TextStyle, anchor: Anchor = Anchor.START) -> None:
        """Draw one line of text whose baseline is at `y`."""
        self._canvas.setFillColor(HexColor(LIGHT[style.role]))
        self._canvas.setFont(style.font, style.size)
        getattr(self._canvas, _DRAW_STRING[anchor])(x, self.height - y, text)

    def wrapped(self, text: str, x: float, y: float, style: TextStyle, *, width: float) -> float:
        """Draw text wrapped to `width`, its top at `y`; return the top of the line that would follow."""
        for line in simpleSplit(text, style.font, style.size, width):
            self.text(line, x, y + style.size * 0.95, style)
            y += style.size * _LEADING
        return y

    def height_of(self, text: str, style: TextStyle, *, width: float) -> float:
        """Return the height of `text` when wrapped to `width`."""
        return len(simpleSplit(text, style.font, style.size, width)) * style.size * _LEADING

    def fitted(self, text: str, x: float, y: float, style: TextStyle, *, width: float) -> None:
        """Draw one line of text, in a smaller size if it would be wider than `width`."""
        full_width = pdfmetrics.stringWidth(text, style.font, style.size)
        self.text(text, x, y, replace(style, size=style.size * min(1, width / max(full_width, 1))))

    def box(self, x: float, y: float, width: float, height: float, *, role: str) -> None:
        """Fill a box whose upper left corner is at `x`, `y`; a box without width is not drawn."""
        if not width:
            return
        self._canvas.setFillColor(HexColor(LIGHT[role]))
        self._canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def dot(self, x: float, y: float, diameter: float, *, role: str) -> None:
        """Fill a round dot whose center is at `x`, `y`."""
        self._canvas.setFillColor(HexColor(LIGHT[role]))
        self._canvas.circle(x, self.height - y, diameter / 2, stroke=0, fill=1)

    def mark(self, x: float, y: float, diameter: float, *, kind: str) -> None:
        """Draw one mark of an evidence grade; `kind` is full, half or empty."""
        canvas, center_y, radius = self._canvas, self.height - y, diameter / 2
        canvas.setFillColor(HexColor(LIGHT["ink"]))
        canvas.setStrokeColor(HexColor(LIGHT["ink"]))
        canvas.setLineWidth(diameter * 0.12)
        if kind == "half":
            canvas.wedge(x - radius, center_y - radius, x + radius, center_y + radius, 90, 180, stroke=0, fill=1)
        canvas.circle(x, center_y, radius, stroke=1, fill=int(kind == "full"))

    def drawing(self, drawing: Drawing, x: float, y: float) -> None:
        """Draw the shapes of a drawing, its upper left corner at `x`, `y`."""
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
        for (start_x, start_y), *others in area.rings:
            path.moveTo(x + start_x, top - start_y)
            for vertex_x, vertex_y in others:
                path.lineTo(x + vertex_x, top - vertex_y)
            path.close()
        line_width = _LINES.get(area.role)
        if line_width is None:
            self._canvas.setFillColor(HexColor(LIGHT[area.role]))
        else:
            self._canvas.setStrokeColor(HexColor(LIGHT[_STROKE[area.role]]))
            self._canvas.setLineWidth(line_width)
        self._canvas.drawPath(path, stroke=int(line_width is not None), fill=int(line_width is None), fillMode=0)

    def _dots(self, dots: Dots, x: float, top: float) -> None:
        path = self._canvas.beginPath()
        for center_x, center_y in dots.centers:
            path.moveTo(x + center_x, top - center_y)
            path.lineTo(x + center_x, top - center_y)
        self._canvas.setLineCap(1)  # a line of zero length with round caps is a dot
        self._canvas.setLineWidth(dots.size)
        self._canvas.setStrokeColor(HexColor(LIGHT[_STROKE.get(dots.role, dots.role)]))
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setLineCap(0)

    def _label(self, label: Label, x: float, top: float) -> None:
        font = PLAIN if label.role == "city-name" else BOLD
        width = pdfmetrics.stringWidth(label.text, font, label.size)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
        left, baseline = x + label.position[0] - shift, top - label.position[1]
        if label.role != "next-number":
            self._label_text(label, font, left, baseline, halo=True)
        self._label_text(label, font, left, baseline, halo=False)

    def _label_text(self, label: Label, font: str, x: float, y: float, *, halo: bool) -> None:
        self._canvas.saveState()  # the text render mode of the halo must not outlast it
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
