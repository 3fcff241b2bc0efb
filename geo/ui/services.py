"""Load the tables, the routers and the published files once, and share them between all visitors.

A table that cannot be read disables only the parts that depend on it: its error is shown and the rest works.
"""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from shapely.geometry.base import BaseGeometry

from geo.conditions.model import Conditions
from geo.conditions.reader import read_conditions
from geo.errors import WithinReachError
from geo.geocoding.addresses import AddressIndex, open_index
from geo.models import City, Region, Router
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import Atlas
from geo.tables.cities import read_cities
from geo.tables.counties import read_shapes
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.region import read_region
from geo.tables.rides import MileageRate, Ride, read_rates, read_rides
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads
from geo.tables.sources import Source, read_sources
from geo.ui import assets, messages
from geo.ui.assets import Assets
from geo.ui.map import basemap
from geo.ui.map.tiles import TileLayer, open_tiles

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that a page draws from; what could not be read is `None` or empty, and `faults` holds the errors."""

    region: Region | None = None
    cities: tuple[City, ...] = ()
    gazetteer: Gazetteer | None = None
    addresses: AddressIndex | None = None
    routers: Sequence[Router] = ()
    conditions: Conditions | None = None
    assets: Assets | None = None
    asked_server: str | None = None
    tiles: TileLayer | None = None
    sources: tuple[Source, ...] = ()
    neighbors: Mapping[str, BaseGeometry] = field(default_factory=dict)
    rides: tuple[Ride, ...] = ()
    rates: tuple[MileageRate, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def unready(self) -> str | None:
        """Return the message for a visitor where no query can be answered; `None` where all can."""
        if self.gazetteer and self.cities and self.routers:
            return None
        listed = bool(self.cities) and self.assets is not None
        return messages.unready(listed=listed, panels=self.conditions is not None)


def load() -> Services:
    """Return what every page needs, built from the environment."""
    faults: dict[object, str] = {}
    settings = _try(faults, Settings.from_env) or _try(faults, Settings.from_env, os.environ | {"GEO_ROUTER": ""})
    services = Services() if settings is None else _read(settings, faults)
    freeze_gc("tables")
    return replace(services, faults=tuple(faults.values()))


def _read(settings: Settings, faults: dict[object, str]) -> Services:
    data = settings.data
    gazetteer = _try(faults, _gazetteer, data)
    cities = _try(faults, _cities, data, gazetteer) or ()
    network = _try(faults, _network, data)
    tables = (gazetteer, cities, network) if gazetteer and cities and network else None
    routers: Sequence[Router] = ()
    if tables:
        built_in = replace(settings, router="builtin")  # in case the router that `settings` names cannot be used
        routers = _try(faults, _routers, settings, *tables) or _try(faults, _routers, built_in, *tables) or ()
    shapes = {name: _try(faults, _shapes, data, name) for name in basemap.SHAPES}
    return Services(
        region=_try(faults, _region, data),
        cities=cities,
        gazetteer=gazetteer,
        addresses=_try(faults, _addresses, settings.addresses),
        routers=routers,
        conditions=_try(faults, _conditions, data / "conditions"),
        assets=_try(faults, _assets, data, len(faults), shapes, (cities, gazetteer, network)),
        asked_server=settings.router.removeprefix("osrm:") if len(routers) > 1 else None,
        tiles=_try(faults, _tiles, settings.tiles) if settings.tiles else None,
        sources=_try(faults, _sources, data) or (),
        neighbors=_try(faults, _neighbors, data / "basemap_states.geojson") or {},
        rides=_try(faults, _rides, data) or (),
        rates=_try(faults, _rates, data) or (),
    )


def _try(faults: dict[object, str], read: Callable[..., T], *arguments: object) -> T | None:
    """Return what `read` returns, or `None` and record its error, once for each file."""
    try:
        return read(*arguments)
    except WithinReachError as error:
        faults.setdefault(getattr(error, "path", str(error)), str(error))
        return None


_gazetteer = st.cache_resource(show_spinner=False)(read_gazetteer)
_addresses = st.cache_resource(show_spinner=False)(open_index)
_network = st.cache_resource(show_spinner=False)(read_roads)
_sources = st.cache_resource(show_spinner=False)(read_sources)
_conditions = st.cache_resource(show_spinner=False)(read_conditions)
_tiles = st.cache_resource(show_spinner=False)(open_tiles)
_neighbors = st.cache_resource(show_spinner=False)(read_shapes)
_rides = st.cache_resource(show_spinner=False)(read_rides)
_rates = st.cache_resource(show_spinner=False)(read_rates)
_shapes = st.cache_resource(show_spinner=False)(basemap.read_shapes)


@st.cache_resource(show_spinner=False)
def _region(data: Path) -> Region:
    return read_region(data / "region.toml")


@st.cache_resource(show_spinner=False)
def _cities(data: Path, _gazetteer: Gazetteer | None) -> tuple[City, ...]:
    return read_cities(data / "service_cities.csv", _gazetteer.counties if _gazetteer else None)


@st.cache_resource(show_spinner=False)
def _routers(
    settings: Settings, _gazetteer: Gazetteer, _cities: tuple[City, ...], _network: RoadNetwork
) -> tuple[Router, ...]:
    atlas = Atlas(region=_gazetteer.region, cities=_cities, gazetteer=_gazetteer, network=_network)
    return build_routers(settings, atlas)


@st.cache_resource(show_spinner=False)
def _assets(
    data: Path,  # noqa: ARG001 - part of the key
    faults: int,  # noqa: ARG001 - part of the key: a corrected table is drawn
    _shapes: Mapping[str, Any],
    _tables: tuple[Sequence[City], Gazetteer | None, RoadNetwork | None],
) -> Assets:
    return assets.publish(assets.own_files() | {"basemap.js": basemap.draw(_shapes, *_tables)})


@cache  # not Streamlit's cache: emptying that one must not freeze again, which would keep outdated tables for good
def freeze_gc(moment: str) -> None:  # noqa: ARG001 - part of the key: each moment freezes once
    """Exclude all objects loaded so far from garbage collection, once per process for each `moment`.

    A collection visits every tracked object; with all tables loaded that took longer than a whole run.
    """
    gc.collect()
    gc.freeze()
