"""Page: how far it is by road to the nearest listed city, from wherever the visitor says."""

import streamlit as st

from geo.conditions.model import Conditions
from geo.ui import panels, services
from geo.ui.find_care import state, view
from geo.ui.services import Services


def render(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence and left out."""
    view.introduce(given)
    visit = state.current({city.name for city in given.cities})
    with st.container(key="layout"):
        view.explore(visit, given)
        with st.container(key="panels"):
            if given.conditions is not None:
                topics(given.conditions)
    view.close(given)


@st.fragment
def topics(conditions: Conditions) -> None:
    """Draw the panels; choosing one redraws them and nothing else."""
    panels.render_panels(conditions)


if __name__ == "__main__":
    render(services.load())
