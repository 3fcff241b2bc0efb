"""Text as HTML: names from tables and typed text stay text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import City, Route
from geo.ui import html as shared
from geo.ui import messages
from geo.ui.find_care import actions, html, text
from geo.ui.find_care.state import Visit
from support.fakes import BEND, BURNS, location, services, trip


def answered(query: str, visit: Visit | None = None) -> Visit:
    """Return the visit after a typed query."""
    visit = visit or Visit()
    actions.answer_text(visit, query, services())
    return visit


@given(st.text())
def test_escaped_text_holds_no_markup(raw: str) -> None:
    inside = shared.escape(raw).removeprefix("<bdi>").removesuffix("</bdi>")
    assert not set(inside) & set("<>\"'")


@given(st.text(alphabet="<>&*_`[]()!:#$\\~-abc \u202e"))
def test_markdown_escapes_every_special_character(raw: str) -> None:
    escaped = shared.escape_markdown(raw)
    special = sum(character in "<>&*_`[]()!:#$\\~-" for character in raw)
    assert len(escaped) == len(raw) + special


def test_before_a_query_the_page_says_what_to_do() -> None:
    assert messages.BEFORE in html.answer_html(Visit())
    assert messages.SELECTED.format(city="Bend") in html.answer_html(Visit(city="Bend"))


def test_where_no_query_can_be_answered_the_page_says_so_instead() -> None:
    written = html.answer_html(Visit(), "Out of service.")
    assert "<p class='note problem'><bdi>Out of service.</bdi></p>" in written
    assert messages.BEFORE not in written


def test_the_answer_is_the_heading_and_the_notices_are_marked() -> None:
    visit = answered("97709")
    assert visit.origin is not None
    headline = text.headline(visit.trips[0], visit.rank, visit.origin)
    written = html.answer_html(visit)
    assert f"<h2><bdi>{headline}</bdi></h2>" in written
    assert text.origin_text(visit.origin) in written
    assert f"<p class='note notice'><bdi>{visit.notices[0]}</bdi></p>" in written
    assert "data-answer='1'" in written


def test_a_screen_reader_announces_what_is_shown() -> None:
    assert html.screen_reader_text(Visit()) == ""
    visit = answered("97712")
    announced = html.screen_reader_text(visit)
    assert announced.startswith(text.headline(visit.trips[0], visit.rank, location()))
    assert text.likely_text(visit.trips[0].trip) in announced


@pytest.mark.parametrize(
    ("query", "choices"), [("", ""), ("Riverside", "Riverside, Malheur County; Riverside, Umatilla County")]
)
def test_a_screen_reader_announces_the_problem_and_the_choices(query: str, choices: str) -> None:
    visit = answered(query)
    assert html.screen_reader_text(visit) == f"{visit.problem} {choices}".rstrip()


def test_a_city_selected_before_the_query_is_answered_too() -> None:
    visit = answered("97712", Visit(city="Burns"))
    sentence = text.preselected_text(visit.trips, "Burns")
    assert sentence is not None
    assert sentence in html.answer_html(visit)
    assert sentence not in html.answer_html(answered("97712", visit))


def test_directions_hold_the_city_and_never_the_starting_point() -> None:
    route = Route(trip=trip(1, 1), geometry=(location().point, BEND.point), road=(), via=("US 20",))
    written = html.route_html(BEND, route)
    assert f"{html.DIRECTIONS}to=44.0000%2C-121.3000'" in written
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


def test_the_footer_has_the_date() -> None:
    assert "This page was made on November 3, 2026." in shared.footer(["One."], date(2026, 11, 3))


@pytest.mark.parametrize(
    ("method", "shown", "hidden"),
    [
        ("osrm", [messages.HOW_SERVER], [messages.HOW_ROADS, messages.HOW_STREETS]),
        ("highway network", [messages.HOW_ROADS, messages.HOW_STREETS], [messages.HOW_SERVER]),
    ],
)
def test_the_explanation_fits_the_router(method: str, shown: list[str], hidden: list[str]) -> None:
    written = html.method_html(method)
    assert all(sentence in written for sentence in [*shown, messages.HOW_SURE])
    assert not any(sentence in written for sentence in hidden)


def test_the_privacy_statement_names_what_is_sent_but_not_the_server() -> None:
    assert messages.privacy(None) == messages.PRIVATE
    with_server = messages.privacy("http://127.0.0.1:5000")
    assert with_server == messages.PRIVATE_BUT
    for item in ("what you type", "the pin you drop", "your location"):
        assert item in messages.PRIVATE
        assert item in with_server
    assert "127.0.0.1" not in with_server


def test_a_selection_is_announced_with_its_trip_and_its_route() -> None:
    assert html.screen_reader_selection(Visit()) == ""
    assert html.screen_reader_selection(Visit(city="Burns")) == "Burns is selected."
    visit = answered("97712")
    actions.select_city(visit, "Burns", services())
    estimate = text.estimate_text(trip(130, 131))
    expected = f"Burns is selected: {estimate}. Route to Burns: via US 20 and OR 126."
    assert html.screen_reader_selection(visit) == expected
    assert BURNS.name == visit.selected


def test_the_privacy_statement_names_the_host_of_the_tiles() -> None:
    assert messages.privacy(None, "tiles.example").startswith(messages.PRIVATE)
    for asked_server in (None, "http://127.0.0.1:5000"):
        statement = messages.privacy(asked_server, "tiles.example")
        assert statement.endswith(messages.TILES.format(host="tiles.example"))
        assert "no other server gets anything." not in statement
