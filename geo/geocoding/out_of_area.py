"""Errors for text that cannot be geocoded: a location outside the region, the whole region, or nothing known."""

import re

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding.address import is_address
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.fuzzy import fuzzy_match_out_of_state
from geo.geocoding.locations import location_for
from geo.geocoding.place_names import not_found, places_named
from geo.geocoding.reverse import coverage_note
from geo.geocoding.sanitize import WHAT_TO_ENTER, quote
from geo.geocoding.zip_and_state import DIRECTION_STATES, ParsedQuery, state_named
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key, normalize

_MAX_COUNTRY_WORDS = 3
_HERE = re.compile(
    r"\b(?:near|around|by|close to|next to) (?:me|here|my (?:house|home|place|location|address))$"
    r"|^(?:my|current|present|mi|this) (?:current |present )?(?:location|position|place|address|house|home|spot"
    r"|ubicaci[o\u00f3]n|direcci[o\u00f3]n|casa)(?: actual)?$"
    r"|\bcerca (?:de )?(?:m[i\u00ed]|aqu[i\u00ed]|mi casa)$"
    r"|^(?:near ?by|here|home|aqu[i\u00ed]|where i (?:am|live)|donde (?:estoy|vivo))$",
    re.IGNORECASE,
)


def reject_other_state(text: str, query: ParsedQuery, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if another state is named, `NotUnderstoodError` if the ZIP code contradicts it."""
    region, state = gazetteer.region, query.state
    if state is None or state.abbreviation == region.abbreviation:
        return
    if query.zip in gazetteer.zips_by_code:
        contradiction = f"ZIP code {query.zip} is in {region.name}, but {quote(text)} names {state.name}"
        raise NotUnderstoodError(f"{contradiction}. Remove one of them.")
    raise OutsideRegionError(f"{quote(text)} is in {state.name}. {coverage_note(region)}")


def ask_state_or_direction(text: str, gazetteer: Gazetteer) -> None:
    """Raise `AmbiguousPlaceError` for 'Springfield NE', which may be in Nebraska or the northeast of the place here."""
    rest, _, last = text.rpartition(" ")
    state = gazetteer.states_by_word.get(normalize(last)) if normalize(last) in DIRECTION_STATES else None
    places = () if state is None or "," in text else places_named(rest, gazetteer)
    if state is not None and places:
        choices = [location_for(place, gazetteer) for place in places]
        raise AmbiguousPlaceError(
            f"{quote(text)} may be in {state.name}. If you meant the one in {gazetteer.region.name}, choose it.",
            choices,
        )


def reject_device_location(text: str) -> None:
    """Raise `NotUnderstoodError` for 'near me' and 'my location', which only the visitor's device knows."""
    if _HERE.search(text):
        raise NotUnderstoodError(
            f'{quote(text)} is a position that only your device knows. Select "Use my location", or enter a ZIP code'
            " or town."
        )


def reject_country(text: str, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if `text` ends in the name of a country, as in 'Glasgow UK' and 'Berlin, Germany'."""
    words = text.replace(",", " , ").split()
    for count in range(min(_MAX_COUNTRY_WORDS, len(words)), 0, -1):
        name = " ".join(words[-count:])
        country = gazetteer.countries_by_name.get(normalize(name))
        street = any(character.isdigit() for character in text) and words[-count - 1 : -count] != [","]
        if country and not street and state_named(text, gazetteer) is None and not places_named(name, gazetteer):
            raise OutsideRegionError(f"{quote(text)} is in {country}. {coverage_note(gazetteer.region)}")


def reject_out_of_state(name: str, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` for another state, one of its cities, or text that ends in such a city."""
    region, state = gazetteer.region, state_named(name, gazetteer)
    if state is not None and state.abbreviation != region.abbreviation:
        raise OutsideRegionError(f"{state.name} is outside {region.name}. {coverage_note(region)}")
    city = gazetteer.out_of_state_by_key.get(name_key(name.rpartition(",")[2]))
    if city is not None:
        raise OutsideRegionError(f"{city[0]} is in {city[1].name}. {coverage_note(region)}")


def reject_zip(code: str, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if `code` begins like a ZIP code of another state."""
    region = gazetteer.region
    for state in gazetteer.states:
        if state.has_zip(code) and state.abbreviation != region.abbreviation:
            raise OutsideRegionError(f"ZIP code {code} is in {state.name}. {coverage_note(region)}")


def not_understood(text: str, gazetteer: Gazetteer) -> InputError:
    """Return the error for `text`, which is not a name in the region, with advice on what to enter."""
    region = gazetteer.region
    if state_named(text, gazetteer) is not None:
        return NotUnderstoodError(f"{region.name} is the whole state. Enter a ZIP code, town or county in it.")
    if re.fullmatch(r"[0-9 -]+", text):
        return NotUnderstoodError(f"{quote(text)} is not a ZIP code, which has five digits. {WHAT_TO_ENTER}.")
    if (city := fuzzy_match_out_of_state(text, gazetteer)) is not None:
        return OutsideRegionError(f"{quote(text)} looks like {city[0]}, {city[1].name}. {coverage_note(region)}")
    if is_address(text):
        return NotUnderstoodError(
            f"We can't find a town or ZIP code of {region.name} in {quote(text)}."
            " Add the ZIP code, or check the spelling of the town."
        )
    return not_found(text, gazetteer)
