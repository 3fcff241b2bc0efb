"""The condition panels as visitors see them: a notice that cannot be missed, a choice, and one card."""

from datetime import date, datetime

import streamlit as st

from geo.conditions.html import Card
from geo.conditions.model import Conditions, Panel
from geo.ui.panel_style import STYLE

HEADING = "What is claimed, and what is known"
CHOICE = "condition_panel"


def render_panels(conditions: Conditions, *, today: date | None = None) -> None:
    """Draw the notices, the choice of a topic and its card; `today` is the visitor's day unless given."""
    today = today or datetime.now().astimezone().date()
    st.html(STYLE + f"<h2>{HEADING}</h2>" + "".join(Card(panel, conditions).notice() for panel in conditions.notices))
    topics = {panel.id: panel for panel in conditions.topics}
    chosen = st.selectbox(
        "Choose a condition or topic", list(topics), format_func=lambda name: _label(topics[name]), key=CHOICE
    )
    st.html(Card(topics[chosen], conditions).html(today=today))


def _label(panel: Panel) -> str:
    return panel.title
