"""Text made HTML: whatever a table or a visitor wrote stays text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import City, Route
from geo.ui import html as shared
from geo.ui import messages
from geo.ui.find_care import actions, html
from geo.ui.find_care.state import Visit
from support.fakes import BEND, BURNS, location, services, trip


@given(st.text())
def test_escaped_text_holds_no_markup(words: str) -> None:
    inside = shared.escape(words).removeprefix("<bdi>").removesuffix("</bdi>")
    assert not set(inside) & set("<>\"'")


@given(st.text(alphabet="<>&*_`[]()!:#$\\~-abc \u202e"))
def test_plain_markdown_escapes_every_sign(words: str) -> None:
    escaped = shared.escape_markdown(words)
    signs = sum(sign in "<>&*_`[]()!:#$\\~-" for sign in words)
    assert len(escaped) == len(words) + signs


def test_before_a_question_the_page_says_what_to_do() -> None:
    assert messages.BEFORE in html.answer_html(Visit())
    assert "Bend is chosen." in html.answer_html(Visit(city="Bend"))


def test_the_answer_is_the_heading_and_says_from_where() -> None:
    visit = Visit()
    actions.ask_text(visit, "97709", services())
    written = html.answer_html(visit)
    parts = "Bend is the nearest listed city: about <span class='together'>12 min</span>, "
    assert f"<h2><bdi>{parts}<span class='together'>9 miles</span> by road.</bdi></h2>" in written
    assert "which may be up to 1 mile from you." in written
    assert "only PO boxes" in written


def test_what_is_announced_is_what_is_shown() -> None:
    visit = Visit()
    assert html.screen_reader_text(visit) == ""
    actions.ask_text(visit, "97712", services())
    assert html.screen_reader_text(visit).startswith(
        "Bend is the nearest listed city: about 12 min, 9 miles by road. Likely 11 to"
    )
    actions.ask_text(visit, "", services())
    assert html.screen_reader_text(visit) == visit.problem
    actions.ask_text(visit, "Riverside", services())
    assert html.screen_reader_text(visit) == f"{messages.WHICH} Riverside, Malheur County; Riverside, Umatilla County"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("about 2 hr 10 min, 130 miles", ["2 hr 10 min", "130 miles"]),
        ("1 mile and 1,035.5 miles", ["1 mile", "1,035.5 miles"]),
        ("ZIP 97712 (Hampton)", []),
    ],
)
def test_a_number_stays_with_its_unit(words: str, kept: list[str]) -> None:
    assert re.findall("<span class='together'>(.*?)</span>", shared.keep_together(words)) == kept


def test_a_city_chosen_before_the_question_is_answered_too() -> None:
    visit = Visit(city="Burns")
    actions.ask_text(visit, "97712", services())
    assert "Burns, which you chose: about 2 hr 10 min, 131 miles." in html.answer_html(visit)
    actions.ask_text(visit, "97712", services())
    assert "which you chose" not in html.answer_html(visit)


def test_directions_hold_the_city_and_never_the_start() -> None:
    route = Route(trip=trip(1, 1), geometry=(location().point, BEND.point), road=(), via=("US 20",))
    written = html.route_html(BEND, route)
    assert "https://www.openstreetmap.org/directions?to=44.0000%2C-121.3000'" in written
    assert "43.7" not in written
    assert "leaves this site" in written
    assert "noreferrer" in written


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "' onclick='alert(1)", "</p><script>alert(1)</script>"]
)
def test_a_hostile_name_is_shown_as_text(name: str) -> None:
    city = City(listed_as=name, name=name, county="Deschutes", point=BEND.point)
    assert "<img" not in html.route_html(city, None)
    assert "<script" not in html.route_html(city, None)
    assert "' onclick" not in html.route_html(city, None)


def test_the_page_says_its_day() -> None:
    assert "This page was made on November 3, 2026." in shared.footer(["One."], date(2026, 11, 3))


def test_how_it_was_found_fits_the_router_that_found_it() -> None:
    assert messages.HOW_SERVER in html.method_html("osrm")
    assert messages.HOW_ROADS not in html.method_html("osrm")
    assert messages.HOW_ROADS in html.method_html("highway network")
    assert messages.HOW_SERVER not in html.method_html("highway network")


def test_the_privacy_line_is_true_where_a_server_is_asked() -> None:
    assert "They go to nobody else" in messages.privacy(None)
    there = messages.privacy("http://127.0.0.1:5000")
    assert "nothing goes to anybody else." in there
    for sent in ("what you type", "the pin you drop", "your location"):
        assert sent in there
    assert "127.0.0.1" not in there


def test_a_choice_is_told_to_who_cannot_see_it() -> None:
    visit = Visit(city="Burns")
    assert html.screen_reader_choice(visit, None) == "Burns is chosen."
    actions.ask_text(visit, "97712", services())
    route = Route(trip=trip(130, 131), geometry=(location().point, BURNS.point), road=(), via=("US 20",))
    said = html.screen_reader_choice(visit, route)
    assert said == "Burns is chosen: about 2 hr 10 min, 131 miles. The way to Burns: by US 20."
    assert html.screen_reader_choice(Visit(), None) == ""
