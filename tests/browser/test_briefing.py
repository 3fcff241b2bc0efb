""" "Briefing" and "About and data" in a real browser: on a screen, by keyboard, in print."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from geo.cli.main import main
from support.served import Server
from support.view import DESK, PHONE

Opener = Callable[..., Page]
PROJECTORS = [(1920, 1080), (1024, 768)]
SMALLEST = 22  # pixels of 768 lines: 2.9 % of the picture's height
HIDDEN = """() => {
  const shown = document.querySelector('.deck .shown'), frame = shown.getBoundingClientRect();
  const outside = (box) => box.right > frame.right + 1 || box.bottom > frame.bottom + 1 || box.left < 0 || box.top < 0;
  const out = [...shown.querySelectorAll('*')].map((one) => one.getBoundingClientRect()).filter(
    (box) => box.width && outside(box));
  const texts = [...shown.querySelectorAll('p, td, th, li, h1, h2')];
  const small = texts.map((one) => parseFloat(getComputedStyle(one).fontSize));
  return { out: out.length, smallest: Math.min(...small), scrolls: shown.scrollHeight - shown.clientHeight };
}"""


@pytest.fixture
def opened(server: Server, contexts: Callable[..., BrowserContext]) -> Opener:
    """Return a maker of visits to a page, painted."""

    def open_page(
        path: str, *, size: tuple[int, int] = DESK, scheme: str = "light", ready: str = ".brief .cards"
    ) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        page = contexts(viewport=viewport, color_scheme=scheme).new_page()
        page.goto(f"{server.address}/{path}")
        page.locator(ready).first.wait_for(timeout=60_000)
        return page

    return open_page


def faults(page: Page) -> list[tuple[str, list[str]]]:
    """Return every violation that axe finds, by rule, with the elements at fault."""
    results: dict[str, Any] = Axe().run(page).response
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in results["violations"]]


def shown(page: Page) -> str:
    """Return the heading of the section that the deck shows."""
    return page.locator(".deck .shown :is(h1, h2)").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("path", "ready"), [("briefing", ".brief .cards"), ("about", ".about table")], ids=["briefing", "about"]
)
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(
    opened: Opener, path: str, ready: str, size: tuple[int, int], scheme: str
) -> None:
    page = opened(path, size=size, scheme=scheme, ready=ready)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_axe_finds_no_fault_while_presenting(opened: Opener) -> None:
    page = opened("briefing?present=1", size=PROJECTORS[1], scheme="dark", ready=".deck .shown")
    assert faults(page) == []


@pytest.mark.parametrize("size", PROJECTORS, ids=str)
@pytest.mark.parametrize("query", ["", "&add=Ontario&drop=Burns"], ids=["the-list", "a-what-if"])
def test_every_section_fits_the_projector_in_large_type(opened: Opener, size: tuple[int, int], query: str) -> None:
    page = opened(f"briefing?present=1{query}", size=size, ready=".deck .shown")
    for _ in range(5):
        seen = page.evaluate(HIDDEN)
        assert (shown(page), seen["out"], seen["scrolls"]) == (shown(page), 0, 0)
        assert seen["smallest"] >= SMALLEST * size[1] / 768
        page.keyboard.press("PageDown")


def test_keys_move_forward_and_back_and_end_the_presentation(opened: Opener) -> None:
    page = opened("briefing?present=1", ready=".deck .shown")
    first = shown(page)
    for key in ("ArrowRight", "PageDown", "ArrowDown", " "):
        page.keyboard.press(key)
    assert page.locator(".presenter .progress").inner_text() == "5 of 5"
    page.keyboard.press("ArrowRight")
    assert page.locator(".presenter .progress").inner_text() == "5 of 5"
    for key in ("ArrowLeft", "PageUp"):
        page.keyboard.press(key)
    assert page.locator(".presenter .progress").inner_text() == "3 of 5"
    page.keyboard.press("Home")
    assert shown(page) == first
    page.keyboard.press("Escape")
    page.locator(".brief:not(.deck)").wait_for()
    assert "present" not in page.url


def test_the_section_is_announced(opened: Opener) -> None:
    page = opened("briefing?present=1", ready=".deck .shown")
    page.keyboard.press("ArrowRight")
    assert page.locator(".presenter [role=status]").inner_text() == "Section 2 of 5: How far residents have to drive"


def test_the_button_present_hides_everything_else(opened: Opener) -> None:
    page = opened("briefing")
    page.get_by_role("button", name="Present").click()
    page.locator(".deck .shown").wait_for()
    assert page.locator("[data-testid=stHeader]:visible, [data-testid=stToolbar]:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_it_prints_on_one_page(opened: Opener, scheme: str, paper: str) -> None:
    page = opened("briefing?add=Ontario", scheme=scheme)
    with closing(pypdfium2.PdfDocument(page.pdf(format=paper))) as document:
        assert len(document) == 1


def test_the_report_downloads_as_a_pdf_of_one_page(opened: Opener) -> None:
    page = opened("briefing")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Download as PDF").click()
    with closing(pypdfium2.PdfDocument(download.value.path())) as document:
        assert len(document) == 1


def test_all_pages_share_one_navigation(opened: Opener) -> None:
    page = opened("about", ready=".about table")
    links = page.locator("[data-testid=stTopNavLink]")
    assert links.all_inner_texts() == ["Find care", "Coverage", "Briefing", "About and data"]


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_report_as_a_web_page_prints_on_one_page_and_has_no_fault(
    contexts: Callable[..., BrowserContext], tmp_path: Path, paper: str
) -> None:
    file = tmp_path / "briefing.html"
    assert main(["report", str(file), "--add", "Ontario"]) == 0
    page = contexts(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(file.as_uri())
    assert faults(page) == []
    with closing(pypdfium2.PdfDocument(page.pdf(format=paper))) as document:
        assert len(document) == 1
