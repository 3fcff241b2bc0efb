"""The parts of "Find care", top to bottom: question, answer, list, map. All that changes lies in one fragment."""

from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.model import City
from geo.ui import answers, asking, components, listing, maps, text
from geo.ui.assets import WEB
from geo.ui.services import Services
from geo.ui.state import Visit

MAP_HEIGHT = 600
BOX = "where"
MAP = "map"


def introduce(given: Services) -> None:
    """Draw the style, the title and what is wrong with the tables, if anything is."""
    st.html(WEB / "page.css")
    region = f"{given.region.name} cities" if given.region else "cities"
    st.html(
        "<header class='top'><h1>Find care within reach</h1>"
        f"<p>How far it is by road to the nearest of {len(given.cities)} {text.escape(region)} listed for ketamine infusions.</p></header>"
    )
    for fault in given.faults:
        st.html(_note("fault", fault))


@st.fragment
def explore(visit: Visit, given: Services) -> None:
    """Draw all that a question or a click changes; only this is drawn again then."""
    with st.container(key="ask"):
        ask(visit, given)
    with st.container(key="answer"):
        show_answer(visit, given)
    with st.container(key="list"):
        show_list(visit, given)
    with st.container(key="map"):
        show_map(visit, given)


def ask(visit: Visit, given: Services) -> None:
    """Draw the box, the button, the device's button and the choices, if several places fit."""
    with st.form("question", border=False):
        st.text_input("ZIP code, town or address", key=BOX, autocomplete="off")
        st.form_submit_button("Find", type="primary", on_click=_asked, args=(visit, given))
    if given.assets is not None:
        components.location_button(given.assets, lambda value: _positioned(visit, given, value))
    for number, choice in enumerate(visit.choices):
        st.button(
            text.plain(choice.label), key=f"choice_{number}", on_click=_chosen, args=(visit, given, choice)
        )


def show_answer(visit: Visit, given: Services) -> None:
    """Draw the answer in words, or why there is none."""
    said = ""
    if visit.problem is not None:
        said = visit.problem
        st.html(f"<section class='answer' data-answer='{visit.turn}' tabindex='-1'>{_note('problem', said)}</section>")
    elif visit.answer is None or visit.origin is None:
        st.html(f"<section class='answer'>{_note('before', text.BEFORE)}</section>")
    else:
        said = answers.announcement(visit.answer, visit.origin, visit.rank)
        best = answers.order(visit.answer.trips, visit.rank)
        lines = [
            f"<h2 class='lead'>{text.escape(answers.headline(best[0], visit.rank))}</h2>",
            f"<p>{text.escape(answers.how_sure(best[0].trip))} {text.escape(answers.from_where(visit.origin))}</p>",
            *(_note("notice", notice) for notice in visit.notices),
        ]
        st.html(f"<section class='answer' data-answer='{visit.turn}' tabindex='-1'>{''.join(lines)}</section>")
    if given.assets is not None:
        components.announcer(given.assets, text=said, turn=visit.turn)


def show_list(visit: Visit, given: Services) -> None:
    """Draw the table of cities and the way to the selected one."""
    if given.assets is None:
        return
    components.city_table(
        given.assets,
        listing.table(given.cities, visit.answer, rank=visit.rank, selected=visit.selected),
        on_city=lambda name: choose(visit, given, name),
        on_rank=lambda rank: visit.sort(rank),
    )
    selected = next((city for city in given.cities if city.name == visit.selected), None)
    if selected is not None:
        _way(visit, given, selected)
    query = {"rank": visit.rank.value} | ({"city": visit.city} if visit.city else {})
    components.share(given.assets, link=f"?{urlencode(query)}", text=f"Link to {visit.city or 'this page'}")


def show_map(visit: Visit, given: Services) -> None:
    """Draw the map: made anew each run and cheap, because folium's maps may not be kept."""
    if given.assets is None or not given.cities:
        return
    dots = listing.markers(given.cities, visit.answer, rank=visit.rank, selected=visit.selected)
    route = asking.route_to(visit, visit.selected, given) if visit.selected else None
    st_folium(
        maps.ReachMap(given.assets, maps.bounds([city.point for city in given.cities])),
        key=MAP,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=[],
        feature_group_to_add=maps.layer(maps.features(dots, visit.origin, route.geometry if route else ())),
        on_change=lambda: _clicked(visit, given),
    )


def close(given: Services) -> None:
    """Draw what holds for the whole page."""
    lines = (text.MEANING, text.NO_ADVICE, text.privacy(given.asked_server))
    st.html(f"<footer>{''.join(f'<p>{text.escape(line)}</p>' for line in lines)}</footer>")


def choose(visit: Visit, given: Services, name: object) -> None:
    """Choose the city called `name`, if it is one."""
    if any(city.name == name for city in given.cities):
        visit.city = str(name)


def _way(visit: Visit, given: Services, city: City) -> None:
    route = asking.route_to(visit, city.name, given)
    said = answers.way_there(city.name, route) if route else ""
    where = f"{city.point.lat:.4f}%2C{city.point.lon:.4f}"
    st.html(
        f"<p class='way'>{text.escape(said)} <a href='https://www.openstreetmap.org/directions?to={where}' target='_blank' "
        f"rel='noopener noreferrer'>Directions to {text.escape(city.name)} on openstreetmap.org (leaves this site)</a></p>"
    )


def _asked(visit: Visit, given: Services) -> None:
    asking.ask_text(visit, st.session_state[BOX], given)


def _chosen(visit: Visit, given: Services, choice: object) -> None:
    st.session_state[BOX] = ""
    asking.ask_choice(visit, choice, given)


def _positioned(visit: Visit, given: Services, value: object) -> None:
    where = maps.pin(value)
    if where is not None and where.pin is not None:
        st.session_state[BOX] = ""
        asking.ask_point(visit, where.pin, given, label="your device's position")


def _clicked(visit: Visit, given: Services) -> None:
    click = maps.clicked(st.session_state.get(MAP))
    if click is None:
        return
    if click.city is not None:
        choose(visit, given, click.city)
    elif click.pin is not None:
        st.session_state[BOX] = ""
        asking.ask_point(visit, click.pin, given, label="your pin")


def _note(kind: str, sentence: str) -> str:
    return f"<p class='note {kind}'>{text.escape(sentence)}</p>"
