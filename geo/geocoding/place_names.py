"""Look up a place or a county by name: as spelled, in another common spelling, or misspelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import NotUnderstoodError
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.fuzzy import fuzzy_match
from geo.geocoding.locations import NamedArea, label_for, location_for
from geo.geocoding.sanitize import quote
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key, normalize

_COUNTY_WORDS = ("county", "co", "cnty")
_FILLERS = re.compile(
    r"^(?:(?:the )?(?:city|town|village|community) of|downtown|near|around|central|outside|in"
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
        or _without_fillers(name, gazetteer)
    )


def places_named(name: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """Return the places called `name`, with or without 'The', the most populous first."""
    key = name_key(name)
    places = gazetteer.places_by_key
    return places.get(key) or places.get(f"the{key}") or places.get(key.removeprefix("the")) or ()


def _with_county(name: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match 'Lane County', 'Springfield, Lane County' and 'Springfield, Lane'."""
    head, _, tail = name.rpartition(",")
    if head and name_key(tail) in gazetteer.counties_by_key:
        return _place_in(head, gazetteer.counties_by_key[name_key(tail)], gazetteer)
    words = normalize(name).replace(",", " ").split()
    if words[:2] == ["county", "of"]:
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
    for place in places:
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
        return PlaceMatch(area=places[0])
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
        counties = _join_with_or([f"{choice.county} County" for choice in choices])
        return AmbiguousPlaceError(
            f"{quote(name)} could be in {counties}. Enter it with its county, such as {labels[0]}.", choices
        )
    return AmbiguousPlaceError(f"{quote(name)} could be {_join_with_or(labels)}. Enter one of them.", choices)


def _join_with_or(labels: Sequence[str]) -> str:
    """Return 'A, B or C', with semicolons between labels if one of them contains a comma."""
    separator = "; " if any("," in label for label in labels) else ", "
    return f"{separator.join(labels[:-1])} or {labels[-1]}"
