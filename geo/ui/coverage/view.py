"""The page "Coverage", top to bottom: settings and all that follows from them in one fragment, then the upload."""

from datetime import UTC, datetime

import streamlit as st

from geo.errors import InputError, WithinReachError
from geo.tables.sources import format_sources
from geo.ui import components
from geo.ui.assets import WEB
from geo.ui.coverage import data, download_buttons, sections, settings, siting, upload
from geo.ui.coverage import text as words
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures, figures
from geo.ui.coverage.state import link
from geo.ui.html import footer, note
from geo.ui.services import Services


def show(given: Services) -> None:
    """Draw the page; what cannot be had is said in one sentence."""
    st.html(WEB / "page.css")
    st.html(WEB / "coverage_page.css")
    st.html(f"<header class='top'><h1>Coverage</h1><p>{words.PURPOSE}</p></header>")
    ready, faults = prepare(given)
    for fault in faults:
        st.html(note("fault", fault))
    if ready is not None:
        explore(ready)
        upload.upload(ready)
    lines = [words.MEANING, words.NO_CAPACITY, *words.other_router(given.asked_server)]
    st.html(footer([*lines, f"Sources: {format_sources(given.sources)}."], datetime.now(UTC).date()))


def prepare(given: Services) -> tuple[PlanningData | None, tuple[str, ...]]:
    """Return what the page stands on, if it can be had, and a sentence for everything that is wrong."""
    try:
        return data.load(given), given.faults
    except WithinReachError as error:
        return None, (*given.faults, str(error))


@st.fragment
def explore(given: PlanningData) -> None:
    """Draw all that the settings change; only this is drawn again then."""
    with st.container(key="coverage_head"):
        said = st.container()
        view = settings.show(given)
    for fault in settings.faults():
        st.html(note("notice", fault))
    try:
        found = figures(given, view)
    except InputError as error:
        said.html(note("fault", str(error)))
        return
    with said:
        sections.headline(found, given)
    _body(found, given)


def _body(found: Figures, given: PlanningData) -> None:
    with st.container(key="coverage_layout"):
        with st.container(key="coverage_map_box"):
            sections.coverage_map(found, given)
        with st.container(key="coverage_bands"):
            sections.bands(found)
    if found.changed:
        sections.changed_counties(found)
    st.header("Counties")
    sections.counties(found, given)
    st.header("Gaps")
    sections.gaps(found)
    st.header("Which place next?")
    siting.next_site_section(found, given)
    st.header("If one city were lost")
    sections.removal_table(found, given)
    sections.block_groups(found, given)
    st.header("Measures of access")
    siting.accessibility_section(found, given)
    st.header("Take it along")
    if given.assets is not None:
        components.share(given.assets, link=link(found.view), text="Link to this view")
    download_buttons.downloads(found, given)
