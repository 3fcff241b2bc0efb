"""The page "About and data": drawn from the tables that say where the data come from and how good they are."""

from pathlib import Path

import streamlit as st

from geo.errors import WithinReachError
from geo.settings import Settings
from geo.tables.accuracy import Measure, read_accuracy
from geo.ui import html
from geo.ui.about import text
from geo.ui.assets import WEB
from geo.ui.services import Services


def show(given: Services) -> None:
    """Draw the page; a table that cannot be used is named and left out."""
    st.html(WEB / "page.css")
    st.html(WEB / "about.css")
    accuracy, faults = _accuracy()
    st.html(f"<header class='top'><h1>About and data</h1><p>{text.PURPOSE}</p></header>")
    for fault in dict.fromkeys([*given.faults, *faults]):
        st.html(html.note("fault", fault))
    drawn = text.about(given.sources, accuracy, asked_server=given.asked_server)
    st.html(f"<div class='about'>{drawn}</div>")


def _accuracy() -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    try:
        return _read(Settings.from_env().data), ()
    except WithinReachError as error:
        return (), (str(error),)


@st.cache_resource(show_spinner=False)
def _read(data: Path) -> tuple[Measure, ...]:
    return read_accuracy(data)
