"""Find the town in a street address; street-level geocoding would need a street map."""

import re
from collections.abc import Sequence

import usaddress

from geo.geocoding.place_names import PlaceMatch, lookup_exact, lookup_name, places_named
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import normalize

_NO_STREETS = "Street-level lookup isn't set up on this site"
_NO_POST_BOX = "A P.O. box isn't a street address"
_UNKNOWN_STREET = "This street address isn't in our address data"
_MAX_TOWN_WORDS = 4
_PO_BOX = re.compile(r"\bp\.? ?o\.? ?box\b|\bbox\b", re.IGNORECASE)
_NUMBERED_BOX = re.compile(
    r"\b(?:p\.?\s*o\.?\s*b(?:ox|x|\b)|(?:post office |^)(?:box|bx)\b|general delivery\b)\.?\s*#?\s*(?:\d+[a-z]?\b)?",
    re.IGNORECASE,
)
_STREET_WORDS = frozenset(
    {"ave", "avenue", "blvd", "boulevard", "dr", "drive", "highway", "hwy", "rd", "road", "street"}
)
_TOWN_PREPOSITIONS = frozenset({"at", "by", "de", "from", "in", "near", "outside"})


def no_street_notice(text: str, label: str, *, streets: bool) -> str:
    """Return why the address `text` is answered from the center of `label`.

    `streets` is whether an address index was searched first.
    """
    reason = _NO_POST_BOX if is_post_box(text) else _UNKNOWN_STREET if streets else _NO_STREETS
    return f"{reason}, so the starting point is the center of {label}."


def is_post_box(text: str) -> bool:
    """Return whether the address `text` is a post office box, without a street beside it."""
    rest, count = _NUMBERED_BOX.subn("", text)
    return bool(count) and not re.search("[0-9]", rest)


def is_address(text: str) -> bool:
    """Return whether `text` looks like an address: a digit, comma, PO box or street in it, or 'I live in Bend'."""
    words = set(normalize(text).split())
    return bool(re.search(r"[0-9,]", text) or _PO_BOX.search(text) or words & (_STREET_WORDS | _TOWN_PREPOSITIONS))


def find_town(text: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the town that the address `text` names; it may be misspelled where its position makes it a town.

    Raises `AmbiguousPlaceError` if several towns match.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return None
    return _comma_part(parts, gazetteer) or _after_street(parts[-1].split(), gazetteer) or _statistical(text, gazetteer)


def _comma_part(parts: Sequence[str], gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match '1 Main St, Bend' and 'Bend, 1 Main St'."""
    if len(parts) > 1 and (match := lookup_name(parts[-1], gazetteer)) is not None:
        return match
    street_follows = re.search("[0-9]", " ".join(parts[1:])) and not re.search("[0-9]", parts[0])
    return lookup_exact(parts[0], gazetteer) if street_follows else None


def _after_street(words: Sequence[str], gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match '59800 Hwy 242 Sisters' and 'Hwy 20 near Hampton', but not '1000 SE Foster', which is a street."""
    for start in range(max(1, len(words) - _MAX_TOWN_WORDS), len(words)):
        before = normalize(words[start - 1])
        places = places_named(" ".join(words[start:]), gazetteer)
        town_follows = before in usaddress.STREET_NAMES | _TOWN_PREPOSITIONS or bool(re.search("[0-9]", before))
        if places and before not in usaddress.DIRECTIONS and (town_follows or places[0].population):
            return lookup_exact(" ".join(words[start:]), gazetteer)
    return None


def _statistical(text: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Match the place name that the usaddress parser finds at the very end of the text."""
    labeled = usaddress.parse(text)
    if not labeled or labeled[-1][1] != "PlaceName":
        return None
    name = " ".join(word for word, label in labeled if label == "PlaceName")
    return lookup_name(name.strip(" ,"), gazetteer)
