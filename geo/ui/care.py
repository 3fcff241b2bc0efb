"""The parts of "Find care", top to bottom: question, answer, list, map. All that changes lies in one fragment."""

from datetime import datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.model import Route
from geo.tables.sources import say_sources
from geo.ui import asking, components, drawing, events, listing, maps, markup, services, text
from geo.ui.assets import WEB, Assets
from geo.ui.services import Services
from geo.ui.state import Visit

_MAP_HEIGHT = 600  # what the page's style changes to fit the screen


def introduce(given: Services) -> None:
    """Draw the style, the title and what is wrong with the tables, if anything is."""
    st.html(WEB / "page.css")
    st.html(markup.heading(len(given.cities), given.region.name if given.region else ""))
    if given.faults:
        st.html(markup.broken(given.faults, ready=given.unready is None))


@st.fragment
def explore(visit: Visit, given: Services) -> None:
    """Draw all that a question or a click changes; only this is drawn again then."""
    route = asking.route_to(visit, visit.selected, given)
    with st.container(key="ask"):
        _ask(visit, given)
    with st.container(key="answer"):
        st.html(markup.answer(visit, given.unready))
        _choices(visit, given)
        if given.assets is not None:
            aside = markup.spoken_choice(visit, route)
            components.announcer(given.assets, text=markup.spoken(visit), turn=visit.turn, aside=aside)
    if given.assets is not None and given.cities:
        with st.container(key="list"):
            _list(visit, given, route, given.assets)
        with st.container(key="map"):
            _map(visit, given, route, given.assets)
    services.settle("first answer" if visit.turn else "first page")


def close(given: Services) -> None:
    """Draw what holds for the whole page."""
    sources = [f"Sources: {say_sources(given.sources)}."] if given.sources else []
    lines = [text.MEANING, text.NO_ADVICE, text.privacy(given.asked_server), *sources]
    st.html(markup.footer(lines, datetime.now().astimezone().date()))


def _ask(visit: Visit, given: Services) -> None:
    with st.form("question", border=False):
        st.text_input("ZIP code, town or address", key=events.BOX, autocomplete="off")
        st.form_submit_button("Find", type="primary", on_click=events.asked, args=(visit, given))
    if given.assets is not None:
        components.location_button(given.assets, partial(events.positioned, visit, given))


def _choices(visit: Visit, given: Services) -> None:
    if not visit.choices:
        return
    with st.container(key="choices", horizontal=True):
        for number, choice in enumerate(visit.choices):
            label = markup.plain(choice.label)
            st.button(label, key=f"choice_{number}", on_click=events.chosen, args=(visit, given, choice))


def _list(visit: Visit, given: Services, route: Route | None, assets: Assets) -> None:
    components.city_table(
        assets,
        listing.table(given.cities, visit.answer, rank=visit.rank, selected=visit.selected),
        on_city=partial(events.picked, visit, given),
        on_rank=visit.sort,
    )
    selected = next((city for city in given.cities if city.name == visit.selected), None)
    if selected is not None:
        st.html(markup.way(selected, route))
    if visit.answer is not None:
        with st.expander("How this was worked out"):
            st.html(markup.how(visit.answer.trips[0].trip.method))
    query = {"city": visit.selected} if visit.selected else {}
    link = f"?{urlencode(query | {'rank': visit.rank.value})}"
    components.share(assets, link=link, text=f"Link to {visit.selected or 'this page'}")


def _map(visit: Visit, given: Services, route: Route | None, assets: Assets) -> None:
    """Draw the map: made anew each run, which is cheap, because a folium map may not be kept."""
    outline = given.gazetteer.outline if given.gazetteer else None
    dots = listing.markers(given.cities, visit.answer, rank=visit.rank, selected=visit.selected)
    st_folium(
        maps.ReachMap(assets, maps.bounds([city.point for city in given.cities], outline)),
        key=events.MAP,
        height=_MAP_HEIGHT,
        width=None,
        returned_objects=[],  # `map.js` reports by itself what is read
        render=False,  # `ReachMap` renders nothing: st_folium writes its script by itself
        feature_group_to_add=maps.layer(drawing.features(dots, visit.origin, route)),
        on_change=partial(events.clicked, visit, given),
    )
