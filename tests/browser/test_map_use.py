"""The map in use: what taps, clicks, keys and the wheel reach, what the buttons show, and what stays in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Position, expect

from support.view import DESK, PHONE, View

TOUCH = {"has_touch": True, "is_mobile": True}
MIDDLES = """() => [...document.querySelectorAll('path.marker')].map((marker) => {
  const box = marker.getBoundingClientRect();
  return [marker.ariaLabel, box.left + box.width / 2, box.top + box.height / 2];
})"""
FREE = f"""() => ({MIDDLES})().filter(([, x, y]) => document.elementFromPoint(x, y)?.closest('path.marker')).length"""
LISTEN = "() => { window.told = []; Streamlit.setComponentValue = (value) => told.push(value); }"
TOLD = "() => told.map((one) => one.city || 'pin')"
CLICK_ALL = f"""() => {{
  window.told = [];
  for (const [, x, y] of ({MIDDLES})())
    document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('click', {{ clientX: x, clientY: y, bubbles: true }}));
  return told.map((one) => one.city);
}}"""
ARROWS = """() => {
  const reached = new Set();
  for (const marker of document.querySelectorAll('path.marker'))
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      marker.focus();
      marker.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      if (document.activeElement !== marker) reached.add(document.activeElement.ariaLabel);
    }
  return reached.size;
}"""
COVERED = """(selector) => {
  const box = (node) => node.getBoundingClientRect();
  const apart = (a, b) => a.right <= b.left || a.left >= b.right || a.bottom <= b.top || a.top >= b.bottom;
  const frame = box(document.querySelector('#map_div'));
  const controls = [...document.querySelectorAll('.leaflet-control')].map(box);
  return [...document.querySelectorAll(selector)].filter((node) => {
    const { left, right, top, bottom } = box(node);
    return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
      || controls.some((control) => !apart(control, box(node)));
  }).map((node) => node.getAttribute('class'));
}"""
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.label')].map((node) => node.getBoundingClientRect());
  return boxes.filter((a, index) => boxes.slice(0, index).some((b) =>
    a.left < b.right - 1 && a.right > b.left + 1 && a.top < b.bottom - 1 && a.bottom > b.top + 1)).length;
}"""
STRAYS = """() => {
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const dots = Object.fromEntries([...document.querySelectorAll('path.marker')].map((marker) =>
    [marker.ariaLabel.split(':')[0], middle(marker.getBoundingClientRect())]));
  const beyond = (from, to, at) => Math.max(from - at, at - to, 0);
  const away = (box, [x, y]) => Math.hypot(beyond(box.left, box.right, x), beyond(box.top, box.bottom, y));
  return [...document.querySelectorAll('.label.city')].filter((label) => {
    const box = label.getBoundingClientRect(), own = away(box, dots[label.textContent]);
    return Object.entries(dots).some(([name, dot]) => name !== label.textContent && away(box, dot) < own - 6);
  }).map((label) => label.textContent);
}"""
VIEW = "() => [map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
FOCUSED = "() => [document.activeElement.tagName, document.activeElement.ariaLabel || document.activeElement.innerText]"


def in_map(view: View, selector: str) -> Locator:
    return view.page.frame_locator(".st-key-map iframe").locator(selector)


def button(view: View, name: str) -> Locator:
    return in_map(view, ".views button").filter(has_text=name)


def listening(view: View) -> View:
    """Return the view whose map keeps for itself what it would tell the server."""
    view.map.evaluate(LISTEN)
    in_map(view, "#map_div").scroll_into_view_if_needed()
    return view


def test_no_button_lies_over_a_city_on_any_phone(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE, **TOUCH)
    for width in (390, 360, 320):
        view.page.set_viewport_size({"width": width, "height": 844})
        view.map.wait_for_function("wide => window.innerWidth <= wide", arg=width)
        view.page.wait_for_timeout(200)
        in_map(view, "#map_div").scroll_into_view_if_needed()
        assert view.map.evaluate(FREE) == 46, width


@pytest.mark.parametrize("options", [{}, {"size": PHONE, **TOUCH}], ids=["desk", "phone"])
def test_a_click_on_the_middle_of_a_city_chooses_it_even_where_others_lie_over_it(
    visit: Callable[..., View], options: dict[str, object]
) -> None:
    view = listening(visit(**options))
    middles = {name: place for name, *place in view.map.evaluate(MIDDLES)}
    chosen = [middles[name] for name in view.map.evaluate(CLICK_ALL)]
    assert chosen == list(middles.values())  # of two whose middles are one pixel, either


def test_a_finger_need_not_hit_a_city_exactly(visit: Callable[..., View]) -> None:
    view = listening(visit(size=PHONE, **TOUCH))
    box = view.marker("Burns").bounding_box()
    assert box is not None
    view.page.touchscreen.tap(box["x"] + box["width"] / 2 + 14, box["y"] + box["height"] / 2)
    view.map.wait_for_function("() => told.length")
    assert view.map.evaluate(TOLD) == ["Burns"]


def test_one_click_asks_once_and_two_only_zoom(visit: Callable[..., View]) -> None:
    view = listening(visit())
    before = view.map.evaluate(VIEW)
    place: Position = {"x": 480, "y": 350}
    in_map(view, "#map_div").dblclick(position=place)
    view.map.wait_for_function("zoom => map_div.getZoom() > zoom", arg=before[0])
    in_map(view, ".leaflet-control-scale").click()
    view.page.wait_for_timeout(400)
    assert view.map.evaluate(TOLD) == []
    in_map(view, "#map_div").click(position=place)
    view.map.wait_for_function("() => told.length")
    assert view.map.evaluate(TOLD) == ["pin"]


def test_two_taps_keep_what_was_typed(visit: Callable[..., View]) -> None:
    view = listening(visit(size=PHONE, **TOUCH))
    box = in_map(view, "#map_div").bounding_box()
    assert box is not None
    for _ in range(2):
        view.page.touchscreen.tap(box["x"] + 250, box["y"] + 270)
    view.page.wait_for_timeout(500)
    assert view.map.evaluate(TOLD) == []


def test_the_zoom_has_ends(visit: Callable[..., View]) -> None:
    view = visit()
    zooms = view.map.evaluate("() => [0, 64].map((zoom) => map_div.setZoom(zoom, { animate: false }).getZoom())")
    assert zooms == [5, 14]


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(visit: Callable[..., View]) -> None:
    view = visit()
    before = view.map.evaluate(VIEW)
    in_map(view, "#map_div").hover()
    view.page.mouse.wheel(0, 200)
    view.page.wait_for_function("() => document.querySelector('.stMain').scrollTop > 0")
    assert view.map.evaluate(VIEW) == before
    view.page.keyboard.down("Control")
    view.page.mouse.wheel(0, -200)
    view.page.keyboard.up("Control")
    view.map.wait_for_function("zoom => map_div.getZoom() > zoom", arg=before[0])


def test_the_arrows_reach_every_city_even_where_they_lie_on_one_another(visit: Callable[..., View]) -> None:
    view = listening(visit())
    view.map.evaluate("map_div.setZoom(5, { animate: false })")
    assert view.map.evaluate(ARROWS) == 46


def test_what_has_the_focus_is_in_sight(visit: Callable[..., View]) -> None:
    view = visit()
    view.map.evaluate("map_div.setView([42.3, -118], 9, { animate: false })")
    in_map(view, "#map_div").focus()
    for key in ("Tab", "ArrowLeft", "ArrowUp", "ArrowRight"):
        view.page.keyboard.press(key)
        assert view.map.evaluate(COVERED, "path.marker:focus") == []


def test_every_stop_of_tab_has_a_name(visit: Callable[..., View]) -> None:
    view = visit().find("97720")
    in_map(view, "path.way, path.origin").first.wait_for()
    in_map(view, "#map_div").focus()
    stops = []
    for _ in range(7):
        view.page.keyboard.press("Tab")
        stops.append(view.map.evaluate(FOCUSED))
    assert [name for _, name in stops if name in {"Whole state", "Legend", "Zoom in"}]
    assert all(name for _, name in stops), stops
    assert [tag for tag, _ in stops].count("path") == 1
    assert in_map(view, "path.origin").get_attribute("role") == "img"


@pytest.mark.parametrize("options", [{}, {"size": PHONE, **TOUCH}], ids=["desk", "phone"])
def test_the_way_is_shown_whole_and_only_once_there_is_one(
    visit: Callable[..., View], options: dict[str, object]
) -> None:
    view = visit(**options)
    expect(button(view, "The way")).to_be_hidden()
    view.find("Jordan Valley")
    button(view, "The way").click()
    parts = "path.way, path.local, path.origin, path.marker.selected"
    assert in_map(view, parts).count() == 4  # Burns is a crossing itself, so only the start has streets before it
    assert view.map.evaluate(COVERED, parts) == []


def test_what_a_button_shows_stays_whole_when_the_frame_changes_its_height(visit: Callable[..., View]) -> None:
    view = visit().find("Jordan Valley")
    for name, parts in (("Whole state", "path.marker"), ("The way", "path.way, path.local, path.origin")):
        button(view, name).click()
        for height in (390, 1, 620):
            view.page.locator(".st-key-map iframe").evaluate(
                "(frame, high) => frame.style.setProperty('height', `${high}px`, 'important')", height
            )
            view.map.wait_for_function("high => map_div.getSize().y === high", arg=height)
            assert height < 300 or view.map.evaluate(COVERED, parts) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_counties_and_roads_are_named_at_first_sight_and_no_name_lies_on_another(
    visit: Callable[..., View], size: tuple[int, int]
) -> None:
    view = visit(size=size)
    in_map(view, ".label").first.wait_for()
    assert in_map(view, ".label.county").count() >= 2
    roads = in_map(view, ".label.road").all_inner_texts()
    assert {"I-5", "I-84"} <= set(roads)
    assert len(roads) >= 5
    assert view.map.evaluate(OVERLAPS) == 0


@pytest.mark.parametrize("size", [DESK, PHONE, (320, 700)], ids=["desk", "phone", "small"])
def test_a_city_is_named_beside_its_own_marker(visit: Callable[..., View], size: tuple[int, int]) -> None:
    view = visit(size=size)
    in_map(view, ".label.city").first.wait_for()
    largest = {"Portland"}  # stands among its suburbs, and is named all the same
    assert set(view.map.evaluate(STRAYS)) <= largest


@pytest.mark.parametrize("typed", ["97202", "Jordan Valley", "97624"])
def test_the_start_and_the_chosen_city_are_named(visit: Callable[..., View], typed: str) -> None:
    view = visit(size=PHONE).find(typed).shown()
    chosen = view.page.locator(".cities tr.chosen bdi").inner_text()
    expect(in_map(view, ".label.start")).to_have_text("Start")
    expect(in_map(view, ".label.city").filter(has_text=chosen)).to_be_visible()


def test_the_legend_is_open_where_there_is_room(visit: Callable[..., View]) -> None:
    view = visit()
    expect(in_map(view, ".legend li").filter(has_text="the way")).to_be_visible()
    assert view.map.evaluate(COVERED, "path.marker") == []
    view.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    view.page.reload()
    view.markers.first.wait_for()
    expect(in_map(view, ".legend li").first).to_be_hidden()


def test_a_cross_marks_the_place_that_a_button_asks_from(visit: Callable[..., View]) -> None:
    view = visit()
    cross = in_map(view, ".middle")
    expect(cross).to_be_hidden()
    button(view, "Pin here").hover()
    middle = view.map.evaluate("""() => {
      const box = document.querySelector('.middle').getBoundingClientRect(), { x, y } = map_div.getSize();
      return [box.left + box.width / 2 - x / 2, box.top + box.height / 2 - y / 2];
    }""")
    assert max(map(abs, middle)) < 1
    expect(cross).to_be_visible()
