"""What lives how long: tables, routers and published files, read once and shared by all visitors.

A table that cannot be used costs only what depends on it: its one sentence is shown and the rest of the page works.
"""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from geo.conditions.model import Conditions
from geo.conditions.reader import read_conditions
from geo.errors import WithinReachError
from geo.models import City, Region, Router
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import Atlas
from geo.tables.cities import read_cities
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.region import read_region
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads
from geo.tables.sources import Source, read_sources
from geo.ui import assets, messages
from geo.ui.assets import Assets
from geo.ui.map import basemap

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
    sources: tuple[Source, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def unready(self) -> str | None:
        """Return what to tell a visitor where no question can be answered; `None` where all can."""
        if self.gazetteer and self.cities and self.routers:
            return None
        listed = bool(self.cities) and self.assets is not None
        return messages.unready(listed=listed, told=self.conditions is not None)


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
    whole = (gazetteer, cities, network) if gazetteer and cities and network else None
    routers: Sequence[Router] = ()
    if whole:
        alone = replace(settings, router="builtin")  # where the one that `settings` names cannot be asked at all
        routers = next(filter(None, (_try(faults, _routers, use, *whole) for use in (settings, alone))), ())
    shapes = {name: _try(faults, _shapes, data, name) for name in basemap.SHAPES}
    return Services(
        region=_try(faults, _region, data),
        cities=cities,
        gazetteer=gazetteer,
        routers=routers,
        conditions=_try(faults, _conditions, data / "conditions"),
        assets=_try(faults, _assets, data, len(faults), shapes, (cities, gazetteer, network)),
        asked_server=settings.router.removeprefix("osrm:") if len(routers) > 1 else None,
        sources=_try(faults, _sources, data) or (),
    )


def _try(faults: dict[object, str], read: Callable[..., Thing], *given: object) -> Thing | None:
    """Return what `read` reads, or note why it cannot: once for each file, whoever else reads it."""
    try:
        return read(*given)
    except WithinReachError as error:
        faults.setdefault(getattr(error, "path", str(error)), str(error))
        return None


_gazetteer = st.cache_resource(show_spinner=False)(read_gazetteer)
_network = st.cache_resource(show_spinner=False)(read_roads)
_sources = st.cache_resource(show_spinner=False)(read_sources)
_conditions = st.cache_resource(show_spinner=False)(read_conditions)
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
    faults: int,  # noqa: ARG001 - part of the key: a table that was mended is drawn
    _shapes: Mapping[str, Any],
    _tables: tuple[Sequence[City], Gazetteer | None, RoadNetwork | None],
) -> Assets:
    return assets.publish(assets.own_files() | {"basemap.js": basemap.draw(_shapes, *_tables)})


@st.cache_resource(show_spinner=False)
def freeze_gc(moment: str) -> None:  # noqa: ARG001 - each moment is settled once
    """Move all that is loaded by now out of the garbage collector's sight.

    A collection goes through everything that is in sight, and with all that is loaded it took longer than a whole run.
    """
    gc.collect()
    gc.freeze()
