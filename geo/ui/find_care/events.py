"""What a press or a click means: callbacks, which run before the page is drawn again.

Each way of saying where one starts clears the others: the text box is emptied by a pin, a position or a choice, and a
new question drops the old origin.
"""

import streamlit as st

from geo.models import Location
from geo.ui.find_care import actions
from geo.ui.find_care.state import Visit
from geo.ui.map import clicks
from geo.ui.services import Services

BOX = "where"
MAP = "map"


def on_question(visit: Visit, given: Services) -> None:
    """Answer the text in the box."""
    actions.ask_text(visit, st.session_state[BOX], given)


def on_choice(visit: Visit, given: Services, choice: Location) -> None:
    """Answer one of the places that were offered."""
    st.session_state[BOX] = ""
    actions.ask_choice(visit, choice, given)


def on_location(visit: Visit, given: Services, value: object) -> None:
    """Answer the device's position, [lat, lon]; anything else changes nothing."""
    _pinned(visit, given, clicks.pin(value), "your location")


def on_map_click(visit: Visit, given: Services) -> None:
    """Choose the city or drop the pin that was clicked on the map."""
    click = clicks.clicked(st.session_state.get(MAP))
    if click is not None and click.city is not None:
        on_city(visit, given, click.city)
    else:
        _pinned(visit, given, click, "your pin")


def on_city(visit: Visit, given: Services, name: object) -> None:
    """Choose the city called `name`, if it is one."""
    if any(city.name == name for city in given.cities):
        visit.city = str(name)


def _pinned(visit: Visit, given: Services, click: clicks.Click | None, label: str) -> None:
    if click is None or click.pin is None:
        return
    st.session_state[BOX] = ""
    actions.ask_point(visit, click.pin, given, label=label)
