"""Find a place or a county by the name that somebody typed: as it is spelled, in other spellings, or nearly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import NotUnderstoodError
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.fuzzy import fuzzy_match
from geo.geocoding.locations import Named, label_for, location_for
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
class Match:
    """What a name means, and in one sentence what was assumed, if anything was."""

    named: Named
    notice: str | None = None


def lookup_place(name: str, gazetteer: Gazetteer) -> Place:
    """Return the place called `name`; raises `NotUnderstoodError` or `AmbiguousPlaceError`."""
    match = lookup_name(name, gazetteer)
    if match is None or isinstance(match.named, County):
        raise NotUnderstoodError(f"{quote(name)} is no place known in {gazetteer.region.name}; check the spelling.")
    return match.named


def lookup_name(name: str, gazetteer: Gazetteer) -> Match | None:
    """Return the place or county meant by `name`, spelled rightly or nearly; raises `AmbiguousPlaceError`."""
    return lookup_exact(name, gazetteer) or _find_nearly(name, gazetteer)


def lookup_exact(name: str, gazetteer: Gazetteer) -> Match | None:
    """Return the place or county that bears `name`, in any of its spellings; raises `AmbiguousPlaceError`."""
    return (
        _in_a_county(name, gazetteer)
        or _place(name, gazetteer)
        or _bare_county(name, gazetteer)
        or _without_fillers(name, gazetteer)
    )


def places_called(name: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """Return the places that bear `name`, with or without 'The', the most populous first."""
    key = name_key(name)
    known = gazetteer.places_by_key
    return known.get(key) or known.get(f"the{key}") or known.get(key.removeprefix("the")) or ()


def _in_a_county(name: str, gazetteer: Gazetteer) -> Match | None:
    """Understand 'Lane County', 'Springfield, Lane County' and 'Springfield, Lane'."""
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
            return _place_in(" ".join(words[:start]), county, gazetteer) if start else Match(named=county)
    return None


def _place_in(name: str, county: County, gazetteer: Gazetteer) -> Match | None:
    places = places_called(name, gazetteer)
    for place in places:
        if place.county == county.name:
            return Match(named=place)
    if places:
        found = places[0]
        return Match(named=found, notice=f"{found.name} lies in {found.county} County, not in {county.name} County.")
    likely = [near for near in fuzzy_match(name, gazetteer) if isinstance(near, Place) and near.county == county.name]
    return Match(named=likely[0], notice=_taken_as(likely[0], gazetteer)) if len(likely) == 1 else None


def _place(name: str, gazetteer: Gazetteer) -> Match | None:
    places = places_called(name, gazetteer)
    if len(places) > 1:
        raise _ambiguous(name, places, gazetteer)
    if not places:
        return None
    county = gazetteer.counties_by_key.get(name_key(name))
    if county is None or county.name == places[0].county:
        return Match(named=places[0])
    town = f"Taken as {places[0].name} in {places[0].county} County"
    return Match(named=places[0], notice=f"{town}; for the county, type {county.name} County.")


def _bare_county(name: str, gazetteer: Gazetteer) -> Match | None:
    """Understand 'Deschutes'; where a town's name begins so, as with 'Klamath', ask which of the two is meant."""
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
    return Match(named=county, notice=f"Taken as {county.name} County.")


def _without_fillers(name: str, gazetteer: Gazetteer) -> Match | None:
    """Understand 'City of Bend' and 'North Portland', once nothing of the whole name is known."""
    rest = _FILLERS.sub("", " ".join(normalize(name).split()), count=1)
    places = places_called(rest, gazetteer)
    if rest == normalize(name) or len(places) != 1:
        return None
    return Match(named=places[0], notice=f"Taken as {label_for(places[0], gazetteer)}.")


def _find_nearly(name: str, gazetteer: Gazetteer) -> Match | None:
    """Return the one place or county spelled most like `name`, if any is spelled much like it."""
    found = fuzzy_match(name, gazetteer)
    if len(found) > 1:
        raise _ambiguous(name, found, gazetteer)
    if not found:
        return None
    return Match(named=found[0], notice=_taken_as(found[0], gazetteer))


def _taken_as(named: Named, gazetteer: Gazetteer) -> str:
    return f"Taken as {label_for(named, gazetteer)}; if another place was meant, type its ZIP code."


def _ambiguous(name: str, found: Sequence[Named], gazetteer: Gazetteer) -> AmbiguousPlaceError:
    choices = [location_for(each, gazetteer) for each in found]
    labels = [choice.label for choice in choices]
    if {(each.name, type(each)) for each in found} == {(found[0].name, Place)}:
        counties = _either([f"{choice.county} County" for choice in choices])
        return AmbiguousPlaceError(f"{quote(name)} may be in {counties}; type one so: {labels[0]}.", choices)
    return AmbiguousPlaceError(f"{quote(name)} may be {_either(labels)}; type one.", choices)


def _either(labels: Sequence[str]) -> str:
    """Return 'A, B or C', parted by semicolons where a label holds a comma itself."""
    between = "; " if any("," in label for label in labels) else ", "
    return f"{between.join(labels[:-1])} or {labels[-1]}"
