"""What buttons, clicks and the device do: callbacks, which Streamlit runs before it draws the page again.

Only one origin is in use at a time: a pin, a position or a choice empties the text box, and the previous question
brings its text back.
"""

import streamlit as st

from geo.models import Location
from geo.ui.find_care import actions
from geo.ui.find_care.state import Visit
from geo.ui.map import clicks
from geo.ui.services import Services

BOX = "where"
MAP = "map"


def on_find(visit: Visit, services: Services) -> None:
    """Answer the text in the box."""
    actions.answer_text(visit, st.session_state[BOX], services)


def on_choice(visit: Visit, services: Services, choice: Location) -> None:
    """Answer one of the places offered for an ambiguous name."""
    st.session_state[BOX] = ""
    actions.answer_choice(visit, choice, services)


def on_back(visit: Visit, services: Services) -> None:
    """Answer the previous question again and put its text back into the box."""
    actions.answer_previous(visit, services)
    st.session_state[BOX] = visit.text


def on_location(visit: Visit, services: Services, value: object) -> None:
    """Answer the device's position, [lat, lon]; any other value changes nothing."""
    _answer_pin(visit, services, clicks.parse_position(value), "your location")


def on_map_click(visit: Visit, services: Services) -> None:
    """Select the city or answer the pin that was clicked on the map."""
    click = clicks.parse_click(st.session_state.get(MAP))
    if click is not None and click.city is not None:
        on_city(visit, services, click.city)
    else:
        _answer_pin(visit, services, click, "your pin")


def on_city(visit: Visit, services: Services, name: object) -> None:
    """Select the city called `name`; a name that is not on the list changes nothing."""
    actions.select_city(visit, name, services)


def on_sort(visit: Visit, services: Services, rank: object) -> None:
    """Sort the cities by time or distance; any other value changes nothing."""
    actions.sort_by(visit, rank, services)


def _answer_pin(visit: Visit, services: Services, click: clicks.Click | None, label: str) -> None:
    if click is None or click.pin is None:
        return
    st.session_state[BOX] = ""
    actions.answer_point(visit, click.pin, services, label=label)
