"""What lives how long: tables, routers and published files, read once and shared by all visitors.

A table that cannot be used costs only what depends on it: its one sentence is shown and the rest of the page works.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import streamlit as st

from geo.atlas import Atlas, routers
from geo.conditions.model import Conditions
from geo.conditions.read import read_conditions
from geo.errors import WithinReachError
from geo.model import City, Region, Router
from geo.roads.network import RoadNetwork
from geo.settings import Settings
from geo.tables.cities import read_cities
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.region import read_region
from geo.tables.roads import read_roads
from geo.ui import assets, basemap
from geo.ui.assets import Assets

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that a page draws from; what is `None` could not be had, and `faults` says why, one sentence each."""

    region: Region | None = None
    cities: tuple[City, ...] = ()
    gazetteer: Gazetteer | None = None
    routers: Sequence[Router] = ()
    conditions: Conditions | None = None
    assets: Assets | None = None
    asked_server: str | None = None
    faults: tuple[str, ...] = ()


def load() -> Services:
    """Return what every page needs, built from the environment."""
    settings = Settings.from_env()
    faults: list[str] = []
    data = settings.data
    services = Services(
        region=_try(faults, _region, data / "region.toml"),
        cities=_try(faults, _cities, data) or (),
        gazetteer=_try(faults, _gazetteer, data),
        routers=_try(faults, _routers, settings) or (),
        conditions=_try(faults, _conditions, data / "conditions"),
        assets=_try(faults, _assets, data),
        asked_server=settings.router.removeprefix("osrm:") if settings.router != "builtin" else None,
        faults=tuple(dict.fromkeys(faults)),
    )
    _settle()
    return services


def _try(faults: list[str], read: Callable[..., Thing], *given: object) -> Thing | None:
    try:
        return read(*given)
    except WithinReachError as error:
        faults.append(str(error))
        return None


_region = st.cache_resource(show_spinner=False)(read_region)
_gazetteer = st.cache_resource(show_spinner="Reading the places…")(read_gazetteer)
_conditions = st.cache_resource(show_spinner=False)(read_conditions)


@st.cache_resource(show_spinner=False)
def _cities(data: Path) -> tuple[City, ...]:
    return read_cities(data / "service_cities.csv")


@st.cache_resource(show_spinner=False)
def _network(data: Path) -> RoadNetwork:
    return read_roads(data)


@st.cache_resource(show_spinner="Reading the roads…")
def _routers(settings: Settings) -> tuple[Router, ...]:
    gazetteer, network = _gazetteer(settings.data), _network(settings.data)
    atlas = Atlas(region=gazetteer.region, cities=_cities(settings.data), gazetteer=gazetteer, network=network)
    return routers(settings, atlas)


@st.cache_resource(show_spinner=False)
def _assets(data: Path) -> Assets:
    labels = basemap.place_labels(_cities(data), _gazetteer(data))
    files = assets.own_files() | {"basemap.js": basemap.script(basemap.read_layers(data), labels)}
    return assets.publish(files)


@st.cache_resource(show_spinner=False)
def _settle() -> None:
    """Move all that is loaded by now out of the garbage collector's sight.

    Streamlit collects garbage after every run; with everything loaded that took longer than all the rest.
    """
    gc.collect()
    gc.freeze()
