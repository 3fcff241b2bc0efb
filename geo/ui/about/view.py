"""The page "About and data", drawn from the tables of sources and of measured accuracy."""

from pathlib import Path

import streamlit as st

from geo.errors import WithinReachError
from geo.geocoding.addresses import AddressIndex
from geo.settings import Settings
from geo.tables.accuracy import Measure, read_accuracy
from geo.tables.sources import Source
from geo.ui import html
from geo.ui.about import text
from geo.ui.assets import WEB
from geo.ui.services import Services


def show(services: Services) -> None:
    """Draw the page; a table that cannot be read is left out, and its error is shown."""
    st.html(WEB / "page.css")
    st.html(WEB / "about.css")
    accuracy, faults = _accuracy()
    st.html(f"<header class='top'><h1>About and data</h1><p>{text.PURPOSE}</p></header>")
    for fault in dict.fromkeys([*services.faults, *faults]):
        st.html(html.note("fault", fault))
    tile_host = services.tiles.host if services.tiles else None
    sources = [*services.sources, *_address_sources(services.addresses)]
    sections = text.about(sources, accuracy, asked_server=services.asked_server, tile_host=tile_host)
    st.html(f"<div class='about'>{sections}</div>")


def _address_sources(index: AddressIndex | None) -> list[Source]:
    """Return the sources of the address index, which some licenses require to be named."""
    known = () if index is None else index.sources.values()
    return [
        Source(provides="Street addresses", source=f"{each.name}, {each.kind}", date="", license=each.license, files=())
        for each in known
    ]


def _accuracy() -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    """Return the measured accuracy, and the errors that kept it from being read."""
    try:
        return _read(Settings.from_env().data), ()
    except WithinReachError as error:
        return (), (str(error),)


@st.cache_resource(show_spinner=False)
def _read(data: Path) -> tuple[Measure, ...]:
    return read_accuracy(data)
