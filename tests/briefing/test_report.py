"""The report as a file: one page, the briefing's figures, the same bytes, no address to fetch."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pypdfium2
import pytest

from geo.briefing import text as words
from geo.briefing.briefing import Briefing
from geo.briefing.document import footer
from geo.briefing.pdf.blocks import footer as footer_of
from geo.briefing.pdf.canvas import PdfCanvas
from geo.briefing.pdf.page import LAYOUTS, PAGES, lay_out
from geo.briefing.report_files import as_file
from support import lowmark


@pytest.fixture(params=["a4", "letter"])
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF of one page, every space single."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        assert len(document) == 1
        with closing(document[0]) as page, closing(page.get_textpage()) as text:
            return " ".join(text.get_text_range().split())


def facts(given: Briefing) -> Iterator[str]:
    """Yield all that a report must say."""
    yield words.title(given)
    yield words.headline(given)
    for card in words.cards(given):
        yield from (card.value, card.label, card.meaning, *([card.change] if card.change else []))
    for label, band in zip(words.band_labels(given), given.now.coverage.bands, strict=True):
        yield from (label, f"{band.people:,}", f"{band.share:.1%}")
    for row in given.now.worst:
        yield from (row.name, *words.county_text(row))
    for one in given.next.cities:
        yield from (one.city.name, words.gain_text(one))
    yield from (words.next_cities_text(given), words.CAVEAT, words.EVIDENCE, "Made-up aches", "Very low")


@pytest.mark.parametrize("add", [(), ("Elk Cross",)], ids=["the-list", "a-what-if"])
def test_the_pdf_is_one_page_with_every_figure_of_the_briefing(page: str, add: tuple[str, ...]) -> None:
    made = lowmark.briefing(add=add)
    report = lowmark.report(made)
    text = text_of(as_file(report, ".pdf", page=page))
    assert [fact for fact in (*facts(made), *footer(report)) if fact not in text] == []


@pytest.mark.parametrize("add", [(), ("Elk Cross",)], ids=["the-list", "a-what-if"])
def test_the_html_has_every_figure_of_the_briefing(add: tuple[str, ...]) -> None:
    made = lowmark.briefing(add=add)
    file = as_file(lowmark.report(made), ".html").decode()
    text = re.sub(r"<(style|svg).*?</\1>", "", file, flags=re.DOTALL)
    text = " ".join(re.sub("<[^>]+>", " ", text).replace("&#x27;", "'").split())
    assert [fact for fact in (*facts(made), *footer(lowmark.report(made))) if fact not in text] == []


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_the_same_report_gives_the_same_bytes(ending: str) -> None:
    assert as_file(lowmark.report(lowmark.briefing()), ending) == as_file(lowmark.report(lowmark.briefing()), ending)


def test_the_page_has_the_size_that_was_asked_for(page: str) -> None:
    with closing(pypdfium2.PdfDocument(as_file(lowmark.report(), ".pdf", page=page))) as document:
        assert document[0].get_size() == pytest.approx(PAGES[page], abs=0.1)


def test_the_html_fetches_nothing() -> None:
    file = as_file(lowmark.report(), ".html").decode()
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|<script|https?://", file)


def test_the_pdf_says_what_it_is_and_in_which_language() -> None:
    with closing(pypdfium2.PdfDocument(as_file(lowmark.report(), ".pdf"))) as document:
        told = document.get_metadata_dict()
    assert told["Title"] == "How well 2 cities cover Lowmark"
    assert told["Author"] == "Within Reach"
    assert b"/Lang (en-US)" in as_file(lowmark.report(), ".pdf")
    assert b"/DisplayDocTitle true" in as_file(lowmark.report(), ".pdf")


@pytest.mark.parametrize("grades", [1, 9, 18], ids=lambda grades: f"{grades}-grades")
def test_nothing_runs_into_the_footer(page: str, grades: int) -> None:
    report = lowmark.report(lowmark.briefing(add=("Dunmere",)))
    report = replace(report, evidence=report.evidence * grades, sources=report.sources * 3)
    ends = []
    for layout in LAYOUTS:
        paper = PdfCanvas(PAGES[page], title="", subject="")
        ends.append(lay_out(paper, report, layout) - footer_of(paper, report))
    assert ends == sorted(ends, reverse=True)
    assert ends[-1] <= 0
