"""The parts of "Find care", top to bottom: question, answer, list, map. All that changes lies in one fragment."""

from datetime import datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.models import Route
from geo.tables.sources import format_sources
from geo.ui import components, messages, services
from geo.ui.assets import WEB, Assets
from geo.ui.find_care import actions, events, html, table
from geo.ui.find_care.state import Visit
from geo.ui.html import escape_markdown, footer
from geo.ui.map import features, folium_map
from geo.ui.services import Services

_MAP_HEIGHT = 600  # what the page's style changes to fit the screen


def introduce(given: Services) -> None:
    """Draw the style, the title and what is wrong with the tables, if anything is."""
    st.html(WEB / "page.css")
    st.html(html.heading(len(given.cities), given.region.name if given.region else ""))
    if given.faults:
        st.html(html.faults_html(given.faults, ready=given.unready is None))


@st.fragment
def explore(visit: Visit, given: Services) -> None:
    """Draw all that a question or a click changes; only this is drawn again then."""
    route = actions.route_to(visit, visit.selected, given)
    with st.container(key="ask"):
        _ask(visit, given)
    with st.container(key="answer"):
        st.html(html.answer_html(visit, given.unready))
        _choices(visit, given)
        if given.assets is not None:
            aside = html.screen_reader_choice(visit, route)
            components.announcer(given.assets, text=html.screen_reader_text(visit), turn=visit.turn, aside=aside)
    if given.assets is not None and given.cities:
        with st.container(key="list"):
            _list(visit, given, route, given.assets)
        with st.container(key="map"):
            _map(visit, given, route, given.assets)
    services.freeze_gc("first answer" if visit.turn else "first page")


def close(given: Services) -> None:
    """Draw what holds for the whole page."""
    sources = [f"Sources: {format_sources(given.sources)}."] if given.sources else []
    lines = [messages.MEANING, messages.NO_ADVICE, messages.privacy(given.asked_server), *sources]
    st.html(footer(lines, datetime.now().astimezone().date()))


def _ask(visit: Visit, given: Services) -> None:
    with st.form("question", border=False):
        st.text_input("ZIP code, town or address", key=events.BOX, autocomplete="off")
        st.form_submit_button("Find", type="primary", on_click=events.on_question, args=(visit, given))
    if given.assets is not None:
        components.location_button(given.assets, partial(events.on_location, visit, given))


def _choices(visit: Visit, given: Services) -> None:
    if not visit.choices:
        return
    with st.container(key="choices", horizontal=True):
        for number, choice in enumerate(visit.choices):
            label = escape_markdown(choice.label)
            st.button(label, key=f"choice_{number}", on_click=events.on_choice, args=(visit, given, choice))


def _list(visit: Visit, given: Services, route: Route | None, assets: Assets) -> None:
    components.city_table(
        assets,
        table.table(given.cities, visit.answer, rank=visit.rank, selected=visit.selected),
        on_city=partial(events.on_city, visit, given),
        on_rank=visit.sort,
    )
    selected = next((city for city in given.cities if city.name == visit.selected), None)
    if selected is not None:
        st.html(html.route_html(selected, route))
    if visit.answer is not None:
        with st.expander("How this was worked out"):
            st.html(html.method_html(visit.answer.trips[0].trip.method))
    query = {"city": visit.selected} if visit.selected else {}
    link = f"?{urlencode(query | {'rank': visit.rank.value})}"
    components.share(assets, link=link, text=f"Link to {visit.selected or 'this page'}")


def _map(visit: Visit, given: Services, route: Route | None, assets: Assets) -> None:
    """Draw the map: made anew each run, which is cheap, because a folium map may not be kept."""
    outline = given.gazetteer.outline if given.gazetteer else None
    dots = table.markers(given.cities, visit.answer, rank=visit.rank, selected=visit.selected)
    st_folium(
        folium_map.ReachMap(assets, folium_map.bounds([city.point for city in given.cities], outline)),
        key=events.MAP,
        height=_MAP_HEIGHT,
        width=None,
        returned_objects=[],  # `map.js` reports by itself what is read
        render=False,  # `ReachMap` renders nothing: st_folium writes its script by itself
        feature_group_to_add=folium_map.layer(features.features(dots, visit.origin, route)),
        on_change=partial(events.on_map_click, visit, given),
    )
