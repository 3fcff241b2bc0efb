"""Normalize street names by USPS Publication 28, so that two spellings of one street compare equal.

The abbreviations of street suffixes, directionals and secondary units (Publication 28, sections 213, 233 and appendix
C) come from usaddress-scourgify; what people type beyond them is in `_MORE_SUFFIXES` and `numbered_roads`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA
from scourgify.address_constants import (
    DIRECTIONAL_REPLACEMENTS,
    LONGHAND_DIRECTIONALS,
    LONGHAND_STREET_TYPES,
    STREET_TYPE_ABBREVIATIONS,
)

from geo.geocoding.addresses.numbered_roads import numbered_road

DIRECTIONS: dict[str, str] = {
    **DIRECTIONAL_REPLACEMENTS,
    **{short: short for short in DIRECTIONAL_REPLACEMENTS.values()},
}
_MORE_SUFFIXES = {"CRT": "CT", "DRV": "DR", "HWAY": "HWY", "AV": "AVE", "BV": "BLVD", "LP": "LOOP"}
SUFFIXES: dict[str, str] = {**STREET_TYPE_ABBREVIATIONS, **_MORE_SUFFIXES}
_LONG_SUFFIXES: dict[str, str] = {
    **LONGHAND_STREET_TYPES,
    "BG": "BURG",
    "CLB": "CLUB",
    "CV": "COVE",
    "FRST": "FOREST",
    "GRN": "GREEN",
    "PARK": "PARK",
    "PATH": "PATH",
    "PIKE": "PIKE",
    "SPUR": "SPUR",
}
_LONG_WORDS: dict[str, str] = {
    **{word: _LONG_SUFFIXES.get(short, word) for word, short in SUFFIXES.items()},
    **{word: LONGHAND_DIRECTIONALS[short] for word, short in DIRECTIONS.items()},
    "SAINT": "STREET",
}
"""The long form of each word, which a name is compared by: 'Oak Dale', 'Oak Dl' and 'Oakdale' are one name."""
COMMON_SUFFIXES = frozenset(
    {"ALY", "AVE", "BLVD", "CIR", "CT", "DR", "HWY", "LN", "LOOP", "PKWY", "PL", "RD", "ST", "TER", "TRL", "WAY"}
)
"""Suffixes after which a lone directional is a name: 'N St' is North Street, but 'E Park' is Park on its east side."""
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        [
            "FIRST",
            "SECOND",
            "THIRD",
            "FOURTH",
            "FIFTH",
            "SIXTH",
            "SEVENTH",
            "EIGHTH",
            "NINTH",
            "TENTH",
            "ELEVENTH",
            "TWELFTH",
            "THIRTEENTH",
            "FOURTEENTH",
            "FIFTEENTH",
            "SIXTEENTH",
            "SEVENTEENTH",
            "EIGHTEENTH",
            "NINETEENTH",
            "TWENTIETH",
        ],
        start=1,
    )
}
_DROPPED = re.compile(r"['\u2018\u2019`.]")
_TOKEN = re.compile(r"[0-9A-Z]+")
_ORDINAL = re.compile(r"([0-9]+)(?:ST|ND|RD|TH)")
_NUMBERED = re.compile(r"(?:HWY|CR|FR)[0-9]")
_TWO_SUFFIXES = {"CR": ("CIR", "CRK"), "CRES": ("CRES", "CIR"), "TR": ("TRL", "TER")}
"""Abbreviations that people use for two suffixes."""
_KING = "MARTINLUTHERKING"  # with and without 'Jr', and 'MLK'
_SPELLED_NUMBERS = {digits: word for word, digits in _ORDINALS.items()}
_LONG_DIRECTIONS = (("NORTHEAST", "NORTHWEST", "SOUTHEAST", "SOUTHWEST"), ("NORTH", "SOUTH"))
_SUFFIX_SLIPS = 1
_SHORTEST_SUFFIX = 4  # letters of a suffix that may be misspelled
_MOST_CACHED = 65_536


class StreetName(NamedTuple):
    """A street name in parts, each normalized; `base` is the name itself, without spaces, or '' if there is none."""

    base: str
    pre: str = ""
    suffix: str = ""
    post: str = ""


def tokens(text: str) -> list[str]:
    """Return the words of `text` in capital letters and digits, apostrophes and periods dropped."""
    return _TOKEN.findall(_DROPPED.sub("", text.upper()))


@lru_cache(maxsize=_MOST_CACHED)
def parse_street(text: str) -> StreetName:
    """Return the parts of the street name `text`, such as 'S.E. Powell Boulevard' or 'US Hwy 101 S'."""
    return parse_words(tuple(tokens(text)))


def parse_words(words: tuple[str, ...]) -> StreetName:
    """Return the parts of a street name whose words are `words`, as `tokens` returns them."""
    if (road := numbered_road(words)) is not None:
        return StreetName(base=road[0], pre=DIRECTIONS.get(road[1], ""), post=DIRECTIONS.get(road[2], ""))
    rest = list(words)
    pre = post = suffix = ""
    if _starts_with_two_directions(rest):
        pre, rest = DIRECTIONS[rest[0]] + DIRECTIONS[rest[1]], rest[2:]
    elif len(rest) > 1 and rest[0] in DIRECTIONS and not (len(rest) == 2 and _is_common_suffix(rest[1])):  # noqa: PLR2004
        pre, rest = DIRECTIONS[rest[0]], rest[1:]
    if len(rest) > 1 and rest[-1] in DIRECTIONS and (len(rest) > 2 or not _is_common_suffix(rest[0])):  # noqa: PLR2004
        post, rest = DIRECTIONS[rest[-1]], rest[:-1]
    if len(rest) > 1 and is_suffix(rest[-1]):
        suffix, rest = SUFFIXES[rest[-1]], rest[:-1]
    return StreetName(base=name_base(rest), pre=pre, suffix=suffix, post=post)


def name_base(words: Sequence[str]) -> str:
    """Return the key of a name alone, without suffix and directions: its words in their long form, run together."""
    if len(words) == 1 and words[0] in DIRECTIONS:
        return words[0]  # N Street is not North Street
    base = "".join(_long(word) for word in words)
    return _KING if base.startswith((_KING, "MLK")) else base


def readings(words: tuple[str, ...]) -> list[StreetName]:
    """Return all ways to read `words` as a street name, the likeliest first.

    'Jones Creek' is a name without its suffix before it is the creek called Jones; 'North Hill Dr' may be Hill Drive
    or North Hill Drive; 'Pacific Hwy 99' either of its names.
    """
    name = parse_words(words)
    merged = [name]
    if name.base and not _NUMBERED.match(name.base):
        if name.suffix:
            merged.append(name._replace(base=name.base + _LONG_SUFFIXES.get(name.suffix, name.suffix), suffix=""))
        if name.pre:
            merged.append(name._replace(base=LONGHAND_DIRECTIONALS[name.pre] + _long(name.base), pre=""))
        if name.post:
            merged.append(name._replace(base=name.base + LONGHAND_DIRECTIONALS[name.post], post=""))
        merged.append(StreetName(base="".join(_long(word) for word in words)))
        if words[0] in DIRECTIONS and len(words) > 1 and not name.pre:
            merged.append(StreetName(base=name_base(words[1:]), pre=DIRECTIONS[words[0]]))  # '100 NE Terrace'
        if len(words) > 1:
            merged += [parse_words((*words[:-1], suffix)) for suffix in _TWO_SUFFIXES.get(words[-1], ())]
    for start in range(1, len(words) - 1):
        if (road := numbered_road(words[start:])) is not None:
            merged += [parse_words(words[:start]), StreetName(base=road[0], post=DIRECTIONS.get(road[2], ""))]
            break
    return list(dict.fromkeys(one for one in merged if one.base))


def corrected(words: tuple[str, ...]) -> list[StreetName]:
    """Return the name without a misspelled direction at its start, or with its suffix corrected or chosen.

    Which direction 'Southwets' was is not guessed: without it, a house that several directions have is a choice.
    """
    if len(words) < 2:  # noqa: PLR2004 - a name and one of these
        return []
    compound, single = _LONG_DIRECTIONS
    if words[0] not in DIRECTIONS and (_near(words[0], compound, 2) or _near(words[0], single, 1)):
        return readings(words[1:])
    last = words[-1]
    if last in _TWO_SUFFIXES:
        return [parse_words((*words[:-1], suffix)) for suffix in _TWO_SUFFIXES[last]]
    if len(last) >= _SHORTEST_SUFFIX and not is_suffix(last):
        near = _near(last, [_LONG_SUFFIXES[suffix] for suffix in sorted(COMMON_SUFFIXES)], _SUFFIX_SLIPS)
        return [parse_words((*words[:-1], suffix)) for suffix in near]
    return []


def spelled_base(base: str) -> str:
    """Return the base of a numbered street as people spell it out, 'SIXTH' for '6', and any other unchanged."""
    return _SPELLED_NUMBERS.get(base, base)


def _near(word: str, words: Sequence[str], slips: int) -> list[str]:
    return [match for match, _, _ in process.extract(word, words, scorer=OSA.distance, score_cutoff=slips)]


def is_suffix(word: str) -> bool:
    """Return whether `word`, in capital letters, is a street suffix or one of its abbreviations."""
    return word in SUFFIXES


def long_suffix(suffix: str) -> str:
    """Return a normalized suffix in full, as it runs on from a name: 'ROAD' for 'RD'."""
    return _LONG_SUFFIXES.get(suffix, suffix)


def _long(word: str) -> str:
    if (ordinal := _ORDINAL.fullmatch(word)) is not None:
        return ordinal[1]
    return _ORDINALS.get(word) or _LONG_WORDS.get(word) or word


def _is_common_suffix(word: str) -> bool:
    return SUFFIXES.get(word) in COMMON_SUFFIXES


def _starts_with_two_directions(words: list[str]) -> bool:
    """Return whether 'S E' or 'South East' is one direction, as in 'S E Stephens St' but not in 'S E Street'."""
    return (
        len(words) > 2  # noqa: PLR2004
        and words[0] in {"N", "S", "NORTH", "SOUTH"}
        and words[1] in {"E", "W", "EAST", "WEST"}
        and not (len(words) == 3 and is_suffix(words[2]))  # noqa: PLR2004
    )
