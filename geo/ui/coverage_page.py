"""The page "Coverage", top to bottom: settings and all that follows from them in one fragment, then the upload."""

from datetime import UTC, datetime

import streamlit as st

from geo.errors import InputError, WithinReachError
from geo.tables.sources import say_sources
from geo.ui import (
    components,
    coverage_best,
    coverage_parts,
    coverage_settings,
    coverage_take,
    coverage_upload,
    planning,
)
from geo.ui import coverage_words as words
from geo.ui.assets import WEB
from geo.ui.coverage_figures import Figures, figures
from geo.ui.coverage_view import link
from geo.ui.markup import footer, note
from geo.ui.planning import Planning
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
        coverage_upload.upload(ready)
    lines = [words.MEANING, words.NO_CAPACITY, *words.other_router(given.asked_server)]
    st.html(footer([*lines, f"Sources: {say_sources(given.sources)}."], datetime.now(UTC).date()))


def prepare(given: Services) -> tuple[Planning | None, tuple[str, ...]]:
    """Return what the page stands on, if it can be had, and a sentence for everything that is wrong."""
    try:
        return planning.load(given), given.faults
    except WithinReachError as error:
        return None, (*given.faults, str(error))


@st.fragment
def explore(given: Planning) -> None:
    """Draw all that the settings change; only this is drawn again then."""
    with st.container(key="coverage_head"):
        said = st.container()
        view = coverage_settings.show(given)
    for fault in coverage_settings.faults():
        st.html(note("notice", fault))
    try:
        found = figures(given, view)
    except InputError as error:
        said.html(note("fault", str(error)))
        return
    with said:
        coverage_parts.headline(found, given)
    _body(found, given)


def _body(found: Figures, given: Planning) -> None:
    with st.container(key="coverage_layout"):
        with st.container(key="coverage_map_box"):
            coverage_parts.coverage_map(found, given)
        with st.container(key="coverage_bands"):
            coverage_parts.bands(found)
    if found.changed:
        coverage_parts.changed_counties(found)
    st.header("Counties")
    coverage_parts.counties(found, given)
    st.header("Gaps")
    coverage_parts.gaps(found)
    st.header("Which place next?")
    coverage_best.best_places(found, given)
    st.header("If one city were lost")
    coverage_parts.losses(found, given)
    coverage_parts.block_groups(found, given)
    st.header("Measures of access")
    coverage_best.access(found, given)
    st.header("Take it along")
    if given.assets is not None:
        components.share(given.assets, link=link(found.view), text="Link to this view")
    coverage_take.downloads(found, given)
