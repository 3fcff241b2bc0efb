"""All tables that geocoding and routing need, read together."""

from dataclasses import dataclass
from pathlib import Path

from geo.models import City, Region
from geo.tables.cities import read_cities
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Atlas:
    """The region, its listed cities, its gazetteer and its roads."""

    region: Region
    cities: tuple[City, ...]
    gazetteer: Gazetteer
    network: RoadNetwork


def read_atlas(data: Path) -> Atlas:
    """Return the tables in the folder `data`; raises `TableError` for an unusable one."""
    gazetteer = read_gazetteer(data)
    return Atlas(
        region=gazetteer.region,
        cities=read_cities(data / "service_cities.csv", gazetteer.counties),
        gazetteer=gazetteer,
        network=read_roads(data),
    )
