"""Buttons, clicks and the device: one origin at a time, and invalid values change nothing."""

from collections.abc import Iterator
from dataclasses import asdict

import pytest
import streamlit as st

from geo.routing.nearest import Rank
from geo.ui.find_care import actions, events
from geo.ui.find_care.state import Visit
from support.fakes import HAMPTON, services

INVALID = [None, "x", [], [1], ["a", "b"], [91, 0], {"lat": 1}, 5]


@pytest.fixture(autouse=True)
def _box() -> Iterator[None]:
    st.session_state[events.BOX] = "97709"
    yield
    st.session_state.clear()


@pytest.fixture
def visit() -> Visit:
    visit = Visit()
    actions.answer_text(visit, "97709", services())
    return visit


def test_find_answers_the_text_in_the_box(visit: Visit) -> None:
    st.session_state[events.BOX] = "97712"
    events.on_find(visit, services())
    assert visit.origin is not None
    assert visit.origin.label == "ZIP 97712 (Hampton)"
    assert st.session_state[events.BOX] == "97712"


def test_a_devices_position_replaces_the_typed_text(visit: Visit) -> None:
    events.on_location(visit, services(), [HAMPTON.lat, HAMPTON.lon])
    assert visit.origin is not None
    assert (visit.origin.label, visit.origin.point) == ("your location", HAMPTON)
    assert st.session_state[events.BOX] == ""


@pytest.mark.parametrize("value", INVALID)
def test_an_invalid_position_changes_nothing(visit: Visit, value: object) -> None:
    before = asdict(visit)
    events.on_location(visit, services(), value)
    assert asdict(visit) == before
    assert st.session_state[events.BOX] == "97709"


def test_a_click_on_the_map_drops_a_pin(visit: Visit) -> None:
    st.session_state[events.MAP] = {"pin": [HAMPTON.lat, HAMPTON.lon], "count": 1}
    events.on_map_click(visit, services())
    assert visit.origin is not None
    assert (visit.origin.label, visit.origin.point) == ("your pin", HAMPTON)
    assert st.session_state[events.BOX] == ""


def test_a_click_on_a_marker_selects_its_city_and_keeps_the_query(visit: Visit) -> None:
    origin = visit.origin
    st.session_state[events.MAP] = {"city": "Salem", "count": 1}
    events.on_map_click(visit, services())
    assert (visit.selected, visit.origin) == ("Salem", origin)
    assert st.session_state[events.BOX] == "97709"


@pytest.mark.parametrize("value", [*INVALID, {"city": "Nowhere"}, {"pin": "x"}])
def test_an_invalid_click_changes_nothing(visit: Visit, value: object) -> None:
    before = asdict(visit)
    st.session_state[events.MAP] = value
    events.on_map_click(visit, services())
    assert asdict(visit) == before


def test_a_choice_replaces_the_typed_text(visit: Visit) -> None:
    actions.answer_text(visit, "Riverside", services())
    choice = visit.choices[0]
    events.on_choice(visit, services(), choice)
    assert visit.origin == choice
    assert st.session_state[events.BOX] == ""


@pytest.mark.parametrize(("rank", "expected"), [("distance", Rank.DISTANCE), ("price", Rank.TIME), (None, Rank.TIME)])
def test_sorting_takes_time_or_distance_only(visit: Visit, rank: object, expected: Rank) -> None:
    events.on_sort(visit, services(), rank)
    assert visit.rank is expected


def test_back_brings_the_previous_question_its_text_and_its_city_back(visit: Visit) -> None:
    events.on_city(visit, services(), "Salem")
    before = (visit.origin, visit.trips, visit.selected, visit.notices)
    events.on_location(visit, services(), [HAMPTON.lat, HAMPTON.lon])
    assert visit.previous is not None
    events.on_back(visit, services())
    assert (visit.origin, visit.trips, visit.selected, visit.notices) == before
    assert st.session_state[events.BOX] == visit.text == "97709"


def test_back_is_offered_after_a_question_without_an_answer(visit: Visit) -> None:
    origin = visit.origin
    st.session_state[events.BOX] = "Nowhereville"
    events.on_find(visit, services())
    assert (visit.origin, visit.text) == (None, "Nowhereville")
    events.on_back(visit, services())
    assert (visit.origin, visit.previous, st.session_state[events.BOX]) == (origin, None, "97709")


def test_the_same_question_again_is_not_a_previous_one(visit: Visit) -> None:
    events.on_find(visit, services())
    assert visit.previous is None


def test_back_without_a_previous_question_changes_nothing(visit: Visit) -> None:
    before = asdict(visit)
    events.on_back(visit, services())
    assert asdict(visit) == before
