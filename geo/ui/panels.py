"""The condition panels on the page: notices, a topic selector, the card of the selected topic, and a disclaimer."""

from collections.abc import Iterable
from datetime import date, datetime

import streamlit as st

from geo.conditions import grade_html, html
from geo.conditions.grades import Grade
from geo.conditions.model import Conditions, Panel
from geo.ui.assets import WEB

HEADING = "What is claimed and what research shows"
TOPIC = "condition_panel"
GLANCE = "at-a-glance"
GLANCE_TITLE = "All conditions at a glance"


def render_panels(conditions: Conditions, *, today: date | None = None) -> None:
    """Draw the panels; `today` decides whether content is outdated and defaults to the local date."""
    today = today or datetime.now().astimezone().date()
    st.html(style_and_script(), unsafe_allow_javascript=True)  # our own files only, never text from a panel
    st.html(f'<h2 class="wr-heading">{HEADING}</h2>')
    _notices(conditions, conditions.notices, today)
    topics = {panel.id: panel for panel in conditions.topics}
    titles = {GLANCE: GLANCE_TITLE} | {name: panel.title for name, panel in topics.items()}
    selected = topics.get(_select_topic(titles))
    if selected is None:
        st.html(grade_html.glance(conditions, title=GLANCE_TITLE))
    else:
        st.html(html.Card(selected, conditions).html(today=today))
        if selected.evidence is not Grade.NOT_GRADED:
            st.html(grade_html.paper(selected))
        _related(selected, topics)
    _notices(conditions, conditions.closings, today)


def style_and_script() -> str:
    """Return the style sheet and the script of the panels as HTML."""
    style, script = ((WEB / name).read_text(encoding="utf-8") for name in ("panels.css", "panels.js"))
    return f"<style>\n{style}</style><script>\n{script}</script>"


def _notices(conditions: Conditions, panels: Iterable[Panel], today: date) -> None:
    for panel in panels:
        st.html(html.Card(panel, conditions).notice(today=today))


def _select_topic(titles: dict[str, str]) -> str:
    """Return the id of the selected topic, kept for the session and never in the URL because it is health data."""
    selected = st.selectbox(
        "Choose a condition or topic",
        list(titles),
        format_func=titles.__getitem__,
        key=TOPIC,
        filter_mode=None,
        persist_state="session",
    )
    return selected or GLANCE


def _related(panel: Panel, topics: dict[str, Panel]) -> None:
    if not panel.related:
        return
    st.html('<h3 class="wr-next">Related topics</h3>')
    with st.container(horizontal=True, gap="small"):
        for name in panel.related:
            st.button(topics[name].title, key=f"condition_next_{name}", on_click=_show_topic, args=(name,))


def _show_topic(name: str) -> None:
    st.session_state[TOPIC] = name
