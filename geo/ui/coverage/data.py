"""What the planners' pages stand on, loaded once and shared: everybody's way to every place that may count."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import streamlit as st

from geo.briefing.briefing import Baseline, build_baseline
from geo.coverage.isochrones import CostGrid, Isochrone, cost_grid, cut_isochrones
from geo.coverage.limits import to_core_units
from geo.coverage.od_matrix import cost_at
from geo.coverage.scenario import Scenario, scenario
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
    """The ground (a survey to every place of the tables), the router, county facts and the files of the map."""

    baseline: Baseline
    gazetteer: Gazetteer
    router: NetworkRouter
    facts: Mapping[str, CountyPeople]
    sources: str
    assets: Assets | None

    @cached_property
    def column(self) -> dict[tuple[str, str], int]:
        """Return the survey's column of each city, by name and county."""
        return {(city.name, city.county): rank for rank, city in enumerate(self.baseline.matrix.cities)}

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Return the counties' names in alphabetical order."""
        return tuple(sorted(county.name for county in self.baseline.counties))

    @cached_property
    def addable(self) -> tuple[str, ...]:
        """Return the names of the places that may be added, in alphabetical order."""
        return tuple(sorted(city.name for city in self.baseline.matrix.cities[len(self.baseline.listed) :]))

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Return the names of the listed cities, in alphabetical order."""
        return tuple(sorted(city.name for city in self.baseline.listed))

    def chosen(self, view: View) -> Scenario:
        """Return the cities that count in a view; raises `InputError` where none is left."""
        return scenario(self.baseline.listed, self.gazetteer, add=view.add, drop=view.drop)

    def columns(self, cities: Sequence[City]) -> list[int]:
        """Return the survey's columns of `cities`."""
        return [self.column[city.name, city.county] for city in cities]


def load(given: Services) -> PlanningData | None:
    """Return what the planners' pages stand on; `None` where tables are missing that `given` has complained of.

    Raises `TableError` where the tables of people cannot be used.
    """
    if given.gazetteer is None or not given.cities:
        return None
    router = next((router for router in given.routers if isinstance(router, NetworkRouter)), None)
    return None if router is None else _load(Settings.from_env().data, given, router)


@st.cache_resource(show_spinner="Measuring everybody's way…")
def _load(data: Path, _given: Services, _router: NetworkRouter) -> PlanningData:
    gazetteer = cast("Gazetteer", _given.gazetteer)
    blocks = read_block_groups(data, gazetteer.counties)
    atlas = Atlas(region=gazetteer.region, cities=_given.cities, gazetteer=gazetteer, network=_router.network)
    return PlanningData(
        baseline=build_baseline(atlas, blocks, _router),
        gazetteer=gazetteer,
        router=_router,
        facts=read_county_people(data),
        sources=format_sources(tuple(source for source in _given.sources if _TABLES & set(source.files))),
        assets=None if _given.assets is None else _with_blocks(_given.assets, blocks),
    )


def _with_blocks(published: Assets, blocks: BlockGroups) -> Assets:
    """Return the published files and one more: where the block groups are and how many live there, for the map."""
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
    _planning: PlanningData, columns: tuple[int, ...], limits: tuple[float, ...], rank: Rank
) -> tuple[Isochrone, ...]:
    """Return the region cut into drive-time areas (by distance: drive-distance areas); limits in people's units."""
    return cut_isochrones(_planning.baseline.outline, to_core_units(limits, rank), _grid(_planning, columns, rank))


@st.cache_resource(show_spinner=False, max_entries=16)
def _grid(_planning: PlanningData, columns: tuple[int, ...], rank: Rank) -> CostGrid:
    cities = [_planning.baseline.matrix.cities[column].point for column in columns]
    return cost_grid(_planning.baseline.outline, cost_at(NetworkRouter(_planning.router.network, cities), rank))
