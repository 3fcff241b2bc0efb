"""Read the gazetteer: the region's places, ZIP codes and counties, and the names of other states and their cities."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.models import Region
from geo.tables.counties import County, read_counties
from geo.tables.normalize import name_key, name_words, normalize
from geo.tables.places import Place, ZipArea, read_places, read_zips
from geo.tables.region import read_region
from geo.tables.states import State, read_out_of_state_cities, read_states

__all__ = ["County", "Gazetteer", "Place", "State", "ZipArea", "read_gazetteer"]


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
    def states_by_word(self) -> Mapping[str, State]:
        """Return the states by their plain names and by their abbreviations in small letters."""
        return {word: state for state in self.states for word in (normalize(state.name), state.abbreviation.lower())}

    @cached_property
    def elsewhere_by_key(self) -> Mapping[str, tuple[str, State]]:
        """Return the cities outside, each with its state, by `name_key`."""
        return {name_key(name): (name, state) for name, state in self.elsewhere}

    @cached_property
    def spellings_elsewhere(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, State]]]:
        """Return the same with the words of each name before it."""
        return {key: (tuple(name_words(city[0])), city) for key, city in self.elsewhere_by_key.items()}


def read_gazetteer(data: Path) -> Gazetteer:
    """Return the gazetteer under the folder `data`; raises `TableError` naming file, row and column at fault."""
    counties = read_counties(data)
    names = [county.name for county in counties]
    states = read_states(data / "states.csv")
    return Gazetteer(
        region=read_region(data / "region.toml"),
        places=read_places(data / "places.csv", names),
        zips=read_zips(data / "zips.csv", names),
        counties=counties,
        outline=shapely.union_all([county.shape for county in counties]),
        states=states,
        elsewhere=read_out_of_state_cities(data / "out_of_state_cities.csv", states),
    )
