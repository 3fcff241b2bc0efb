"""The page fits the screen: nothing scrolls sideways, nothing is cut off, the map stays visible."""

from collections.abc import Callable

import pytest

from support.served import Server
from support.view import PHONE, View

pytestmark = pytest.mark.slow

LARGE = "html { font-size: 32px !important; }"  # text of twice the size
DRAWN = "[data-test-script-state=notRunning]:has(.stMain :is(h1, h2))"
TITLES = {"coverage": "Coverage", "briefing": "Briefing", "about": "About and data"}
LANDSCAPE = (844, 390)


def sideways(view: View) -> list[int]:
    """Return by how much the page is wider than the screen, at several widths."""
    main, overflows = view.page.locator(".stMain"), []
    for width in (320, PHONE[0], 768):
        view.page.set_viewport_size({"width": width, "height": PHONE[1]})
        overflows.append(main.evaluate("(main) => main.scrollWidth - main.clientWidth"))
    return overflows


@pytest.mark.parametrize("width", [PHONE[0], 320])
def test_with_large_text_the_answer_starts_on_the_screen(visit: Callable[..., View], width: int) -> None:
    view = visit(size=(width, PHONE[1]))
    view.page.add_style_tag(content=LARGE)
    view.find("Jordan Valley").shown()
    headline, header = view.page.locator(".answer h2").bounding_box(), view.page.locator("header").first.bounding_box()
    assert headline is not None
    assert header is not None
    assert header["y"] + header["height"] <= headline["y"] < PHONE[1] / 2


def test_no_page_scrolls_sideways_and_each_has_its_title(visit: Callable[..., View], server: Server) -> None:
    view = visit().find("97814")
    assert sideways(view) == [0, 0, 0]
    for page, title in TITLES.items():
        view.page.goto(f"{server.address}/{page}")
        view.page.locator(DRAWN).wait_for(timeout=30_000)
        assert sideways(view) == [0, 0, 0], page
        assert view.page.title() == f"{title} | Within Reach"


@pytest.mark.parametrize("size", [PHONE, (1280, 800)])
def test_large_text_is_not_cut_off_in_the_table(visit: Callable[..., View], size: tuple[int, int]) -> None:
    view = visit(size=size).find("97814")
    view.page.add_style_tag(content=LARGE)
    table = view.page.locator(".cities")
    assert table.evaluate("(cities) => cities.firstChild.offsetWidth - cities.clientWidth") <= 0
    assert table.evaluate(
        "(cities) => [...cities.querySelectorAll('td')].every((cell) => cell.scrollWidth <= cell.clientWidth)"
    )


def test_rows_on_a_phone_have_one_height(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE).find("97910")
    heights = view.rows.evaluate_all("(rows) => rows.map((row) => Math.round(row.offsetHeight))")
    assert max(heights) - min(heights) <= 1


def test_the_compact_range_is_shown_and_the_full_one_read_aloud(visit: Callable[..., View]) -> None:
    ranges = visit().find("97910").rows.last.locator("small")
    assert " to " in ranges.first.locator(".unseen").inner_text()
    assert "\N{EN DASH}" in ranges.first.locator("[aria-hidden=true]").inner_text()


def test_the_map_is_above_the_fold_and_an_answer_does_not_move_it(visit: Callable[..., View]) -> None:
    view = visit()
    frame = view.page.locator(".st-key-map iframe")
    before = frame.bounding_box()
    assert before is not None
    assert before["y"] + before["height"] <= 800
    view.find("97910")
    assert frame.bounding_box() == before


def test_the_map_fits_a_phone_in_landscape(visit: Callable[..., View]) -> None:
    box = visit(size=LANDSCAPE).page.locator(".st-key-map iframe").bounding_box()
    assert box is not None
    assert box["height"] < LANDSCAPE[1]
