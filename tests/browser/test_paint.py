"""The first paint: complete, on both screens, from this server only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route

from support.served import Server
from support.view import DESK, PHONE, View

INSIDE = """() => {
  const frame = document.querySelector('#map_div').getBoundingClientRect();
  return [...document.querySelectorAll('path.marker')].filter((marker) => {
    const box = marker.getBoundingClientRect();
    return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  }).length;
}"""
SHAPES = """() => [...document.querySelectorAll('path.counties, path.roads')]
  .filter((path) => path.getBBox().width > 2).length"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_all_46_markers_are_inside_the_map_and_nothing_scrolls_sideways(
    visit: Callable[..., View], size: tuple[int, int]
) -> None:
    view = visit(size=size)
    assert view.markers.count() == 46
    assert view.map.evaluate(INSIDE) == 46
    assert view.map.evaluate(SHAPES) > 100
    assert view.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert view.errors == []


def test_the_map_opens_on_the_whole_state_even_if_its_style_loads_late(
    server: Server, contexts: Callable[..., BrowserContext]
) -> None:
    page = contexts(viewport={"width": DESK[0], "height": DESK[1]}).new_page()
    held: list[Route] = []
    page.route("**/assets/leaflet-*.css", lambda style: held.append(style))  # noqa: PLW0108 - playwright sets attributes on it
    page.goto(server.address)
    view = View(page)
    view.markers.first.wait_for(state="attached", timeout=30_000)
    view.map.wait_for_function("document.querySelector('#map_div').clientHeight === innerHeight")  # `map.css` is loaded
    for style in held:
        style.continue_()
    view.markers.first.wait_for()
    assert view.map.evaluate(INSIDE) == 46


def test_counties_cities_and_highways_are_labeled(visit: Callable[..., View]) -> None:
    view = visit()
    labels = view.page.frame_locator(".st-key-map iframe").locator(".label")
    labels.first.wait_for()
    shown = {
        kind: labels.and_(view.page.frame_locator(".st-key-map iframe").locator(f".{kind}")).all_inner_texts()
        for kind in ("city", "county", "road")
    }
    assert {"Portland", "Bend"} <= set(shown["city"])
    assert len(shown["city"]) > 15
    assert len(shown["county"]) > 3
    assert any(name.startswith(("I-", "US ")) for name in shown["road"])


def test_on_a_phone_the_list_is_above_the_map(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE)
    boxes = [view.page.locator(f".st-key-{part}").bounding_box() for part in ("answer", "list", "map", "panels")]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 4
    assert tops == sorted(tops)


def test_on_a_desktop_the_map_is_beside_the_answer_and_the_list(visit: Callable[..., View]) -> None:
    view = visit()
    answer, table, drawn = (view.page.locator(f".st-key-{part}").bounding_box() for part in ("answer", "list", "map"))
    assert answer is not None
    assert table is not None
    assert drawn is not None
    assert answer["y"] + answer["height"] <= table["y"]
    assert abs(drawn["y"] - answer["y"]) < 5
    for left in (answer, table):
        assert left["x"] + left["width"] <= drawn["x"]


def test_every_row_is_a_marker_and_every_marker_a_row(visit: Callable[..., View]) -> None:
    view = visit().find("97814")
    view.page.get_by_role("button", name="Show all 46").click()
    rows = view.page.locator(".cities tbody bdi").all_inner_texts()
    markers = [
        label.split(":")[0] for label in view.markers.evaluate_all("all => all.map((marker) => marker.ariaLabel)")
    ]
    assert sorted(rows) == sorted(markers)
    assert len(rows) == 46
