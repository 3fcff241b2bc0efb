"""The map in use: taps, clicks, keys, the wheel and the buttons, and what stays visible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Position, expect

from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from support.view import DESK, PHONE, View

TOUCH = {"has_touch": True, "is_mobile": True}
CENTERS = """() => [...document.querySelectorAll('path.marker')].map((marker) => {
  const box = marker.getBoundingClientRect();
  return [marker.ariaLabel, box.left + box.width / 2, box.top + box.height / 2];
})"""
FREE = f"""() => ({CENTERS})().filter(([, x, y]) => document.elementFromPoint(x, y)?.closest('path.marker')).length"""
RECORD = "() => { window.sent = []; Streamlit.setComponentValue = (value) => sent.push(value); }"
SENT = "() => sent.map((message) => message.city || 'pin')"
POSITIONS = """() => {
  const positions = {};
  map_div.eachLayer((layer) => {
    const element = layer.getElement?.();
    if (element?.matches('path.marker')) positions[element.ariaLabel] = [layer.getLatLng().lat, layer.getLatLng().lng];
  });
  return positions;
}"""
CLICK_ALL = f"""() => {{
  window.sent = [];
  for (const [, x, y] of ({CENTERS})())
    document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('click', {{ clientX: x, clientY: y, bubbles: true }}));
  return sent.map((message) => message.city);
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


def recording(view: View) -> View:
    """Return the view whose map records its messages instead of sending them."""
    view.map.evaluate(RECORD)
    in_map(view, "#map_div").scroll_into_view_if_needed()
    return view


def test_every_marker_is_at_the_coordinates_of_its_city(visit: Callable[..., View]) -> None:
    drawn = visit().map.evaluate(POSITIONS)
    listed = read_cities(SHIPPED_DATA / "service_cities.csv")
    assert drawn == {city.name: [round(city.point.lat, 4), round(city.point.lon, 4)] for city in listed}


def test_a_marker_shows_its_name_and_trip_on_hover(visit: Callable[..., View]) -> None:
    view = visit().find("97845").shown()
    view.marker("Burns").hover()
    label = view.marker("Burns").get_attribute("aria-label") or ""
    cells = view.page.locator(".cities tr.selected td > span").all_inner_texts()
    assert label == f"Burns: {', '.join(cells)}"
    expect(in_map(view, ".leaflet-tooltip")).to_have_text(label)


def test_no_button_covers_a_city_on_any_phone(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE, **TOUCH)
    for width in (390, 360, 320):
        view.page.set_viewport_size({"width": width, "height": 844})
        view.map.wait_for_function("wide => window.innerWidth <= wide", arg=width)
        view.page.wait_for_timeout(200)
        in_map(view, "#map_div").scroll_into_view_if_needed()
        assert view.map.evaluate(FREE) == 46, width


@pytest.mark.parametrize("options", [{}, {"size": PHONE, **TOUCH}], ids=["desk", "phone"])
def test_a_click_on_the_center_of_a_city_selects_it_even_under_others(
    visit: Callable[..., View], options: dict[str, object]
) -> None:
    view = recording(visit(**options))
    centers = {name: place for name, *place in view.map.evaluate(CENTERS)}
    selected = [centers[name] for name in view.map.evaluate(CLICK_ALL)]
    assert selected == list(centers.values())  # of two with the same center pixel, either one


def test_a_tap_near_a_city_selects_it(visit: Callable[..., View]) -> None:
    view = recording(visit(size=PHONE, **TOUCH))
    box = view.marker("Burns").bounding_box()
    assert box is not None
    view.page.touchscreen.tap(box["x"] + box["width"] / 2 + 14, box["y"] + box["height"] / 2)
    view.map.wait_for_function("() => sent.length")
    assert view.map.evaluate(SENT) == ["Burns"]


def test_one_click_offers_a_start_and_a_double_click_only_zooms(visit: Callable[..., View]) -> None:
    view = recording(visit())
    before = view.map.evaluate(VIEW)
    place: Position = {"x": 480, "y": 350}
    in_map(view, "#map_div").dblclick(position=place)
    view.map.wait_for_function("zoom => map_div.getZoom() > zoom", arg=before[0])
    in_map(view, ".leaflet-control-scale").click()
    view.page.wait_for_timeout(400)
    assert view.map.evaluate(SENT) == []
    expect(in_map(view, ".offer")).to_have_count(0)
    in_map(view, "#map_div").click(position=place)
    in_map(view, ".offer").wait_for()
    assert view.map.evaluate(SENT) == []
    in_map(view, ".offer").get_by_role("button", name="Start here").click()
    assert view.map.evaluate(SENT) == ["pin"]


def test_the_pin_button_offers_the_center_of_the_map_to_the_keyboard(visit: Callable[..., View]) -> None:
    view = recording(visit())
    pin, offer = button(view, "Pin here"), in_map(view, ".offer")
    pin.focus()
    view.page.keyboard.press("Enter")
    expect(offer.get_by_role("button", name="Start here")).to_be_focused()
    view.page.keyboard.press("Escape")
    expect(offer).to_have_count(0)
    expect(pin).to_be_focused()
    center = view.map.evaluate("() => { const { lat, lng } = map_div.getCenter(); return [lat, lng]; }")
    view.page.keyboard.press("Enter")
    view.page.keyboard.press("Enter")
    assert view.map.evaluate("() => sent[0].pin") == center


def test_a_stray_tap_keeps_the_answer_and_cancel_closes_the_offer(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE, **TOUCH).find("97720").shown()
    answer = view.answer.inner_text()
    map_box = in_map(view, "#map_div")
    map_box.scroll_into_view_if_needed()
    box = map_box.bounding_box()
    assert box is not None
    view.page.touchscreen.tap(box["x"] + 60, box["y"] + 150)
    offer = in_map(view, ".offer")
    offer.wait_for()
    assert view.answer.inner_text() == answer
    offer.get_by_role("button", name="Cancel").tap()
    expect(offer).to_have_count(0)
    assert view.answer.inner_text() == answer


def fingers(view: View, *path: tuple[tuple[float, float], ...]) -> None:
    """Put fingers on the map at the first positions of `path`, move them along it, and lift them."""
    box = in_map(view, "#map_div").bounding_box()
    assert box is not None
    session = view.page.context.new_cdp_session(view.page)
    for step, places in enumerate(path):
        points = [{"x": box["x"] + x, "y": box["y"] + y, "id": number} for number, (x, y) in enumerate(places)]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_one_finger_scrolls_the_page_and_two_move_the_map(visit: Callable[..., View]) -> None:
    view = recording(visit(size=PHONE, **TOUCH))
    before, scrolled = view.map.evaluate(VIEW), "document.querySelector('.stMain').scrollTop"
    top = view.page.evaluate(scrolled)
    fingers(view, *[((180, 280 - 20 * step),) for step in range(8)])
    view.page.wait_for_function(f"top => {scrolled} > top + 30", arg=top)
    assert view.map.evaluate(VIEW) == before
    expect(in_map(view, ".hint")).to_have_text("Use two fingers to move the map")
    view.page.wait_for_timeout(600)  # the page coasts to a stop
    in_map(view, "#map_div").scroll_into_view_if_needed()
    top = view.page.evaluate(scrolled)
    fingers(view, *[((100, 150 + 10 * step), (220, 150 + 10 * step)) for step in range(8)])
    view.map.wait_for_function("lat => map_div.getCenter().lat > lat", arg=before[1])
    assert view.page.evaluate(scrolled) == top
    assert view.map.evaluate(SENT) == []


UNDER_CONTROLS = """() => {
  const dot = document.querySelector('path.origin').getBoundingClientRect();
  return [...document.querySelectorAll('.leaflet-control')].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width && box.left < dot.right && box.right > dot.left && box.top < dot.bottom && box.bottom > dot.top;
  }).length;
}"""


@pytest.mark.parametrize("options", [{}, {"size": PHONE, **TOUCH}], ids=["desk", "phone"])
def test_the_starting_point_is_never_under_a_button(visit: Callable[..., View], options: dict[str, object]) -> None:
    view = visit(**options).find("97720").shown()
    assert view.map.evaluate(UNDER_CONTROLS) == 0
    for selector in (".views button", ".legend", ".leaflet-control-zoom", ".leaflet-control-scale"):
        view.map.evaluate(
            """(selector) => {
              const box = document.querySelector(selector).getBoundingClientRect();
              const dot = document.querySelector('path.origin').getBoundingClientRect();
              map_div.panBy([dot.left - box.left, dot.top - box.top], { animate: false });
            }""",
            selector,
        )
        assert view.map.evaluate(UNDER_CONTROLS) == 0, selector


def test_a_new_answer_frames_its_route_and_nothing_else_moves_the_view(visit: Callable[..., View]) -> None:
    view = visit().find("Jordan Valley").shown()
    parts = "path.route, path.local, path.origin, path.marker.selected"
    view.map.wait_for_function("() => map_div.getZoom() > 7")
    assert view.map.evaluate(COVERED, parts) == []
    framed = view.map.evaluate(VIEW)
    view.row("Bend").click()
    expect(view.marker("Bend")).to_have_attribute("aria-pressed", "true")
    assert view.map.evaluate(VIEW) == framed
    view.map.evaluate("map_div.panBy([60, 40], { animate: false })")
    dragged = view.map.evaluate(VIEW)
    view.page.get_by_role("button", name="Distance").click()
    expect(view.page.locator("th[aria-sort=ascending]")).to_contain_text("Distance")
    assert view.map.evaluate(VIEW) == dragged
    button(view, "Whole state").click()
    assert view.map.evaluate(COVERED, "path.marker") == []
    view.find("97720")
    view.map.wait_for_function("() => map_div.getZoom() > 8")


def test_a_double_tap_sends_nothing(visit: Callable[..., View]) -> None:
    view = recording(visit(size=PHONE, **TOUCH))
    box = in_map(view, "#map_div").bounding_box()
    assert box is not None
    for _ in range(2):
        view.page.touchscreen.tap(box["x"] + 250, box["y"] + 270)
    view.page.wait_for_timeout(500)
    assert view.map.evaluate(SENT) == []


def test_the_zoom_has_limits(visit: Callable[..., View]) -> None:
    view = visit()
    zooms = view.map.evaluate("() => [0, 64].map((zoom) => map_div.setZoom(zoom, { animate: false }).getZoom())")
    assert zooms == [5, 12]


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


def test_the_arrow_keys_reach_every_city_even_where_markers_overlap(visit: Callable[..., View]) -> None:
    view = recording(visit())
    view.map.evaluate("map_div.setZoom(5, { animate: false })")
    assert view.map.evaluate(ARROWS) == 46


def test_the_focused_marker_is_visible(visit: Callable[..., View]) -> None:
    view = visit()
    view.map.evaluate("map_div.setView([42.3, -118], 9, { animate: false })")
    in_map(view, "#map_div").focus()
    for key in ("Tab", "ArrowLeft", "ArrowUp", "ArrowRight"):
        view.page.keyboard.press(key)
        assert view.map.evaluate(COVERED, "path.marker:focus") == []


def test_every_tab_stop_has_a_name(visit: Callable[..., View]) -> None:
    view = visit().find("97720")
    in_map(view, "path.route, path.origin").first.wait_for()
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
def test_the_route_is_shown_whole_once_there_is_one(visit: Callable[..., View], options: dict[str, object]) -> None:
    view = visit(**options)
    expect(button(view, "Show route")).to_be_hidden()
    view.find("Jordan Valley")
    button(view, "Show route").click()
    parts = "path.route, path.local, path.origin, path.marker.selected"
    assert in_map(view, parts).count() == 4  # Burns is on a junction, so only the starting point has local streets
    assert view.map.evaluate(COVERED, parts) == []


def test_what_a_button_shows_stays_whole_when_the_frame_changes_height(visit: Callable[..., View]) -> None:
    view = visit().find("Jordan Valley")
    for name, parts in (("Whole state", "path.marker"), ("Show route", "path.route, path.local, path.origin")):
        button(view, name).click()
        for height in (390, 1, 620):
            view.page.locator(".st-key-map iframe").evaluate(
                "(frame, high) => frame.style.setProperty('height', `${high}px`, 'important')", height
            )
            view.map.wait_for_function("high => map_div.getSize().y === high", arg=height)
            assert height < 300 or view.map.evaluate(COVERED, parts) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_counties_and_roads_are_labeled_at_first_and_no_label_covers_another(
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
def test_a_city_is_labeled_beside_its_own_marker(visit: Callable[..., View], size: tuple[int, int]) -> None:
    view = visit(size=size)
    in_map(view, ".label.city").first.wait_for()
    largest = {"Portland"}  # among its suburbs, and always labeled
    assert set(view.map.evaluate(STRAYS)) <= largest


@pytest.mark.parametrize("typed", ["97202", "Jordan Valley", "97624"])
def test_the_start_and_the_selected_city_are_labeled(visit: Callable[..., View], typed: str) -> None:
    view = visit(size=PHONE).find(typed).shown()
    selected = view.page.locator(".cities tr.selected bdi").inner_text()
    expect(in_map(view, ".label.start")).to_have_text("Start")
    expect(in_map(view, ".label.city").filter(has_text=selected)).to_be_visible()


def test_the_legend_is_open_where_it_fits(visit: Callable[..., View]) -> None:
    view = visit()
    expect(in_map(view, ".legend li").filter(has_text="route")).to_be_visible()
    assert view.map.evaluate(COVERED, "path.marker") == []
    view.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    view.page.reload()
    view.markers.first.wait_for()
    expect(in_map(view, ".legend li").first).to_be_hidden()


def test_a_crosshair_marks_the_place_of_the_pin_button_only_while_it_is_used(visit: Callable[..., View]) -> None:
    expect(in_map(visit(size=PHONE, **TOUCH), ".crosshair")).to_be_hidden()
    view = visit()
    cross = in_map(view, ".crosshair")
    expect(cross).to_be_hidden()
    button(view, "Pin here").hover()
    middle = view.map.evaluate("""() => {
      const box = document.querySelector('.crosshair').getBoundingClientRect(), { x, y } = map_div.getSize();
      return [box.left + box.width / 2 - x / 2, box.top + box.height / 2 - y / 2];
    }""")
    assert max(map(abs, middle)) < 1
    expect(cross).to_be_visible()
