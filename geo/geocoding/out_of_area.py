"""Errors for text that cannot be geocoded: a location outside the region, the whole region, or nothing known."""

import re

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding.address import is_address
from geo.geocoding.fuzzy import fuzzy_match_out_of_state
from geo.geocoding.place_names import not_found
from geo.geocoding.reverse import coverage_note
from geo.geocoding.sanitize import WHAT_TO_ENTER, quote
from geo.geocoding.zip_and_state import ParsedQuery, state_named
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key


def reject_other_state(text: str, query: ParsedQuery, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if another state is named, `NotUnderstoodError` if the ZIP code contradicts it."""
    region, state = gazetteer.region, query.state
    if state is None or state.abbreviation == region.abbreviation:
        return
    if query.zip in gazetteer.zips_by_code:
        contradiction = f"ZIP code {query.zip} is in {region.name}, but {quote(text)} names {state.name}"
        raise NotUnderstoodError(f"{contradiction}. Remove one of them.")
    raise OutsideRegionError(f"{quote(text)} is in {state.name}. {coverage_note(region)}")


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
