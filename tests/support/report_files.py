"""Read report files back by value: HTML with a parser, PDF with PDFium, both into the same plain rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

VOID = {"meta", "path"}
RENDER_SCALE = 8
MAP_STROKE = 0.5  # half the width of the region's outline, in points
CARD_STRIP = 3  # height of the colored strip at a card's top
BAND_DOT = 7
BAR_HEIGHT = 8
NEXT_DOT = 16
KEY_TEXT = 48  # where the names of the bands begin, in points from the left


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a report states: cards as their value and full text, tables as rows of cells."""

    title: str
    headline: str
    cards: list[tuple[str, str]]
    bands: list[tuple[str, ...]]
    counties: list[tuple[str, ...]]
    next_cities: list[tuple[str, ...]]
    evidence: list[tuple[str, ...]]
    footer: list[str]


@dataclass(slots=True)
class Element:
    """An HTML element with its attributes and its child elements and strings."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all elements in it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str, name: str = "") -> list["Element"]:
        """Return the elements in it with a tag and, if given, a class."""
        return [
            one
            for one in self.walk()
            if one.tag == tag and (not name or name in one.attributes.get("class", "").split())
        ]

    def one(self, tag: str, name: str = "") -> "Element":
        """Return the only element in it with a tag and, if given, a class."""
        (element,) = self.all(tag, name)
        return element

    @property
    def text(self) -> str:
        """Return the text in it, runs of white space as one space."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(" ".join(parts).split())


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse_html(text: str) -> Element:
    """Return the root of an HTML text; raises `AssertionError` for tags that do not match."""
    tree = _Tree()
    tree.feed(text)
    assert tree.open == [tree.root], "an element is left open"
    return tree.root


def html_rows(content: bytes) -> Rows:
    """Return what an HTML report states."""
    root = parse_html(content.decode())
    sections = {one.attributes["class"].removeprefix("brief-"): one for one in root.all("section")}
    next_cities = sections["next"].all("li")
    return Rows(
        title=root.one("h1").text,
        headline=root.one("p", "headline").text,
        cards=[(card.one("p", "value").text, card.text) for card in root.one("ul", "cards").all("li")],
        bands=[_cells(row) for row in sections["map"].one("tbody").all("tr")],
        counties=[_cells(row) for body in sections["counties"].all("tbody") for row in body.all("tr")],
        next_cities=[
            (str(number), item.one("p", "city").text, item.one("p", "gain").text)
            for number, item in enumerate(next_cities, start=1)
        ],
        evidence=[
            (row.one("span", "use").text, row.one("span", "grade").text) for row in sections["evidence"].all("li")
        ],
        footer=[line.text for line in root.one("footer").all("p")],
    )


def _cells(row: Element) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.walk() if cell.tag in {"td", "th"} and cell.text)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page, in points from its lower left corner, and the text in it, if any."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    @property
    def center(self) -> tuple[float, float]:
        """Return its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def size(self) -> tuple[int, int]:
        """Return its width and height, rounded to points."""
        return round(self.right - self.left), round(self.top - self.bottom)

    def holds(self, other: "Box") -> bool:
        """Return whether the middle of another box lies in it."""
        x, y = other.center
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """The one page of a PDF: its lines of text, the boxes of its paths, and its picture."""

    texts: list[Box]
    paths: list[Box]
    picture: npt.NDArray[np.uint8]

    def color(self, x: float, y: float) -> str:
        """Return the color at a position as '#rrggbb'."""
        red, green, blue = self.picture[len(self.picture) - 1 - int(y * RENDER_SCALE), int(x * RENDER_SCALE)][:3]
        return f"#{red:02x}{green:02x}{blue:02x}"

    @property
    def cards(self) -> list[Box]:
        """Return the boxes of the four figures, from left to right."""
        strips = {(box.left, box.top) for box in self.paths if box.top - box.bottom == pytest.approx(CARD_STRIP)}
        boxes = [box for box in self.paths if (box.left, box.top) in strips and box.top - box.bottom > CARD_STRIP + 1]
        return sorted(boxes, key=lambda box: box.left)

    @property
    def key_dots(self) -> list[Box]:
        """Return the dots of the bands below the map, nearest first."""
        return [box for box in self.paths if box.right - box.left == pytest.approx(BAND_DOT) and box.right < KEY_TEXT]

    @property
    def bars(self) -> list[Box]:
        """Return the bars of the counties, each after its background."""
        return [
            box
            for box in self.paths
            if box.top - box.bottom == pytest.approx(BAR_HEIGHT) and box.left > self.frame.right
        ]

    def inside(self, box: Box) -> list[Box]:
        """Return the lines of text in a box, from the top down."""
        return sorted(filter(box.holds, self.texts), key=lambda text: -text.center[1])

    @property
    def frame(self) -> Box:
        """Return the bounding box of the region on the map: that of the largest path."""
        box = max(self.paths, key=lambda path: (path.right - path.left) * (path.top - path.bottom))
        return Box(box.left + MAP_STROKE, box.bottom + MAP_STROKE, box.right - MAP_STROKE, box.top - MAP_STROKE)


@contextmanager
def opened_pdf(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Yield an open PDF document."""
    document = pypdfium2.PdfDocument(content)
    yield document
    document.close()


def pdf_page(content: bytes) -> PdfPage:
    """Return the only page of a PDF."""
    with opened_pdf(content) as document:
        assert len(document) == 1
        page = document[0]
        words = page.get_textpage()
        texts = [
            Box(left, bottom, right, top, item.extract().strip())
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=words)
            for left, bottom, right, top in [item.get_bounds()]
        ]
        paths = [Box(*item.get_bounds()) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
        picture = page.render(scale=RENDER_SCALE, rev_byteorder=True).to_numpy().copy()
        words.close()
        page.close()
    return PdfPage(texts=[text for text in texts if text.text], paths=paths, picture=picture)


def pdf_rows(page: PdfPage, *, evidence: Sequence[str]) -> Rows:
    """Return what a PDF report states; `evidence` are the names of the graded uses."""
    middle = page.frame.right + 10
    cards = [page.inside(box) for box in page.cards]
    dots = [box for box in page.paths if box.size == (NEXT_DOT, NEXT_DOT) and box.left > middle]
    bars = sorted({box.bottom for box in page.bars}, reverse=True)
    heading = [text.text for text in page.inside(Box(0, page.cards[0].top, 10_000, 10_000))]
    graded = [next(text for text in page.texts if text.text == name) for name in evidence]
    foot = min(box.bottom for box in page.paths if box.top - box.bottom < 1)
    return Rows(
        title=heading[0],
        headline=" ".join(heading[2:]),
        cards=[(lines[0].text, " ".join(line.text for line in lines)) for lines in cards],
        bands=[
            _row(page, Box(0, y - 5, page.frame.left + 170, y + 5)) for _, y in (dot.center for dot in page.key_dots)
        ],
        counties=[_row(page, Box(middle, bottom - 2, 10_000, bottom + 9)) for bottom in bars],
        next_cities=[_next(page, dot) for dot in dots],
        evidence=[(name.text, _below(page, name)) for name in graded],
        footer=[line.text for line in page.inside(Box(0, 0, 10_000, foot))],
    )


def _row(page: PdfPage, box: Box) -> tuple[str, ...]:
    return tuple(text.text for text in sorted(page.inside(box), key=lambda text: text.left))


def _next(page: PdfPage, dot: Box) -> tuple[str, ...]:
    number = next(text.text for text in page.texts if dot.holds(text))
    beside = Box(dot.right, dot.bottom - 6, 10_000, dot.top + 6)
    return (number, *(text.text for text in sorted(page.inside(beside), key=lambda text: -text.top)))


def _below(page: PdfPage, name: Box) -> str:
    (line,) = page.inside(Box(name.left - 2, name.bottom - 14, name.left + 140, name.bottom - 1))
    return line.text
