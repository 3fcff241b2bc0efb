"""Read the gazetteer: the region's places, ZIP codes and counties, and the names of other states and their cities."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.model import Point, Region
from geo.naming import name_key, name_words
from geo.tables.counties import County, read_counties
from geo.tables.read import LAT, LON, Column, read_table
from geo.tables.region import read_region
from geo.tables.states import State, read_elsewhere, read_states

__all__ = ["County", "Gazetteer", "Place", "State", "ZipArea", "read_gazetteer"]

RADIUS = Column(name="radius_m", number=True, low=1)
PLACE_COLUMNS = (
    Column(name="name"),
    Column(name="county"),
    LAT,
    LON,
    Column(name="population", whole=True, low=0),
    Column(name="kind", pattern="county seat|town|locality"),
    RADIUS,
)
ZIP_COLUMNS = (
    Column(name="zip", pattern=r"[0-9]{5}", unique=True),
    Column(name="place"),
    Column(name="county"),
    LAT,
    LON,
    RADIUS,
    Column(name="post_box_only", pattern="yes|no"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, or a locality known by its post office; almost all of it lies within `radius_m` of `point`.

    `kind` is "county seat", "town" or "locality"; the population of a locality is unknown and counted as 0.
    """

    name: str
    county: str
    point: Point
    population: int
    kind: str
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZipArea:
    """A ZIP code: the post office's name, and where its people are, almost all of them within `radius_m`."""

    code: str
    place: str
    county: str
    point: Point
    radius_m: float
    post_box_only: bool


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """All that can be named in the region; `outline` is the union of the counties' shapes.

    `states` and `elsewhere` (the cities outside that people here may type, with their states) are what an answer
    "that is not in this region" is made from.
    """

    region: Region
    places: tuple[Place, ...]
    zips: tuple[ZipArea, ...]
    counties: tuple[County, ...]
    outline: BaseGeometry
    states: tuple[State, ...] = ()
    elsewhere: tuple[tuple[str, State], ...] = ()

    @cached_property
    def places_by_key(self) -> Mapping[str, tuple[Place, ...]]:
        """Return the places of each name, by `name_key`, the most populous first."""
        found: dict[str, tuple[Place, ...]] = {}
        for place in sorted(self.places, key=lambda place: -place.population):
            key = name_key(place.name)
            found[key] = (*found.get(key, ()), place)
        return found

    @cached_property
    def zips_by_code(self) -> Mapping[str, ZipArea]:
        """Return the ZIP codes by their five digits."""
        return {area.code: area for area in self.zips}

    @cached_property
    def counties_by_key(self) -> Mapping[str, County]:
        """Return the counties by the `name_key` of the name alone."""
        return {name_key(county.name): county for county in self.counties}

    @cached_property
    def spellings(self) -> Mapping[str, tuple[tuple[str, ...], Place | County]]:
        """Return every place and county with the words of its name, by the words run together."""
        found: dict[str, tuple[tuple[str, ...], Place | County]] = {}
        for county in self.counties:
            found[f"{name_key(county.name)}county"] = (*name_words(county.name), "county"), county
        for key, places in self.places_by_key.items():
            found[key] = tuple(name_words(places[0].name)), places[0]
        return found

    @cached_property
    def elsewhere_by_key(self) -> Mapping[str, tuple[str, State]]:
        """Return the cities outside, each with its state, by `name_key`."""
        return {name_key(name): (name, state) for name, state in self.elsewhere}


def read_gazetteer(data: Path) -> Gazetteer:
    """Return the gazetteer under the folder `data`; raises `TableError` naming file, row and column at fault."""
    counties = read_counties(data)
    names = [county.name for county in counties]
    states = read_states(data / "states.csv")
    return Gazetteer(
        region=read_region(data / "region.toml"),
        places=tuple(_place(row) for row in _rows(data / "places.csv", PLACE_COLUMNS, names)),
        zips=tuple(_zip(row) for row in _rows(data / "zips.csv", ZIP_COLUMNS, names)),
        counties=counties,
        outline=shapely.union_all([county.shape for county in counties]),
        states=states,
        elsewhere=read_elsewhere(data / "elsewhere.csv", states),
    )


def _rows(path: Path, columns: Iterable[Column], counties: Iterable[str]) -> list[dict[Hashable, Any]]:
    """Return the rows of `path`, refusing any county that the counties' table does not hold."""
    known = Column(name="county", pattern="|".join(counties))
    table = read_table(path, [known if column.name == "county" else column for column in columns])
    return table.to_dict("records")


def _place(row: Mapping[Hashable, Any]) -> Place:
    return Place(
        name=row["name"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        population=row["population"],
        kind=row["kind"],
        radius_m=row["radius_m"],
    )


def _zip(row: Mapping[Hashable, Any]) -> ZipArea:
    return ZipArea(
        code=row["zip"],
        place=row["place"],
        county=row["county"],
        point=Point(lon=row["lon"], lat=row["lat"]),
        radius_m=row["radius_m"],
        post_box_only=row["post_box_only"] == "yes",
    )
