"""Find the town in a street address, for which there is no street map here."""

import re
from collections.abc import Sequence

import usaddress

from geo.geocoding.place_names import Match, lookup_exact, lookup_name, places_called
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import normalize

_LONGEST_TOWN = 4  # words
_POST_BOX = re.compile(r"\bp\.? ?o\.? ?box\b|\bbox\b", re.IGNORECASE)
_STREETS = frozenset({"ave", "avenue", "blvd", "boulevard", "dr", "drive", "highway", "hwy", "rd", "road", "street"})
_BEFORE_A_TOWN = frozenset({"at", "by", "de", "from", "in", "near", "outside"})


def is_address(text: str) -> bool:
    """Return whether `text` looks like an address: a number, a comma, a box or a street in it, or 'I live in Bend'."""
    words = set(normalize(text).split())
    return bool(re.search(r"[0-9,]", text) or _POST_BOX.search(text) or words & (_STREETS | _BEFORE_A_TOWN))


def town_of(text: str, gazetteer: Gazetteer) -> Match | None:
    """Return the town that the address `text` names, spelled rightly or, where it must be the town, nearly."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        return None
    return (
        _whole_part(parts, gazetteer) or _after_the_street(parts[-1].split(), gazetteer) or _as_parsed(text, gazetteer)
    )


def _whole_part(parts: Sequence[str], gazetteer: Gazetteer) -> Match | None:
    """Understand '1 Main St, Bend' and 'Bend, 1 Main St'."""
    if len(parts) > 1 and (match := lookup_name(parts[-1], gazetteer)) is not None:
        return match
    street_follows = re.search("[0-9]", " ".join(parts[1:])) and not re.search("[0-9]", parts[0])
    return lookup_exact(parts[0], gazetteer) if street_follows else None


def _after_the_street(words: Sequence[str], gazetteer: Gazetteer) -> Match | None:
    """Understand '59800 Hwy 242 Sisters' and 'Hwy 20 near Hampton', but not '1000 SE Foster': that is a street."""
    for start in range(max(1, len(words) - _LONGEST_TOWN), len(words)):
        before = normalize(words[start - 1])
        places = places_called(" ".join(words[start:]), gazetteer)
        town_follows = before in usaddress.STREET_NAMES | _BEFORE_A_TOWN or bool(re.search("[0-9]", before))
        if places and before not in usaddress.DIRECTIONS and (town_follows or places[0].population):
            return lookup_exact(" ".join(words[start:]), gazetteer)
    return None


def _as_parsed(text: str, gazetteer: Gazetteer) -> Match | None:
    """Take the name that a statistical parser of addresses sees at the very end of the text."""
    labeled = usaddress.parse(text)
    if not labeled or labeled[-1][1] != "PlaceName":
        return None
    name = " ".join(word for word, label in labeled if label == "PlaceName")
    return lookup_name(name.strip(" ,"), gazetteer)
