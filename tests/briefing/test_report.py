"""The report as a file, read back: the same figures in PDF and HTML, a map that is right, one page, the same bytes."""

import re
from dataclasses import replace
from math import hypot

import pytest

from geo.briefing.drawing.palette import LIGHT
from geo.briefing.pdf.blocks import footer
from geo.briefing.pdf.canvas import PdfCanvas
from geo.briefing.pdf.page import LAYOUTS, PAGES, lay_out
from geo.briefing.report import report_bytes
from support import lowmark
from support.report_files import Box, PdfPage, Rows, html_rows, opened_pdf, parse_html, pdf_page, pdf_rows

PEOPLE = 14_000
WEST, SOUTH, EAST, NORTH = -60.0, 38.0, -58.0, 39.0
CITIES = {"Ashport": (-58.2, 38.5), "Cold Ford": (-59.2, 38.5)}
NEXT = {"Elk Cross": (-59.9, 38.9), "Dunmere": (-58.6, 38.5), "Farrow": (-59.9, 38.5)}
LAND = {38.55: 0, 38.4: 1, 38.35: 2, 38.25: 3, 38.1: 4}  # latitudes near Ashport, with the band of the land there
WITHIN_20 = Rows(
    title="How well 2 cities cover Lowmark",
    headline="75.7% 20 minutes 3,400 people 1 county",
    cards=[
        ("75.7%", "within 20 minutes 10,600 of 14,000"),
        ("21 min", "average drive"),
        ("1 of 2", "counties below half 20 minutes"),
        ("Elk Cross", "largest town beyond 30 minutes 2,400 people in West Fell County, 1 hr 40 min"),
    ],
    bands=[
        ("up to 10 min", "10,600", "75.7%"),
        ("10 to 20 min", "0", "0%"),
        ("20 to 30 min", "800", "5.7%"),
        ("30 to 40 min", "0", "0%"),
        ("over 40 min", "2,600", "18.6%"),
    ],
    counties=[("West Fell", "38.1%", "2,600"), ("East Shore", "91.8%", "800")],
    next_cities=[
        ("1", "Elk Cross", "2,300 people West Fell County"),
        ("2", "Dunmere", "800 people East Shore County"),
        ("3", "Farrow", "300 people West Fell County"),
    ],
    evidence=[("Made-up aches", "Very low")],
    footer=["20 minutes 10, 20, 30 and 40 minutes 2", "", "made up for a test, 2026", "November 22, 2026"],
)
WHAT_IF = [
    ("100%", "+2,300 people (+16.4 points)"),
    ("5 min", "\N{MINUS SIGN}15.8 min"),
    ("0 of 2", "\N{MINUS SIGN}1"),
    ("None", "was Elk Cross"),
]


@pytest.fixture(params=["a4", "letter"])
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def within_20() -> PdfPage:
    return pdf_page(report_bytes(lowmark.report(lowmark.briefing(threshold_s=1200)), ".pdf"))


def states(text: str, facts: str) -> bool:
    """Return whether a text has all words and figures of `facts`, in their order."""
    words = iter([word.strip(".,;:()") for word in text.split()])
    return all(fact.strip(",") in words for fact in facts.split())


def assert_rows(rows: Rows, expected: Rows) -> None:
    """Check names and figures exactly, and that each sentence has its figures."""
    assert (rows.title, rows.bands, rows.counties, rows.evidence) == (
        expected.title,
        expected.bands,
        expected.counties,
        expected.evidence,
    )
    assert [value for value, _ in rows.cards] == [value for value, _ in expected.cards]
    assert [row[:2] for row in rows.next_cities] == [row[:2] for row in expected.next_cities]
    pairs = [
        (rows.headline, expected.headline),
        *((text, facts) for (_, text), (_, facts) in zip(rows.cards, expected.cards, strict=True)),
        *((row[2], facts[2]) for row, facts in zip(rows.next_cities, expected.next_cities, strict=True)),
        *zip(rows.footer, expected.footer, strict=True),
    ]
    assert [(text, facts) for text, facts in pairs if not states(text, facts)] == []


def test_the_html_states_every_figure() -> None:
    report = lowmark.report(lowmark.briefing(threshold_s=1200))
    assert_rows(html_rows(report_bytes(report, ".html")), WITHIN_20)


def test_the_pdf_states_every_figure(within_20: PdfPage) -> None:
    assert_rows(pdf_rows(within_20, evidence=["Made-up aches"]), WITHIN_20)


@pytest.mark.parametrize("threshold_s", [900, 1200, 3600])
@pytest.mark.parametrize("add", [(), ("Elk Cross",)], ids=["the-list", "a-what-if"])
def test_pdf_and_html_state_the_same(page: str, add: tuple[str, ...], threshold_s: int) -> None:
    report = lowmark.report(lowmark.briefing(add=add, threshold_s=threshold_s))
    html = html_rows(report_bytes(report, ".html"))
    pdf = pdf_rows(pdf_page(report_bytes(report, ".pdf", page=page)), evidence=["Made-up aches"])
    assert replace(pdf, headline="") == replace(html, headline="")
    assert pdf.headline.startswith(html.headline)


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_each_card_shows_how_a_what_if_changes_it(suffix: str) -> None:
    content = report_bytes(lowmark.report(lowmark.briefing(add=("Elk Cross",))), suffix)
    rows = html_rows(content) if suffix == ".html" else pdf_rows(pdf_page(content), evidence=["Made-up aches"])
    assert [value for value, _ in rows.cards] == [value for value, _ in WHAT_IF]
    assert [text for (_, text), (_, change) in zip(rows.cards, WHAT_IF, strict=True) if change not in text] == []


@pytest.mark.parametrize("minutes", [15, 20, 60])
def test_the_bands_add_up_to_all_residents(minutes: int) -> None:
    rows = html_rows(report_bytes(lowmark.report(lowmark.briefing(threshold_s=minutes * 60)), ".html"))
    assert sum(int(people.replace(",", "")) for _, people, _ in rows.bands) == PEOPLE
    assert sum(float(share.removesuffix("%")) for _, _, share in rows.bands) == pytest.approx(100, abs=0.25)


def position(page: PdfPage, lon: float, lat: float) -> tuple[float, float]:
    """Return where a position is on the map, whose frame is the region's bounding box."""
    frame = page.frame
    x = frame.left + (lon - WEST) / (EAST - WEST) * (frame.right - frame.left)
    return x, frame.bottom + (lat - SOUTH) / (NORTH - SOUTH) * (frame.top - frame.bottom)


@pytest.mark.parametrize("name", [*CITIES, *NEXT])
def test_a_name_on_the_pdf_map_is_beside_its_marker(within_20: PdfPage, name: str) -> None:
    x, y = position(within_20, *(CITIES | NEXT)[name])
    (label,) = {text for text in within_20.texts if text.text == name and within_20.frame.holds(text)}
    assert min(abs(label.left - x), abs(label.right - x)) < 9
    assert label.center[1] == pytest.approx(y, abs=2)


@pytest.mark.parametrize(("number", "name"), list(enumerate(NEXT, start=1)))
def test_a_number_on_the_pdf_map_is_in_the_marker_of_its_place(within_20: PdfPage, number: int, name: str) -> None:
    x, y = position(within_20, *NEXT[name])
    (label,) = [text for text in within_20.texts if text.text == str(number) and within_20.frame.holds(text)]
    assert hypot(label.center[0] - x, label.center[1] - y) < 1
    assert within_20.color(x - 3.5, y) == LIGHT["ink"]


@pytest.mark.parametrize("name", CITIES)
def test_a_city_on_the_pdf_map_is_a_white_dot_with_a_dark_edge(within_20: PdfPage, name: str) -> None:
    x, y = position(within_20, *CITIES[name])
    assert (within_20.color(x, y), within_20.color(x, y + 1.75)) == (LIGHT["back"], LIGHT["ink"])


@pytest.mark.parametrize(("lat", "band"), list(LAND.items()))
def test_land_on_the_pdf_map_has_the_color_of_its_band(within_20: PdfPage, lat: float, band: int) -> None:
    assert within_20.color(*position(within_20, -58.2, lat)) == LIGHT[f"area{band}"]


@pytest.mark.parametrize("page_size", ["a4", "letter"])
@pytest.mark.parametrize("threshold_s", [900, 1350, 3600])
def test_the_text_of_a_card_stays_in_its_box(page_size: str, threshold_s: int) -> None:
    report = lowmark.report(lowmark.briefing(add=("Elk Cross",), threshold_s=threshold_s))
    page = pdf_page(report_bytes(report, ".pdf", page=page_size))
    for card in page.cards:
        column = Box(card.left, card.bottom - 5, card.right, card.top)
        assert all(card.bottom < text.bottom and text.right < card.right for text in page.inside(column))


def test_the_pdf_key_has_the_color_of_each_band(within_20: PdfPage) -> None:
    assert [within_20.color(*dot.center) for dot in within_20.key_dots] == [LIGHT[f"band{band}"] for band in range(5)]


def test_a_county_s_bar_is_as_long_as_its_share(within_20: PdfPage) -> None:
    bars = [box.right - box.left for box in within_20.bars]
    assert [part / whole for whole, part in zip(bars[::2], bars[1::2], strict=True)] == pytest.approx(
        [1600 / 4200, 9000 / 9800], abs=0.001
    )


def test_the_html_key_and_bars_match_their_rows() -> None:
    root = parse_html(report_bytes(lowmark.report(lowmark.briefing(threshold_s=1200)), ".html").decode())
    keys = [key.attributes["class"] for key in root.all("span", "key")]
    assert keys == [f"key band{band}" for band in range(5)]
    bars = [bar.one("span").attributes["style"] for bar in root.all("td", "bar")]
    assert bars == ["width:38.1%", "width:91.8%"]


def test_sections_of_the_html_are_labelled_by_their_headings() -> None:
    root = parse_html(report_bytes(lowmark.report(), ".html").decode())
    headings = {one.attributes["id"] for one in root.walk() if one.tag in {"h1", "h2"}}
    assert {one.attributes["aria-labelledby"] for one in root.all("section")} == headings


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_the_same_report_gives_the_same_bytes(suffix: str) -> None:
    first, second = (report_bytes(lowmark.report(lowmark.briefing()), suffix) for _ in range(2))
    assert first == second


def test_the_page_has_the_requested_size(page: str) -> None:
    with opened_pdf(report_bytes(lowmark.report(), ".pdf", page=page)) as document:
        assert document[0].get_size() == pytest.approx(PAGES[page], abs=0.1)


def test_the_html_loads_nothing_else() -> None:
    file = report_bytes(lowmark.report(), ".html").decode()
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|<script|https?://", file)


def test_the_pdf_has_a_title_an_author_and_a_language() -> None:
    content = report_bytes(lowmark.report(), ".pdf")
    with opened_pdf(content) as document:
        metadata = document.get_metadata_dict()
    assert metadata["Title"] == "How well 2 cities cover Lowmark"
    assert metadata["Author"] == "Within Reach"
    assert b"/Lang (en-US)" in content
    assert b"/DisplayDocTitle true" in content


@pytest.mark.parametrize("grades", [1, 9, 18], ids=lambda grades: f"{grades}-grades")
def test_nothing_overlaps_the_footer(page: str, grades: int) -> None:
    report = lowmark.report(lowmark.briefing(add=("Dunmere",)))
    report = replace(report, evidence=report.evidence * grades, sources=report.sources * 3)
    overlaps = []
    for layout in LAYOUTS:
        canvas = PdfCanvas(PAGES[page], title="", subject="")
        overlaps.append(lay_out(canvas, report, layout) - footer(canvas, report))
    assert overlaps == sorted(overlaps, reverse=True)
    assert overlaps[-1] <= 0
