"""Page: how far it is by road from the visitor to the nearest listed city."""

import streamlit as st

from geo.conditions.model import Conditions
from geo.ui import panels
from geo.ui.find_care import state, view
from geo.ui.services import Services, load


def render(services: Services) -> None:
    """Draw the page; parts whose tables cannot be read are named once and left out."""
    view.draw_heading(services)
    visit = state.current({city.name for city in services.cities})
    with st.container(key="layout"):
        view.draw_query(visit, services)
        with st.container(key="panels"):
            if services.conditions is not None:
                draw_panels(services.conditions)
    view.draw_footer(services)


@st.fragment
def draw_panels(conditions: Conditions) -> None:
    """Draw the condition panels; choosing one redraws only these."""
    panels.render_panels(conditions)


if __name__ == "__main__":
    render(load())
