"""Say why something typed cannot be answered: it lies elsewhere, is the whole region, lacks a town, or is nothing."""

import re

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding.address import is_address
from geo.geocoding.fuzzy import fuzzy_match_out_of_state
from geo.geocoding.reverse import COVERED
from geo.geocoding.sanitize import WHAT_TO_ENTER, quote
from geo.geocoding.zip_and_state import ParsedQuery, state_called
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key


def reject_other_state(text: str, parts: ParsedQuery, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if another state is named, `NotUnderstoodError` if the ZIP code contradicts it."""
    home = gazetteer.region
    if parts.state is None or parts.state.abbreviation == home.abbreviation:
        return
    if parts.zip in gazetteer.zips_by_code:
        contradiction = f"ZIP code {parts.zip} is in {home.name}, but {quote(text)} names {parts.state.name}"
        raise NotUnderstoodError(f"{contradiction}; leave one of them out.")
    raise OutsideRegionError(f"{quote(text)} is in {parts.state.name}, outside {home.name}, {COVERED}.")


def reject_out_of_state(name: str, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` for another state, or a city of one, or what ends in such a city after a comma."""
    home, state = gazetteer.region, state_called(name, gazetteer)
    if state is not None and state.abbreviation != home.abbreviation:
        raise OutsideRegionError(f"{state.name} lies outside {home.name}, {COVERED}.")
    found = gazetteer.elsewhere_by_key.get(name_key(name.rpartition(",")[2]))
    if found is not None:
        raise OutsideRegionError(f"{found[0]} is in {found[1].name}, outside {home.name}, {COVERED}.")


def reject_zip(code: str, gazetteer: Gazetteer) -> None:
    """Raise `OutsideRegionError` if `code` begins like a ZIP code of another state."""
    home = gazetteer.region
    for state in gazetteer.states:
        if state.has_zip(code) and state.abbreviation != home.abbreviation:
            raise OutsideRegionError(f"ZIP code {code} is in {state.name}, outside {home.name}, {COVERED}.")


def not_understood(text: str, gazetteer: Gazetteer) -> InputError:
    """Return the error for `text`, which is none of the region's names, with what would help."""
    home = gazetteer.region
    if state_called(text, gazetteer) is not None:
        return NotUnderstoodError(f"{home.name} is the whole state; type a ZIP code, a town or a county in it.")
    if re.fullmatch(r"[0-9 -]+", text):
        return NotUnderstoodError(f"{quote(text)} is no ZIP code, which has five digits; {WHAT_TO_ENTER}.")
    if (found := fuzzy_match_out_of_state(text, gazetteer)) is not None:
        return OutsideRegionError(
            f"{quote(text)} is taken as {found[0]}, {found[1].name}, outside {home.name}, {COVERED}."
        )
    if is_address(text):
        return NotUnderstoodError(
            f"{quote(text)} names no town or ZIP code known in {home.name}; add the ZIP code or check the town."
        )
    return NotUnderstoodError(f"{quote(text)} is no place known in {home.name}; {WHAT_TO_ENTER}.")
