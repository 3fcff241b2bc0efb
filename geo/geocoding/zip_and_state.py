"""Take a ZIP code, a state and a country off what somebody typed, wherever people put them."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from geo.geocoding.place_names import places_called
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key, normalize
from geo.tables.states import State

_ZIP_WORD = r"(?:zip(?: ?code)?[ :#]*)?"
_COUNTRY = re.compile(r"^(.*\S)[\s,]+(?:u\.?s\.?a\.?|u\.s\.?|us|united states(?: of america)?)$", re.IGNORECASE)
_LAST_ZIP = re.compile(rf"^(.*?)(?:^|[\s,(]+){_ZIP_WORD}(\d{{5}})(?:[- ]?\d{{4}})?\)?$", re.IGNORECASE)
_UNSPACED_ZIP = re.compile(r"(?<=[A-Za-z])(?=\d{5}(?:-?\d{4})?$)")
_FIRST_ZIP = re.compile(rf"^{_ZIP_WORD}(\d{{5}})(?:-\d{{4}})?(?:[\s,]+|$)(.*)$", re.IGNORECASE)
_WORDS_TOO = {"hi", "in", "la", "ma", "me", "oh", "ok", "pa"}  # abbreviations of states that are common words
_DIRECTIONS_TOO = {"ne"}  # as in "900 Court St NE"
_LONGEST_STATE = 3  # words
_SHORTEST_CLIPPED = 3  # letters, as in "Ore."


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQuery:
    """What was typed: the ZIP code's five digits, the state, and what is left of the text."""

    rest: str
    zip: str | None = None
    state: State | None = None


def parse_query(text: str, gazetteer: Gazetteer) -> ParsedQuery:
    """Return `text` without the country, ZIP code and state it ends in, or the ZIP code it begins with."""
    parts = _without_state(_without_zip(_trimmed(text)), gazetteer)
    if parts.zip is None:
        parts = replace(_without_zip(parts.rest), state=parts.state)
    if parts.zip is None:
        parts = _without_first_zip(parts, gazetteer)
    return parts


def _trimmed(text: str) -> str:
    """Return `text` with a space after every comma and before a last ZIP code, without country and final signs."""
    text = _UNSPACED_ZIP.sub(" ", re.sub(r" ?, ?", ", ", text).strip(" ,."))
    if found := _COUNTRY.match(text):
        text = found[1]
    return text.strip(" ,")


def _without_zip(text: str) -> ParsedQuery:
    found = _LAST_ZIP.match(text)
    return ParsedQuery(rest=found[1].strip(" ,("), zip=found[2]) if found else ParsedQuery(rest=text)


def _without_first_zip(parts: ParsedQuery, gazetteer: Gazetteer) -> ParsedQuery:
    """Understand '97814 Baker City', which is no house number because it is a ZIP code and a place follows."""
    found = _FIRST_ZIP.match(parts.rest)
    if found is None or found[1] not in gazetteer.zips_by_code:
        return parts
    rest = found[2].strip("() ")
    return replace(parts, rest=rest, zip=found[1]) if places_called(rest, gazetteer) else parts


def _without_state(parts: ParsedQuery, gazetteer: Gazetteer) -> ParsedQuery:
    words = parts.rest.split()
    for count in range(min(_LONGEST_STATE, len(words)), 0, -1):
        rest, name = " ".join(words[:-count]), " ".join(words[-count:])
        state = state_called(name, gazetteer)
        bare = not rest and parts.zip is None
        if state is not None and not bare and _is_meant(name, rest, state, gazetteer):
            return replace(parts, rest=rest.rstrip(" ,"), state=state)
    return parts


def state_called(name: str, gazetteer: Gazetteer) -> State | None:
    """Return the state called `name`, in full, abbreviated or, for the region's own, clipped as in 'Ore.'."""
    word, states = normalize(name), gazetteer.states_by_word
    own = states.get(gazetteer.region.abbreviation.lower())
    clipped = own is not None and len(word) >= _SHORTEST_CLIPPED and normalize(own.name).startswith(word)
    return states.get(word) or (own if clipped else None)


def _is_meant(name: str, rest: str, state: State, gazetteer: Gazetteer) -> bool:
    """Return whether `name` after `rest` is the state, and not a county ('lane co') or a common word ('near me')."""
    if normalize(name) in _DIRECTIONS_TOO:
        return rest.endswith(",")
    counties, places = gazetteer.counties_by_key, places_called(rest, gazetteer)
    if normalize(name) == "co" and _ends_in(rest, counties):
        return False
    namesake = counties.get(name_key(state.name))
    if namesake is not None and any(place.county == namesake.name for place in places):
        return False
    known = bool(places) or name_key(rest) in gazetteer.elsewhere_by_key
    return known or rest.endswith(",") or normalize(name) not in _WORDS_TOO


def _ends_in(text: str, keys: Container[str]) -> bool:
    words = text.split()
    return any(name_key(" ".join(words[start:])) in keys for start in range(len(words)))
