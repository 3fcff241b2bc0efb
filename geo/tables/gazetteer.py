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
from geo.tables.other_names import LandmarkNames, read_aliases, read_countries, read_landmarks
from geo.tables.places import Place, ZipArea, read_places, read_zips
from geo.tables.region import read_region
from geo.tables.states import State, read_out_of_state_cities, read_states

__all__ = ["County", "Gazetteer", "Place", "State", "ZipArea", "read_gazetteer"]


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """The names in the region; `outline` is the union of the counties' shapes.

    `landmarks` are names of landmarks and small communities, each with its place; `aliases` are short names, each with
    the name of its town. `states`, `out_of_state_cities` (each with its state) and `countries` (each name with that of
    its country) serve to recognize a location outside the region.
    """

    region: Region
    places: tuple[Place, ...]
    zips: tuple[ZipArea, ...]
    counties: tuple[County, ...]
    outline: BaseGeometry
    states: tuple[State, ...] = ()
    out_of_state_cities: tuple[tuple[str, State], ...] = ()
    landmarks: LandmarkNames = ()
    aliases: tuple[tuple[str, str], ...] = ()
    countries: tuple[tuple[str, str], ...] = ()

    @cached_property
    def places_by_key(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each name by `name_key`, the most populous first."""
        places_by_key: dict[str, tuple[Place, ...]] = {}
        for place in sorted(self.places, key=lambda place: -place.population):
            key = name_key(place.name)
            places_by_key[key] = (*places_by_key.get(key, ()), place)
        return places_by_key

    @cached_property
    def landmarks_by_key(self) -> Mapping[str, tuple[Place, ...]]:
        """The landmarks of each name or alias by `name_key`, in file order."""
        landmarks: dict[str, tuple[Place, ...]] = {}
        for name, place in self.landmarks:
            key = name_key(name)
            landmarks[key] = tuple(dict.fromkeys((*landmarks.get(key, ()), place)))
        return landmarks

    @cached_property
    def places_by_alias(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each short name by `name_key`."""
        return {name_key(alias): self.places_by_key.get(name_key(name), ()) for alias, name in self.aliases}

    @cached_property
    def countries_by_name(self) -> Mapping[str, str]:
        """The countries by their normalized names and aliases."""
        return {normalize(name): country for name, country in self.countries}

    @cached_property
    def zips_by_code(self) -> Mapping[str, ZipArea]:
        """The ZIP codes by their five digits."""
        return {area.code: area for area in self.zips}

    @cached_property
    def counties_by_key(self) -> Mapping[str, County]:
        """The counties by the `name_key` of the name, without 'County'."""
        return {name_key(county.name): county for county in self.counties}

    @cached_property
    def spellings(self) -> Mapping[str, tuple[tuple[str, ...], Place | County]]:
        """Every place and county, with the words of its name, by `name_key`."""
        spellings: dict[str, tuple[tuple[str, ...], Place | County]] = {}
        for county in self.counties:
            spellings[f"{name_key(county.name)}county"] = (*name_words(county.name), "county"), county
        for key, places in self.places_by_key.items():
            spellings[key] = tuple(name_words(places[0].name)), places[0]
        return spellings

    @cached_property
    def states_by_word(self) -> Mapping[str, State]:
        """The states by their normalized names and their lower-case abbreviations."""
        return {word: state for state in self.states for word in (normalize(state.name), state.abbreviation.lower())}

    @cached_property
    def out_of_state_by_key(self) -> Mapping[str, tuple[str, State]]:
        """The out-of-state cities, each with its state, by `name_key`."""
        return {name_key(name): (name, state) for name, state in self.out_of_state_cities}

    @cached_property
    def out_of_state_spellings(self) -> Mapping[str, tuple[tuple[str, ...], tuple[str, State]]]:
        """Every out-of-state city, with the words of its name, by `name_key`."""
        return {key: (tuple(name_words(city[0])), city) for key, city in self.out_of_state_by_key.items()}


def read_gazetteer(data: Path) -> Gazetteer:
    """Return the gazetteer of the folder `data`; raises `TableError` naming file, row and column at fault."""
    counties = read_counties(data)
    states = read_states(data / "states.csv")
    return Gazetteer(
        region=read_region(data / "region.toml"),
        places=read_places(data / "places.csv", counties),
        zips=read_zips(data / "zips.csv", counties),
        counties=counties,
        outline=shapely.union_all([county.shape for county in counties]),
        states=states,
        out_of_state_cities=read_out_of_state_cities(data / "out_of_state_cities.csv", states),
        landmarks=read_landmarks(data / "landmarks.csv", counties),
        aliases=read_aliases(data / "aliases.csv"),
        countries=read_countries(data / "countries.csv"),
    )
