"""Everything that is read from the tables to answer a question, and the routers that answer it."""

from dataclasses import dataclass
from pathlib import Path

from geo.model import City, Region, Router
from geo.roads.network import RoadNetwork
from geo.roads.router import NetworkRouter
from geo.settings import Settings
from geo.tables.cities import read_cities
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.roads import read_roads


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Atlas:
    """The tables, read and checked."""

    region: Region
    cities: tuple[City, ...]
    gazetteer: Gazetteer
    network: RoadNetwork


def read_atlas(data: Path) -> Atlas:
    """Return the tables in the folder `data`; raises `TableError` for a broken one."""
    gazetteer = read_gazetteer(data)
    return Atlas(
        region=gazetteer.region,
        cities=read_cities(data / "service_cities.csv", gazetteer.counties),
        gazetteer=gazetteer,
        network=read_roads(data),
    )


def routers(settings: Settings, atlas: Atlas) -> tuple[Router, ...]:
    """Return the routers to ask, in order: the one that `settings` names, if any, then the built-in one."""
    built_in = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    if settings.router == "builtin":
        return (built_in,)
    from geo.roads.osrm import OsrmRouter  # noqa: PLC0415 - without a server to ask, no network code is even loaded

    return (OsrmRouter(settings.router.removeprefix("osrm:")), built_in)
