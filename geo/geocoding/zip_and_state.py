"""Split a ZIP code, a state and a country off the text of a query, wherever people put them."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from geo.geocoding.place_names import places_named
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key, normalize
from geo.tables.states import State

_ZIP_WORD = r"(?:zip(?: ?code)?[ :#]*)?"
_COUNTRY = re.compile(r"^(.*\S)[\s,]+(?:u\.?s\.?a\.?|u\.s\.?|us|united states(?: of america)?)$", re.IGNORECASE)
_LAST_ZIP = re.compile(rf"^(.*?)(?:^|[\s,(]+){_ZIP_WORD}(\d{{5}})(?:[- ]?\d{{4}})?\)?$", re.IGNORECASE)
_UNSPACED_ZIP = re.compile(r"(?<=[A-Za-z])(?=\d{5}(?:-?\d{4})?$)")
_FIRST_ZIP = re.compile(rf"^{_ZIP_WORD}(\d{{5}})(?:-\d{{4}})?(?:[\s,]+|$)(.*)$", re.IGNORECASE)
_COMMON_WORDS = {
    "hi",
    "in",
    "la",
    "ma",
    "me",
    "mi",
    "de",
    "oh",
    "ok",
    "on",
    "pa",
}  # that are also abbreviations of states
_OLD_ABBREVIATIONS = {
    "ala": "al", "ariz": "az", "calif": "ca", "colo": "co", "conn": "ct", "fla": "fl", "ida": "id", "ill": "il",
    "kans": "ks", "mass": "ma", "mich": "mi", "minn": "mn", "mont": "mt", "nebr": "ne", "nev": "nv", "okla": "ok",
    "ont": "on", "penn": "pa", "tenn": "tn", "tex": "tx", "wash": "wa", "wis": "wi", "wisc": "wi", "wyo": "wy",
}  # fmt: skip
DIRECTION_STATES = {"ne"}  # that are also abbreviations of states, as in "900 Court St NE"
_MAX_STATE_WORDS = 3
_MIN_CLIPPED = 3  # letters of a state's shortened name, as in "Ore."


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedQuery:
    """A query in parts: the five digits of the ZIP code, the state, and the rest of the text."""

    rest: str
    zip: str | None = None
    state: State | None = None


def parse_query(text: str, gazetteer: Gazetteer) -> ParsedQuery:
    """Return `text` split into a final ZIP code and state, or a leading ZIP code, and the rest; drop the country."""
    query = _split_state(_split_zip(_without_country(text)), gazetteer)
    if query.zip is None:
        query = replace(_split_zip(query.rest), state=query.state)
    if query.zip is None:
        query = _split_first_zip(query, gazetteer)
    return query


def _without_country(text: str) -> str:
    """Return `text` with a space after every comma and before a final ZIP code, without country and end signs."""
    text = _UNSPACED_ZIP.sub(" ", re.sub(r" ?, ?", ", ", text).strip(" ,."))
    if match := _COUNTRY.match(text):
        text = match[1]
    return text.strip(" ,")


def _split_zip(text: str) -> ParsedQuery:
    match = _LAST_ZIP.match(text)
    return ParsedQuery(rest=match[1].strip(" ,("), zip=match[2]) if match else ParsedQuery(rest=text)


def _split_first_zip(query: ParsedQuery, gazetteer: Gazetteer) -> ParsedQuery:
    """Match '97814 Baker City', which is not a house number: it is a ZIP code in use and a place follows."""
    match = _FIRST_ZIP.match(query.rest)
    if match is None or match[1] not in gazetteer.zips_by_code:
        return query
    rest = match[2].strip("() ")
    return replace(query, rest=rest, zip=match[1]) if places_named(rest, gazetteer) else query


def _split_state(query: ParsedQuery, gazetteer: Gazetteer) -> ParsedQuery:
    words = query.rest.split()
    for count in range(min(_MAX_STATE_WORDS, len(words)), 0, -1):
        rest, name = " ".join(words[:-count]), " ".join(words[-count:])
        state = state_named(name, gazetteer)
        state_alone = not rest and query.zip is None
        if state is not None and not state_alone and _is_state(name, rest, gazetteer):
            return replace(query, rest=rest.rstrip(" ,"), state=state)
    return query


def state_named(name: str, gazetteer: Gazetteer) -> State | None:
    """Return the state called `name`, in full, abbreviated or, for the region's own, shortened as in 'Ore.'."""
    word, states = normalize(name), gazetteer.states_by_word
    own = states.get(gazetteer.region.abbreviation.lower())
    clipped = own is not None and len(word) >= _MIN_CLIPPED and normalize(own.name).startswith(word)
    return states.get(_OLD_ABBREVIATIONS.get(word, word)) or (own if clipped else None)


def _is_state(name: str, rest: str, gazetteer: Gazetteer) -> bool:
    """Return whether `name` after `rest` is the state, not a county ('lane co') or a common word ('near me')."""
    if normalize(name) in DIRECTION_STATES:
        return rest.endswith(",") and not re.search("[0-9]", rest)
    counties, places = gazetteer.counties_by_key, places_named(rest, gazetteer)
    is_county = name_key(rest) in counties or (not places and _ends_in(rest, counties))
    if normalize(name) == "co" and is_county and not rest.endswith(","):
        return False
    namesake = counties.get(name_key(name))
    if namesake is not None and any(place.county == namesake.name for place in places):
        return False
    if name_key(name) in gazetteer.places_by_key and re.search("[0-9]", rest):
        return False  # '12 Main St, Ontario' is in the town
    known = bool(places) or name_key(rest) in gazetteer.out_of_state_by_key
    return known or rest.endswith(",") or normalize(name) not in _COMMON_WORDS


def _ends_in(text: str, keys: Container[str]) -> bool:
    words = text.split()
    return any(name_key(" ".join(words[start:])) in keys for start in range(len(words)))
