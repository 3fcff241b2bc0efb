"""Presses and clicks: each way of saying where one starts clears the others, and nonsense changes nothing."""

from collections.abc import Iterator

import pytest
import streamlit as st

from geo.ui.find_care import actions, events
from geo.ui.find_care.state import Visit
from support.fakes import HAMPTON, services

NONSENSE = [None, "x", [], [1], ["a", "b"], [91, 0], {"lat": 1}, 5]


@pytest.fixture(autouse=True)
def _box() -> Iterator[None]:
    st.session_state[events.BOX] = "97709"
    yield
    st.session_state.clear()


@pytest.fixture
def visit() -> Visit:
    visit = Visit()
    actions.ask_text(visit, "97709", services())
    return visit


def test_the_box_is_asked(visit: Visit) -> None:
    st.session_state[events.BOX] = "97712"
    events.on_question(visit, services())
    assert visit.origin is not None
    assert visit.origin.label == "ZIP 97712 (Hampton)"


def test_a_device_s_position_replaces_what_was_typed(visit: Visit) -> None:
    events.on_location(visit, services(), [HAMPTON.lat, HAMPTON.lon])
    assert visit.origin is not None
    assert (visit.origin.label, visit.origin.point) == ("your location", HAMPTON)
    assert st.session_state[events.BOX] == ""


@pytest.mark.parametrize("value", NONSENSE)
def test_a_position_that_is_none_changes_nothing(visit: Visit, value: object) -> None:
    turn = visit.turn
    events.on_location(visit, services(), value)
    assert visit.turn == turn
    assert st.session_state[events.BOX] == "97709"


def test_a_click_on_the_map_drops_a_pin(visit: Visit) -> None:
    st.session_state[events.MAP] = {"pin": [HAMPTON.lat, HAMPTON.lon], "count": 1}
    events.on_map_click(visit, services())
    assert visit.origin is not None
    assert visit.origin.label == "your pin"
    assert st.session_state[events.BOX] == ""


def test_a_click_on_a_marker_chooses_its_city_and_keeps_the_question(visit: Visit) -> None:
    st.session_state[events.MAP] = {"city": "Salem", "count": 1}
    events.on_map_click(visit, services())
    assert visit.selected == "Salem"
    assert st.session_state[events.BOX] == "97709"


@pytest.mark.parametrize("value", [*NONSENSE, {"city": "Nowhere"}, {"pin": "x"}])
def test_a_click_that_means_nothing_changes_nothing(visit: Visit, value: object) -> None:
    st.session_state[events.MAP] = value
    events.on_map_click(visit, services())
    assert visit.selected == "Bend"
    assert visit.turn == 1


def test_a_choice_replaces_what_was_typed(visit: Visit) -> None:
    actions.ask_text(visit, "Riverside", services())
    events.on_choice(visit, services(), visit.choices[0])
    assert visit.answer is not None
    assert st.session_state[events.BOX] == ""
