"""Queries and selections, as a visitor makes them: by typing, clicking, keys and the device."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from geo.ui import messages
from support.view import BOX, PHONE, View

REMOUNTS = "() => { window.kept = (window.kept || 0) + 1; return window.kept; }"
ZOOM = "() => [map_div.getZoom(), map_div.getCenter().lat]"


def selected(view: View) -> str:
    return str(view.page.locator(".cities tr.selected bdi").inner_text())


def test_find_answers_moves_the_focus_to_the_answer_and_announces_it(visit: Callable[..., View]) -> None:
    view = visit().find("97814")
    assert "Baker City" in view.answer.inner_text()
    announced = view.page.locator(".st-key-announcer [role=status]")
    expect(announced).to_contain_text("Baker City")
    assert view.errors == []


def test_the_answer_is_above_the_table_and_the_map(visit: Callable[..., View]) -> None:
    view = visit(size=PHONE).find("97720")
    answer = view.answer.bounding_box()
    assert answer is not None
    assert 0 <= answer["y"] < PHONE[1] - 200


def test_a_row_selects_its_marker(visit: Callable[..., View]) -> None:
    view = visit().find("Jordan Valley")
    view.row("Bend").click()
    expect(view.marker("Bend")).to_have_attribute("aria-pressed", "true")
    expect(view.page.locator(".route")).to_contain_text("Route to Bend: via ")


def test_a_marker_selects_its_row_even_a_second_time(visit: Callable[..., View]) -> None:
    view = visit().find("Jordan Valley")
    view.page.frame_locator(".st-key-map iframe").get_by_role("button", name="Whole state").click()
    for name in ("Pendleton", "Bend", "Pendleton"):
        view.marker(name).click()
        expect(view.page.locator(".cities tr.selected")).to_contain_text(name)


def test_no_interaction_reloads_the_map_and_no_selection_moves_it(visit: Callable[..., View]) -> None:
    view = visit()
    assert view.map.evaluate(REMOUNTS) == 1
    view.find("97720").shown()
    view.map.evaluate("map_div.setView([44, -121], 8.5, {animate: false})")
    before = view.map.evaluate(ZOOM)
    view.row("Bend").click()
    expect(view.marker("Bend")).to_have_attribute("aria-pressed", "true")
    view.page.get_by_role("button", name="Distance").click()
    expect(view.page.locator("th[aria-sort=ascending]")).to_contain_text("Distance")
    assert view.map.evaluate(ZOOM) == before
    assert view.map.evaluate(REMOUNTS) == 2


def test_the_table_sorts_by_time_and_by_distance(visit: Callable[..., View]) -> None:
    view = visit().find("97001")
    view.page.get_by_role("button", name="Distance").click()
    expect(view.page.locator("th[aria-sort=ascending]")).to_contain_text("Distance")
    view.page.get_by_role("button", name="Show all 46").click()
    miles = [float(text.split()[0]) for text in view.page.locator(".cities td:last-child > span").all_inner_texts()]
    assert len(miles) == 46
    assert miles == sorted(miles)


def test_a_pin_is_answered_and_clears_the_box(visit: Callable[..., View]) -> None:
    view = visit().find("97720")
    drawn = view.shown().page.frame_locator(".st-key-map iframe")
    drawn.locator("#map_div").click(position={"x": 420, "y": 220})
    drawn.get_by_role("button", name="Start here").click()
    expect(view.answer).to_contain_text("From your pin.")
    expect(view.page.get_by_label(BOX)).to_have_value("")
    view.page.get_by_role("button", name="Back to ZIP 97720").click()
    expect(view.answer).to_contain_text("From the center of ZIP 97720")
    expect(view.page.get_by_label(BOX)).to_have_value("97720")


def test_the_box_and_the_answer_still_agree_after_another_page_was_open(visit: Callable[..., View]) -> None:
    view = visit().find("97720")
    answer = view.answer.inner_text()
    for browser_back in (True, False):
        view.page.get_by_role("link", name="About and data").click()
        view.page.get_by_role("heading", name="About and data").wait_for()
        if browser_back:
            view.page.go_back()
        else:
            view.page.get_by_role("link", name="Find care").click()
        expect(view.answer).to_contain_text("Burns")
        expect(view.page.get_by_label(BOX)).to_have_value("97720")
        assert view.answer.inner_text() == answer


def test_the_device_s_position_is_rounded_before_it_leaves_the_browser(visit: Callable[..., View]) -> None:
    sent: list[bytes | str] = []
    view = visit(geolocation={"latitude": 43.586261234, "longitude": -119.054103456}, permissions=["geolocation"])
    view.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108 - playwright sets attributes on it
    view.page.reload()
    view.markers.first.wait_for()
    view.page.get_by_role("button", name="Use my location").click()
    expect(view.answer).to_contain_text("From your location.")
    frames = "".join(frame if isinstance(frame, str) else frame.decode("latin-1") for frame in sent)
    assert "43.586" in frames
    assert not re.search(r"43\.586\d|119\.054\d", frames)


def test_a_device_that_refuses_is_explained(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.get_by_role("button", name="Use my location").click()
    expect(view.page.locator(".locate [role=status]")).to_contain_text("Enter a ZIP code or a town instead.")


def test_an_ambiguous_name_offers_choices_and_one_press_answers(visit: Callable[..., View]) -> None:
    view = visit().find("Lincoln")
    view.page.locator(".st-key-choices button").first.click()
    expect(view.answer).to_contain_text("nearest listed city")
    expect(view.page.locator(".st-key-choices button")).to_have_count(0)


def test_the_link_holds_the_city_and_nothing_of_the_query(visit: Callable[..., View]) -> None:
    view = visit().find("97814")
    view.row("Pendleton").click()
    link = view.page.get_by_role("link", name="Link to Pendleton")
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").endswith("/?city=Pendleton&rank=time")
    assert "97814" not in view.page.url
    shared = visit(query="?city=Pendleton&rank=distance&where=97814")
    assert messages.SELECTED.format(city="Pendleton") in shared.answer.inner_text()
    assert selected(shared) == "Pendleton"


def test_directions_say_that_they_leave_and_hold_only_the_city(visit: Callable[..., View]) -> None:
    view = visit().find("97814")
    view.row("Pendleton").click()
    link = view.page.get_by_role("link", name="Directions to Pendleton")
    expect(link).to_be_visible()
    assert re.search(r"directions\?to=45\.\d+%2C-118\.\d+$", link.get_attribute("href") or "")
    assert "leaves this site" in view.page.locator(".route").inner_text()


def test_everything_can_be_done_with_keys(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.get_by_label(BOX).focus()
    view.page.keyboard.type("97720")
    view.page.keyboard.press("Enter")
    view.page.locator("[data-answer='1']:focus").wait_for()
    for _ in range(30):
        view.page.keyboard.press("Tab")
        if (
            view.page.evaluate("document.activeElement.dataset.key")
            == view.page.locator(".cities bdi").nth(3).inner_text()
        ):
            break
    view.page.keyboard.press("Enter")
    expect(view.page.locator(".cities tr.selected .number")).to_have_text(["2"])
    for _ in range(40):
        view.page.keyboard.press("Tab")
        if view.map.evaluate("document.activeElement.matches('path.marker')"):
            break
    before = view.map.evaluate("document.activeElement.ariaLabel")
    view.page.keyboard.press("ArrowRight")
    after = view.map.evaluate("document.activeElement.ariaLabel")
    assert before != after
    view.page.keyboard.press("Enter")
    expect(view.page.locator(".cities tr.selected bdi")).to_have_text(after.split(":")[0])
    expect(view.marker(after.split(":")[0])).to_be_focused()


def test_a_selection_is_announced_too(visit: Callable[..., View]) -> None:
    view = visit().find("97720")
    view.row("Bend").click()
    expect(view.page.locator(".st-key-announcer [role=status]")).to_contain_text("Bend is selected: about")
