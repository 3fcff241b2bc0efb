"""What the briefing's page draws from: measured once for all visitors, and one briefing per choice of cities."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from geo.atlas import Atlas
from geo.briefing import HOUR_S, Briefing, Ground, brief, ground
from geo.coverage.limits import read_limit
from geo.coverage.scenario import scenario
from geo.errors import WithinReachError
from geo.report.files import as_file
from geo.report.gather import report_on
from geo.roads.router import NetworkRouter
from geo.tables.people import read_block_groups
from geo.ui.services import Services

Choice = tuple[tuple[str, ...], tuple[str, ...], float]
_KEPT = 32


def choice(parameters: Mapping[str, Sequence[str]]) -> Choice:
    """Return the places added, the cities dropped and the limit in seconds that an address asks for.

    Raises `InputError` for a limit that is none.
    """
    minutes = parameters.get("minutes", ())
    limit_s = read_limit(minutes[0]) * 60 if minutes else HOUR_S
    return tuple(parameters.get("add", ())), tuple(parameters.get("drop", ())), limit_s


def make(given: Services, data: Path, chosen: Choice) -> Briefing:
    """Return the briefing for a choice of cities; raises `WithinReachError` where tables or the choice are unsound."""
    return _brief(data, chosen, _atlas(given))


@st.cache_resource(show_spinner="Drawing the report…", max_entries=_KEPT)
def file(_briefing: Briefing, data: Path, chosen: Choice, day: date, ending: str) -> bytes:  # noqa: ARG001 - a key
    """Return the report on a briefing as the bytes of a `.pdf` (Letter) or an `.html` file."""
    return as_file(report_on(_briefing, data, day=day), ending)


def _atlas(given: Services) -> Atlas:
    built_in = next((router for router in given.routers if isinstance(router, NetworkRouter)), None)
    if given.region is None or given.gazetteer is None or not given.cities or built_in is None:
        raise WithinReachError("The briefing needs the tables of cities, places and roads; one of them cannot be used.")
    return Atlas(region=given.region, cities=given.cities, gazetteer=given.gazetteer, network=built_in.network)


@st.cache_resource(show_spinner="Counting the people…", max_entries=_KEPT)
def _brief(data: Path, chosen: Choice, _given: Atlas) -> Briefing:
    add, drop, limit_s = chosen
    return brief(_ground(data, _given), scenario(_given.cities, _given.gazetteer, add=add, drop=drop), limit_s=limit_s)


@st.cache_resource(show_spinner="Measuring the ways…", max_entries=2)
def _ground(data: Path, _given: Atlas) -> Ground:
    router = NetworkRouter(_given.network, [city.point for city in _given.cities])
    return ground(_given, read_block_groups(data), router)
