"""The parts of "Find care", top to bottom: query, answer, next steps, list, map, the whole trip.

Everything that changes is in one fragment. Drawing reads the visit and never changes it; `events` does.
"""

from datetime import datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.routing.whole_trip import COURSE_SESSIONS, MAX_SESSIONS, MIN_SESSIONS
from geo.tables.rides import current_rate
from geo.tables.sources import format_sources
from geo.ui import components, messages
from geo.ui.assets import WEB, Assets
from geo.ui.find_care import events, html, next_steps, table, whole_trip
from geo.ui.find_care.state import Visit
from geo.ui.html import escape_markdown, footer
from geo.ui.map import features, folium_map
from geo.ui.services import Services, freeze_gc

_MAP_HEIGHT = 600  # pixels; the page's style fits it to the screen


def draw_heading(services: Services) -> None:
    """Draw the style, the title and the faults of the tables, if any."""
    st.html(WEB / "page.css")
    st.html(html.heading(len(services.cities), services.region.name if services.region else ""))
    if services.faults:
        st.html(html.faults_html(services.faults, ready=services.unready is None))


@st.fragment
def draw_query(visit: Visit, services: Services) -> None:
    """Draw all that a query or a click changes: the query, answer, next steps, list, map and whole trip."""
    with st.container(key="ask"):
        _form(visit, services)
    with st.container(key="answer"):
        st.html(html.answer_html(visit, services.unready))
        _choices(visit, services)
        _back(visit, services)
        if services.assets is not None:
            components.announcer(
                services.assets,
                answer_text=html.screen_reader_text(visit),
                answer_id=visit.answer_id,
                selection_text=html.screen_reader_selection(visit),
            )
    if visit.trips:
        with st.container(key="next"):
            _next_steps(visit, services)
    if services.assets is not None and services.cities:
        with st.container(key="list"):
            _list(visit, services, services.assets)
        with st.container(key="map"):
            _map(visit, services, services.assets)
    if visit.trips:
        with st.container(key="trip"):
            _trip(visit, services)
    freeze_gc("first answer" if visit.answer_id else "first page")


def draw_footer(services: Services) -> None:
    """Draw the caveats, the privacy statement, the sources and the date."""
    sources = [f"Sources: {format_sources(services.sources)}."] if services.sources else []
    tile_host = services.tiles.host if services.tiles else None
    lines = [messages.MEANING, messages.NO_ADVICE, messages.privacy(services.asked_server, tile_host), *sources]
    st.html(footer(lines, datetime.now().astimezone().date()))


def _form(visit: Visit, services: Services) -> None:
    st.session_state.setdefault(events.BOX, visit.text)  # Streamlit drops it when another page is drawn
    with st.form("question", border=False):
        st.text_input("ZIP code, town or address", key=events.BOX, autocomplete="off")
        st.form_submit_button("Find", type="primary", on_click=events.on_find, args=(visit, services))
    if services.assets is not None:
        components.location_button(services.assets, partial(events.on_location, visit, services))


def _choices(visit: Visit, services: Services) -> None:
    if not visit.choices:
        return
    with st.container(key="choices", horizontal=True):
        for number, choice in enumerate(visit.choices):
            label = escape_markdown(choice.label)
            st.button(label, key=f"choice_{number}", on_click=events.on_choice, args=(visit, services, choice))


def _back(visit: Visit, services: Services) -> None:
    if visit.previous is not None:
        label = messages.BACK.format(place=escape_markdown(visit.previous.match.location.label))
        st.button(label, key="back", on_click=events.on_back, args=(visit, services))


def _next_steps(visit: Visit, services: Services) -> None:
    """Draw what to do after the answer."""
    region = services.region
    if visit.origin is None or region is None:
        return
    border = next_steps.border_text(visit.origin, visit.trips, services.neighbors, region.name)
    st.html(next_steps.next_steps_html(services.conditions, boards=region.name == next_steps.REGION, border=border))


def _trip(visit: Visit, services: Services) -> None:
    """Draw the whole trip to the selected city and the rides in the visitor's county."""
    today = datetime.now().astimezone().date()
    trip = next((trip for city, trip in visit.trips if city.name == visit.selected), None)
    if trip is not None and visit.selected is not None:
        st.html(f"<h2 class='wr-heading'>{whole_trip.TITLE}</h2>")
        sessions = st.number_input(
            whole_trip.SESSIONS, MIN_SESSIONS, MAX_SESSIONS, value=COURSE_SESSIONS, step=1, key="sessions"
        )
        rate = current_rate(services.rates, today)
        st.html(whole_trip.whole_trip_html(trip, sessions, visit.selected, rate, today=today))
    if services.rides and visit.origin is not None:
        st.html(whole_trip.rides_html(services.rides, visit.origin.county, today=today))


def _list(visit: Visit, services: Services, assets: Assets) -> None:
    components.city_table(
        assets,
        table.table(services.cities, visit.trips, rank=visit.rank, selected=visit.selected),
        on_city=partial(events.on_city, visit, services),
        on_rank=partial(events.on_sort, visit, services),
    )
    selected = next((city for city in services.cities if city.name == visit.selected), None)
    if selected is not None:
        st.html(html.route_html(selected, visit.route))
    if visit.trips:
        with st.expander(messages.HOW):
            st.html(html.method_html(visit.trips[0].trip.method))
    query = {"city": visit.selected} if visit.selected else {}
    link = f"?{urlencode(query | {'rank': visit.rank.value})}"
    components.share(assets, link=link, text=f"Link to {visit.selected or 'this page'}")


def _map(visit: Visit, services: Services, assets: Assets) -> None:
    """Draw the map: a new one each run, which is cheap, because a folium map cannot be reused."""
    outline = services.gazetteer.outline if services.gazetteer else None
    markers = table.markers(services.cities, visit.trips, selected=visit.selected)
    drawn = features.features(markers, visit.origin, visit.route, answer_id=visit.answer_id)
    st_folium(
        folium_map.ReachMap(
            assets, folium_map.bounds([city.point for city in services.cities], outline), services.tiles
        ),
        key=events.MAP,
        height=_MAP_HEIGHT,
        width=None,
        returned_objects=[],  # `map.js` itself sends clicks
        render=False,  # `ReachMap` renders nothing: st_folium writes its script
        feature_group_to_add=folium_map.layer(drawn),
        on_change=partial(events.on_map_click, visit, services),
    )
