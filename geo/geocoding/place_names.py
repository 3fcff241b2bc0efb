"""Look up a place or a county by name: as spelled, in another common spelling, or misspelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import NotUnderstoodError
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.fuzzy import fuzzy_match
from geo.geocoding.locations import MAX_NAMESAKE_POPULATION, NamedArea, label_for, location_for
from geo.geocoding.sanitize import quote
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key, normalize

_COUNTY_WORDS = ("county", "co", "cnty")
_TOWN_KINDS = ("county seat", "town", "locality")
_COUNTY_OF = (["county", "of"], ["condado", "de"], ["condado", "del"])
_FILLERS = re.compile(
    r"^(?:(?:the )?(?:city|town|village|community) of|downtown|near|around|central|outside|in|close to|next to"
    r"|just outside|outside of|i live in|i live near|living in|cerca de|cerca del|en|centro de|ciudad de|vivo en"
    r"|n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest) "
    r"|^(?:in|near) (?:the )?(?:city|town) of | (?:area|city limits|town)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMatch:
    """The place or county that a name means, and a notice of what was assumed, if anything was."""

    area: NamedArea
    notice: str | None = None


def lookup_place(name: str, gazetteer: Gazetteer) -> Place:
    """Return the place called `name`; raises `NotUnderstoodError` or `AmbiguousPlaceError`."""
    match = lookup_name(name, gazetteer)
    if match is None or isinstance(match.area, County):
        raise not_found(name, gazetteer)
    return match.area


def not_found(text: str, gazetteer: Gazetteer) -> NotUnderstoodError:
    """Return the error for `text`, which is not a place in the region."""
    return NotUnderstoodError(
        f"We can't find {quote(text)} in {gazetteer.region.name}. Check the spelling, or try a ZIP code."
    )


def lookup_name(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the place or county called `name`, possibly misspelled; raises `AmbiguousPlaceError`."""
    return lookup_exact(name, gazetteer) or _lookup_fuzzy(name, gazetteer)


def lookup_exact(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the place or county called `name`, in any common spelling; raises `AmbiguousPlaceError`."""
    return (
        _with_county(name, gazetteer)
        or _place(name, gazetteer)
        or _bare_county(name, gazetteer)
        or _out_of_state_namesake(name, gazetteer)
        or _without_fillers(name, gazetteer)
    )


def lookup_landmark(text: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the landmark that is called `text` ('Roseburg VA', 'OHSU'), unless a place or a comma makes it unclear."""
    landmarks = gazetteer.landmarks_by_key.get(name_key(text), ())
    if "," in text or len(landmarks) != 1 or name_key(text) in gazetteer.places_by_key:
        return None
    area = landmarks[0]
    is_name = name_key(text) == name_key(area.name)
    return PlaceMatch(area=area, notice=None if is_name else f"Interpreted as {label_for(area, gazetteer)}.")


def places_named(name: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """Return the places called `name`, with or without 'The', the most populous first.

    A short name ('K Falls') or a landmark counts where there is no such place, and a landmark beside a small place.
    """
    key = name_key(name)
    places = gazetteer.places_by_key
    towns = places.get(key) or places.get(f"the{key}") or places.get(key.removeprefix("the"))
    landmarks = gazetteer.landmarks_by_key.get(key, ())
    if towns and landmarks and towns[0].population < MAX_NAMESAKE_POPULATION:
        return (*towns, *landmarks)
    return towns or gazetteer.places_by_alias.get(key) or landmarks


def _with_county(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match 'Lane County', 'Springfield, Lane County' and 'Springfield, Lane'."""
    head, _, tail = name.rpartition(",")
    if head and name_key(tail) in gazetteer.counties_by_key:
        return _place_in(head, gazetteer.counties_by_key[name_key(tail)], gazetteer)
    words = normalize(name).replace(",", " ").split()
    if words[:2] in _COUNTY_OF:
        words = [*words[2:], "county"]
    if not words or words[-1] not in _COUNTY_WORDS:
        return None
    for start in range(len(words) - 1):
        county = gazetteer.counties_by_key.get(name_key(" ".join(words[start:-1])))
        if county is not None:
            return _place_in(" ".join(words[:start]), county, gazetteer) if start else PlaceMatch(area=county)
    return None


def _place_in(name: str, county: County, gazetteer: Gazetteer) -> PlaceMatch | None:
    places = places_named(name, gazetteer)
    for place in (*places, *gazetteer.landmarks_by_key.get(name_key(name), ())):
        if place.county == county.name:
            return PlaceMatch(area=place)
    if places:
        place = places[0]
        return PlaceMatch(area=place, notice=f"{place.name} is in {place.county} County, not in {county.name} County.")
    likely = [area for area in fuzzy_match(name, gazetteer) if isinstance(area, Place) and area.county == county.name]
    return PlaceMatch(area=likely[0], notice=_interpreted_as(likely[0], gazetteer)) if len(likely) == 1 else None


def _place(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    places = places_named(name, gazetteer)
    if len(places) > 1:
        raise _ambiguous(name, places, gazetteer)
    if not places:
        return None
    county = gazetteer.counties_by_key.get(name_key(name))
    if county is None or county.name == places[0].county:
        return PlaceMatch(area=places[0], notice=_namesake_notice(places[0], gazetteer))
    town = f"Interpreted as {places[0].name} in {places[0].county} County"
    return PlaceMatch(area=places[0], notice=f"{town}. For the county, enter {county.name} County.")


def _bare_county(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match 'Deschutes'; if a town's name begins with it, as with 'Klamath', either may be meant."""
    county = gazetteer.counties_by_key.get(name_key(name))
    if county is None:
        return None
    towns = [
        place
        for place in gazetteer.places
        if place.population and place.county == county.name and normalize(place.name).startswith(f"{normalize(name)} ")
    ]
    if towns:
        raise _ambiguous(name, [*towns, county], gazetteer)
    return PlaceMatch(area=county, notice=f"Interpreted as {county.name} County.")


def _namesake_notice(place: Place, gazetteer: Gazetteer) -> str | None:
    """Return that a small community elsewhere has the name of `place`, if there is one."""
    others = gazetteer.landmarks_by_key.get(name_key(place.name), ())
    other = next((one for one in others if one.county != place.county), None)
    if other is None or place.kind not in _TOWN_KINDS:
        return None
    chosen = f"Interpreted as {place.name} in {place.county} County"
    return f"{chosen}. For the one in {other.county} County, enter {other.name}, {other.county} County."


def _out_of_state_namesake(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Ask whether 'South Bend', a city of another state, means the place here that a correction would make of it."""
    city = gazetteer.out_of_state_by_key.get(name_key(name))
    if city is None:
        return None
    match = _without_fillers(name, gazetteer)
    areas = [match.area] if match else fuzzy_match(name, gazetteer)
    if not areas:
        return None
    choices = [location_for(area, gazetteer) for area in areas]
    labels = join_with_or([choice.label for choice in choices])
    raise AmbiguousPlaceError(
        f"{city[0]} is in {city[1].name}. If you meant {labels} in {gazetteer.region.name}, choose it.", choices
    )


def _without_fillers(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match 'City of Bend' and 'North Portland', if the whole name is unknown."""
    rest = _FILLERS.sub("", " ".join(normalize(name).split()), count=1)
    places = places_named(rest, gazetteer)
    if rest == normalize(name) or len(places) != 1:
        return None
    return PlaceMatch(area=places[0], notice=f"Interpreted as {label_for(places[0], gazetteer)}.")


def _lookup_fuzzy(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the one place or county of whose name `name` is a likely misspelling."""
    matches = fuzzy_match(name, gazetteer)
    if len(matches) > 1:
        raise _ambiguous(name, matches, gazetteer)
    if not matches:
        return None
    return PlaceMatch(area=matches[0], notice=_interpreted_as(matches[0], gazetteer))


def _interpreted_as(area: NamedArea, gazetteer: Gazetteer) -> str:
    return f"Interpreted as {label_for(area, gazetteer)}. If you meant another place, enter its ZIP code."


def _ambiguous(name: str, matches: Sequence[NamedArea], gazetteer: Gazetteer) -> AmbiguousPlaceError:
    choices = [location_for(area, gazetteer) for area in matches]
    labels = [choice.label for choice in choices]
    if {(area.name, type(area)) for area in matches} == {(matches[0].name, Place)}:
        counties = join_with_or([f"{choice.county} County" for choice in choices])
        return AmbiguousPlaceError(
            f"{quote(name)} could be in {counties}. Enter it with its county, such as {labels[0]}.", choices
        )
    return AmbiguousPlaceError(f"{quote(name)} could be {join_with_or(labels)}. Enter one of them.", choices)


def join_with_or(labels: Sequence[str]) -> str:
    """Return 'A, B or C', with semicolons between labels if one of them contains a comma."""
    if len(labels) == 1:
        return labels[0]
    separator = "; " if any("," in label for label in labels) else ", "
    return f"{separator.join(labels[:-1])} or {labels[-1]}"
