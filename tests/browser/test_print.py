"""Printing gives a sheet for the appointment: answer, next steps, table, map, whole trip, caveats, date.

The tests read the PDF: emulating the print style in the page would lay it out differently.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import expect

from support.served import Server
from support.view import PHONE, View

pytestmark = pytest.mark.slow

PAPERS = ["Letter", "A4"]
SELECTED = (180, 65, 14)  # the selected city's marker and the route to it
SEA = (214, 230, 236)


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed page: the number of sheets, all their words, and the pixels of all sheets (rows, columns, RGB)."""

    sheets: int
    words: str
    pixels: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"


def printed(view: View, paper: str = "Letter") -> Paper:
    """Return the page as a printer gets it."""
    document = pypdfium2.PdfDocument(view.page.pdf(format=paper, print_background=True))
    words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    pixels = [np.asarray(sheet.render(scale=1).to_pil().convert("RGB")) for sheet in document]
    return Paper(len(document), words, np.concatenate(pixels))


def colored(paper: Paper, color: tuple[int, int, int]) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Return for each pixel whether it has this color."""
    return np.asarray(np.abs(paper.pixels.astype(int) - color).max(axis=2) < 8, dtype=np.bool_)


@pytest.mark.parametrize("paper", PAPERS)
def test_an_answer_is_two_pages_even_with_a_longer_text(visit: Callable[..., View], paper: str) -> None:
    view = visit().find("97910")
    assert printed(view, paper).sheets == 2
    more = "const p = document.createElement('p'); p.textContent = 'A long drive. '.repeat(20);"
    view.answer.evaluate(f"(answer) => {{ {more} answer.append(p); }}")
    assert printed(view, paper).sheets == 2


def test_with_an_open_list_it_is_two_pages_with_a_legend_and_the_nearest_five(visit: Callable[..., View]) -> None:
    view = visit().find("97910").shown()
    view.page.get_by_role("button", name="Show all").click()
    expect(view.rows).to_have_count(46)
    farthest = view.rows.last.locator("td > span").first.inner_text()
    paper = printed(view)
    assert paper.sheets == 2
    assert "starting point" in paper.words
    assert farthest not in paper.words
    assert view.map.evaluate("() => document.querySelector('.paper')") is None


def test_the_sheet_has_the_checklists_the_trip_and_the_evidence_for_the_chosen_condition(
    visit: Callable[..., View],
) -> None:
    view = visit().find("97914").shown()
    view.page.get_by_role("combobox", name="Choose a condition or topic").click()
    view.page.get_by_role("option", name="Fibromyalgia").click()
    view.page.locator(".wr-paper").wait_for(state="attached")
    paper = printed(view)
    words = " ".join(paper.words.split())
    assert paper.sheets == 2
    for part in ("What is my diagnosis", "current psychosis", "5 round trips", "EOCCO", "Fibromyalgia:", "20.5 cents"):
        assert part in words
    assert "At a glance" not in words
    assert "condition" not in view.page.url


def test_a_page_holds_the_answer_and_the_date_and_no_buttons(visit: Callable[..., View]) -> None:
    words = printed(visit().find("97910")).words
    assert "is the nearest listed city" in words
    assert re.search(r"This page was made on \w+ \d+, \d{4}\.", words)
    assert not re.search("Find$|Print|Show all|Use my location|Directions", words, re.MULTILINE)


@pytest.mark.parametrize("size", [PHONE, (1920, 1080)])
def test_the_map_on_paper_shows_the_answer_wherever_the_screen_was(
    visit: Callable[..., View], size: tuple[int, int]
) -> None:
    view = visit(size=size).find("97814").shown()
    assert colored(printed(view), SELECTED)[330:, 380:440].sum() > 50  # Baker City is in the east, below the table


def test_paper_is_dark_on_white_in_the_dark(visit: Callable[..., View]) -> None:
    light, dark = (printed(visit(scheme=scheme).find("97814").shown()).pixels for scheme in ("light", "dark"))
    assert np.abs(light.astype(int) - dark).mean() < 1
    assert (dark[0, 0] == 255).all()


def test_without_a_query_all_names_are_printed(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.get_by_role("button", name="Show all").wait_for()
    paper = printed(view)
    assert paper.sheets == 1
    assert all(name in paper.words for name in ("Albany", "Hood River", "Klamath Falls", "Yachats"))


def test_printing_keeps_the_view_of_the_map(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.frame_locator(".st-key-map iframe").get_by_role("button", name="Zoom in").click()
    view.page.wait_for_timeout(400)
    before = dict(view.marker("Bend").bounding_box() or {})
    printed(view)
    assert view.marker("Bend").bounding_box() == pytest.approx(before, abs=1)


def test_the_dots_of_the_coverage_map_do_not_hide_the_base_map(visit: Callable[..., View], server: Server) -> None:
    view = visit()
    view.page.goto(f"{server.address}/coverage")
    view.page.frame_locator("iframe").locator("path.place").first.wait_for(timeout=30_000)
    assert colored(printed(view), SEA).sum() > 5000
