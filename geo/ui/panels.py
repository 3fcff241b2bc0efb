"""The condition panels as visitors see them: a notice that cannot be missed, a choice, and one card."""

from collections.abc import Iterable
from datetime import date, datetime

import streamlit as st

from geo.conditions import grade_html, html
from geo.conditions.model import Conditions, Panel
from geo.ui.panel_style import SCRIPT, STYLE

HEADING = "What is claimed, and what is known"
CHOICE = "condition_panel"
GLANCE = "at-a-glance"
GLANCE_TITLE = "All conditions at a glance"


def render_panels(conditions: Conditions, *, today: date | None = None) -> None:
    """Draw the notices, the choice of a topic, its card and the closing words; `today` is this machine's day."""
    today = today or datetime.now().astimezone().date()
    st.html(STYLE + SCRIPT, unsafe_allow_javascript=True)  # constants only; no text of a panel goes in here
    st.html(f'<h2 class="wr-heading">{HEADING}</h2>')
    _notices(conditions, conditions.notices, today)
    topics = {panel.id: panel for panel in conditions.topics}
    chosen = topics.get(_choose({GLANCE: GLANCE_TITLE} | {name: panel.title for name, panel in topics.items()}))
    if chosen is None:
        st.html(grade_html.glance(conditions, title=GLANCE_TITLE))
    else:
        st.html(html.Card(chosen, conditions).html(today=today))
        _related(chosen, topics)
    _notices(conditions, conditions.closings, today)


def _notices(conditions: Conditions, panels: Iterable[Panel], today: date) -> None:
    for panel in panels:
        st.html(html.Card(panel, conditions).notice(today=today))


def _choose(titles: dict[str, str]) -> str:
    """Return the id chosen; it lasts for the visit and never stands in the address, being about somebody's health."""
    chosen = st.selectbox(
        "Choose a condition or topic",
        list(titles),
        format_func=titles.__getitem__,
        key=CHOICE,
        filter_mode=None,
        persist_state="session",
    )
    return chosen or GLANCE


def _related(panel: Panel, topics: dict[str, Panel]) -> None:
    if not panel.related:
        return
    st.html('<h3 class="wr-next">Read next</h3>')
    with st.container(horizontal=True, gap="small"):
        for name in panel.related:
            st.button(topics[name].title, key=f"condition_next_{name}", on_click=_turn_to, args=(name,))


def _turn_to(name: str) -> None:
    st.session_state[CHOICE] = name
