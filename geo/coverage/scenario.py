"""The included cities: those listed, with places added and cities dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.geocoding import lookup_place
from geo.models import City
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key

MAX_CHANGES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The included cities in the order of the list, added ones last; and what was changed."""

    cities: tuple[City, ...]
    added: tuple[City, ...] = ()
    dropped: tuple[City, ...] = ()


def scenario(
    cities: Sequence[City], gazetteer: Gazetteer, *, add: Sequence[str] = (), drop: Sequence[str] = ()
) -> Scenario:
    """Return the included cities after adding places of the gazetteer and dropping listed cities, both by name.

    Raises `InputError` for an unknown or duplicate name, a listed city that is added, or if no city is left.
    """
    if len(add) + len(drop) > MAX_CHANGES:
        raise InputError(f"{len(add) + len(drop)} cities were added or dropped; change at most {MAX_CHANGES}.")
    dropped = tuple(_listed_city(name, cities) for name in drop)
    added = tuple(_new_city(name, cities, gazetteer) for name in add)
    _reject_duplicates([*dropped, *added])
    left = tuple(city for city in cities if city not in dropped)
    if not left + added:
        raise InputError(f"All {len(cities)} listed cities were dropped; keep or add at least one.")
    return Scenario(cities=left + added, added=added, dropped=dropped)


def city_of(place: Place) -> City:
    """Return a place of the gazetteer as a city."""
    return City(listed_as=place.name, name=place.name, county=place.county, point=place.point)


def candidates(cities: Sequence[City], gazetteer: Gazetteer) -> tuple[City, ...]:
    """Return every place of the gazetteer that is not in `cities`, as cities, largest population first.

    The order breaks ties in siting: of places with equal gains the larger one is chosen.
    """
    taken = {_key(city) for city in cities}
    places = sorted(gazetteer.places, key=lambda place: (-place.population, place.name, place.county))
    return tuple(city_of(place) for place in places if _key(place) not in taken)


def _listed_city(name: str, cities: Sequence[City]) -> City:
    for city in cities:
        if name_key(name) in {name_key(city.name), name_key(city.listed_as)}:
            return city
    raise InputError(
        f"{_quote(name)} is not on the list, so it cannot be dropped. Run `python -m geo cities` to see the list."
    )


def _new_city(name: str, cities: Sequence[City], gazetteer: Gazetteer) -> City:
    places = gazetteer.places_by_key.get(name_key(name), ())
    city = city_of(places[0] if len(places) == 1 else lookup_place(name, gazetteer))
    if _key(city) in {_key(other) for other in cities}:
        raise InputError(f"{city.name} is already on the list; add a place that is not.")
    return city


def _key(place: City | Place) -> tuple[str, str]:
    """Return a key that two spellings of one place share: St. Helens on the list, Saint Helens in the gazetteer."""
    return name_key(place.name), place.county


def _reject_duplicates(changed: Sequence[City]) -> None:
    for index, city in enumerate(changed):
        if city in changed[:index]:
            raise InputError(f"{city.name} is duplicated; name each city once.")


def _quote(name: str) -> str:
    return repr(" ".join(name.split())[:60])
