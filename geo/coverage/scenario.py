"""Which cities count: those listed, with places added and cities dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import InputError
from geo.geocoding import lookup_place
from geo.models import City
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key

MOST_CHANGES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The cities that count, in the order of the list, added ones last; and what was changed."""

    cities: tuple[City, ...]
    added: tuple[City, ...] = ()
    dropped: tuple[City, ...] = ()


def scenario(
    cities: Sequence[City], gazetteer: Gazetteer, *, add: Sequence[str] = (), drop: Sequence[str] = ()
) -> Scenario:
    """Return the cities that count after adding places of the gazetteer and dropping listed cities, both by name.

    Raises `InputError` for an unknown name, one that is added though listed, one given twice, or an empty outcome.
    """
    if len(add) + len(drop) > MOST_CHANGES:
        raise InputError(f"{len(add) + len(drop)} cities are added or dropped; change at most {MOST_CHANGES} at once.")
    dropped = tuple(_listed(name, cities) for name in drop)
    added = tuple(_new(name, cities, gazetteer) for name in add)
    _refuse_twice([*dropped, *added])
    left = tuple(city for city in cities if city not in dropped)
    if not left + added:
        raise InputError(f"All {len(cities)} listed cities are dropped; keep or add at least one.")
    return Scenario(cities=left + added, added=added, dropped=dropped)


def city_of(place: Place) -> City:
    """Return a place as a city that counts."""
    return City(listed_as=place.name, name=place.name, county=place.county, point=place.point)


def candidates(cities: Sequence[City], gazetteer: Gazetteer) -> tuple[City, ...]:
    """Return every place of the gazetteer that is none of `cities`, as cities, those of most residents first.

    Of places that would bring the same, the best next one is the earliest here: the town rather than a hamlet near it.
    """
    taken = {_key(city) for city in cities}
    places = sorted(gazetteer.places, key=lambda place: (-place.population, place.name, place.county))
    return tuple(city_of(place) for place in places if _key(place) not in taken)


def _listed(name: str, cities: Sequence[City]) -> City:
    for city in cities:
        if name_key(name) in {name_key(city.name), name_key(city.listed_as)}:
            return city
    raise InputError(f"{_shown(name)} is not on the list, so it cannot be dropped; see `python -m geo cities`.")


def _new(name: str, cities: Sequence[City], gazetteer: Gazetteer) -> City:
    city = city_of(lookup_place(name, gazetteer))
    if _key(city) in {_key(other) for other in cities}:
        raise InputError(f"{city.name} is on the list already; add a place that is not.")
    return city


def _key(place: City | Place) -> tuple[str, str]:
    """Return what is the same for two spellings of one place: the list says St. Helens, the gazetteer Saint Helens."""
    return name_key(place.name), place.county


def _refuse_twice(changed: Sequence[City]) -> None:
    for rank, city in enumerate(changed):
        if city in changed[:rank]:
            raise InputError(f"{city.name} is given twice; name each city once.")


def _shown(name: str) -> str:
    return repr(" ".join(name.split())[:60])
