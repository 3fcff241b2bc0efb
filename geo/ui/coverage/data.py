"""The data behind the planning pages, loaded once and shared: drives from everywhere to every city and candidate."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import streamlit as st

from geo.briefing.briefing import Baseline, build_baseline
from geo.coverage.isochrones import CostGrid, Isochrone, cost_grid, isochrones_from_grid
from geo.coverage.limits import to_core_units
from geo.coverage.od_matrix import ODMatrix, cost_at
from geo.coverage.scenario import Scenario, scenario
from geo.geocoding.addresses import AddressIndex
from geo.models import City
from geo.routing.nearest import Rank
from geo.routing.network_router import NetworkRouter
from geo.settings import Settings
from geo.tables.atlas import Atlas
from geo.tables.gazetteer import Gazetteer
from geo.tables.population import BlockGroups, CountyPeople, read_block_groups, read_county_people
from geo.tables.sources import format_sources
from geo.ui import assets
from geo.ui.assets import Assets
from geo.ui.coverage.state import View
from geo.ui.services import Services

_TABLES = {"block_groups.csv", "county_people.csv", "road_nodes.csv", "road_connectors.csv"}


@dataclass(frozen=True, kw_only=True, eq=False)
class PlanningData:
    """The baseline with its origin-destination matrix, the router, census facts by county, and the map's files."""

    baseline: Baseline
    gazetteer: Gazetteer
    router: NetworkRouter
    county_people: Mapping[str, CountyPeople]
    sources: str
    assets: Assets | None
    addresses: AddressIndex | None = None

    @property
    def od_matrix(self) -> ODMatrix:
        """Return the drives from block groups and places to the listed cities and every candidate."""
        return self.baseline.matrix

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Return the county names in alphabetical order."""
        return tuple(sorted(county.name for county in self.baseline.counties))

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """Return the names of the places that can be added, in alphabetical order."""
        return tuple(sorted(city.name for city in self.od_matrix.cities[len(self.baseline.listed) :]))

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Return the names of the listed cities in alphabetical order."""
        return tuple(sorted(city.name for city in self.baseline.listed))

    def scenario(self, view: View) -> Scenario:
        """Return the included cities of a view; raises `InputError` if there are none."""
        return scenario(self.baseline.listed, self.gazetteer, add=view.add, drop=view.drop)

    def columns(self, cities: Sequence[City]) -> list[int]:
        """Return the columns of `cities` in the origin-destination matrix."""
        return [self._column_of[city.name, city.county] for city in cities]

    @cached_property
    def _column_of(self) -> dict[tuple[str, str], int]:
        return {(city.name, city.county): column for column, city in enumerate(self.od_matrix.cities)}


def load(services: Services) -> PlanningData | None:
    """Return the planning data, or `None` if tables are missing (`services.faults` has the reason).

    Raises `TableError` if a population table is missing or invalid.
    """
    if services.gazetteer is None or not services.cities:
        return None
    router = next((router for router in services.routers if isinstance(router, NetworkRouter)), None)
    return None if router is None else _load(Settings.from_env().data, services, router)


@st.cache_resource(show_spinner="Calculating drive times…")
def _load(data: Path, _services: Services, _router: NetworkRouter) -> PlanningData:
    gazetteer = cast("Gazetteer", _services.gazetteer)
    blocks = read_block_groups(data, gazetteer.counties)
    atlas = Atlas(region=gazetteer.region, cities=_services.cities, gazetteer=gazetteer, network=_router.network)
    return PlanningData(
        baseline=build_baseline(atlas, blocks, _router),
        gazetteer=gazetteer,
        router=_router,
        county_people=read_county_people(data),
        sources=format_sources(tuple(source for source in _services.sources if _TABLES & set(source.files))),
        addresses=_services.addresses,
        assets=None if _services.assets is None else _with_blocks(_services.assets, blocks),
    )


def _with_blocks(published: Assets, blocks: BlockGroups) -> Assets:
    """Return the published files plus one for the map: position [lat, lon] and residents of each block group."""
    content = {
        "at": [
            [round(lat, 4), round(lon, 4)] for lon, lat in zip(blocks.lon.tolist(), blocks.lat.tolist(), strict=True)
        ],
        "people": blocks.people.tolist(),
    }
    script = f"window.withinReachBlocks={json.dumps(content, separators=(',', ':'))};\n".encode()
    return Assets({**published.names, **assets.publish({"blocks.js": script}).names})


@st.cache_resource(show_spinner=False, max_entries=32)
def drive_isochrones(
    _planning_data: PlanningData, columns: tuple[int, ...], limits: tuple[float, ...], rank: Rank
) -> tuple[Isochrone, ...]:
    """Return one isochrone per band around the cities in `columns`; `limits` are minutes, or miles by distance."""
    grid = _grid(_planning_data, columns, rank)
    return isochrones_from_grid(_planning_data.baseline.outline, to_core_units(limits, rank), grid)


@st.cache_resource(show_spinner=False, max_entries=16)
def _grid(_planning_data: PlanningData, columns: tuple[int, ...], rank: Rank) -> CostGrid:
    points = [_planning_data.od_matrix.cities[column].point for column in columns]
    router = NetworkRouter(_planning_data.router.network, points)
    return cost_grid(_planning_data.baseline.outline, cost_at(router, rank))
