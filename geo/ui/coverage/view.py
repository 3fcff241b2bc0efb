"""The Coverage page, top to bottom: the settings and all sections that depend on them in one fragment, then uploads."""

from datetime import UTC, datetime

import streamlit as st

from geo.errors import InputError, WithinReachError
from geo.tables.sources import format_sources
from geo.ui import components
from geo.ui.assets import WEB
from geo.ui.coverage import data, downloads, sections, settings, siting, text, upload
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures, compute_figures
from geo.ui.coverage.state import link
from geo.ui.html import footer, note
from geo.ui.services import Services


def show(services: Services) -> None:
    """Draw the page; a table or service that is missing or invalid is reported in one sentence."""
    st.html(WEB / "page.css")
    st.html(WEB / "coverage_page.css")
    st.html(f"<header class='top'><h1>Coverage</h1><p>{text.PURPOSE}</p></header>")
    planning_data, faults = prepare(services)
    for fault in faults:
        st.html(note("fault", fault))
    if planning_data is not None:
        explore(planning_data)
        upload.upload(planning_data)
    lines = [text.MEANING, text.NO_CAPACITY, *text.router_note(services.asked_server)]
    st.html(footer([*lines, f"Sources: {format_sources(services.sources)}."], datetime.now(UTC).date()))


def prepare(services: Services) -> tuple[PlanningData | None, tuple[str, ...]]:
    """Return the planning data, if the tables allow it, and one message per fault."""
    try:
        return data.load(services), services.faults
    except WithinReachError as error:
        return None, (*services.faults, str(error))


@st.fragment
def explore(planning_data: PlanningData) -> None:
    """Draw the settings and everything that depends on them; a changed setting reruns only this fragment."""
    view = settings.prepare(planning_data)
    with st.container(key="coverage_head"):
        answer = st.container()
        settings.show(planning_data, view)
    for fault in settings.faults():
        st.html(note("notice", fault))
    try:
        figures = compute_figures(planning_data, view)
    except InputError as error:
        answer.html(note("fault", str(error)))
        return
    with answer:
        sections.headline(figures, planning_data)
    _body(figures, planning_data)


def _body(figures: Figures, planning_data: PlanningData) -> None:
    with st.container(key="coverage_layout"):
        with st.container(key="coverage_map_box"):
            sections.coverage_map(figures, planning_data)
        with st.container(key="coverage_bands"):
            sections.bands(figures)
    sections.block_groups(figures, planning_data)
    if figures.changed:
        sections.changed_counties(figures)
    st.header("Counties")
    sections.counties(figures, planning_data)
    st.header("Gaps")
    sections.gaps(figures)
    st.header("Best new locations")
    siting.next_sites_section(figures, planning_data)
    st.header("Impact of losing a city")
    sections.removal_table(figures, planning_data)
    st.header("Accessibility measures")
    siting.accessibility_section(figures, planning_data)
    st.header("Download")
    if planning_data.assets is not None:
        components.share(planning_data.assets, link=link(figures.view), text="Link to this view")
    with st.container(key="coverage_downloads"):
        downloads.download_section(figures, planning_data)
