"""Parse a typed address into the readings worth looking up, the likeliest first.

The parser is driven by what is known: towns and ZIP codes of the gazetteer and the index, suffixes and units of
Publication 28. Where it makes nothing of a text, the statistical parser `usaddress` gives one more reading.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import usaddress

from geo.geocoding.addresses.delivery_line import fractions_spelled, split_number, split_unit
from geo.geocoding.addresses.street_name import StreetName, is_suffix, readings, tokens

_LONGEST_TOWN = 4  # words
_MOST_READINGS = 8
_COUNTRY = re.compile(r"[\s,]+(?:U\.?S\.?A\.?|UNITED STATES(?: OF AMERICA)?)\s*$", re.IGNORECASE)
_ZIP = re.compile(r"(?:^|[\s,(-]+)([0-9]{5})(?:-*[0-9]{0,4})?\)?\s*$")
_POST_BOX = re.compile(
    r"(?:\b(?:P\.?\s*O\.?\s*)?B(?:OX|X)\s*#?\s*[0-9]+[A-Z]?\b|\bP\.?\s*O\.?\s*B(?:OX)?\s*#?\s*[0-9]+\b"
    r"|\bGENERAL DELIVERY\b|\b(?:RR|HC)\s*[0-9]+\s+BOX\s*[0-9]+)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;~|\n\t]+\s*")
_CROSSING = re.compile(r"\s*(?:&|@|\+|(?<![0-9])/|\b(?:and|at)\b|\bx\b)\s*", re.IGNORECASE)
_LONE_NUMBER = re.compile(r"[0-9]{1,6}[A-Z]?", re.IGNORECASE)
_CORNER = re.compile(r"^(?:(?:the )?(?:corner|intersection) of|corner:)\s+", re.IGNORECASE)
_FILLER = re.compile(r"^(?:near|in|at|by|outside)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressQuery:
    """One reading of a typed address.

    `streets` are the ways to read the street's name, `cross` those of the street it crosses. `town` is as typed.
    """

    number: int | None = None
    letter: str = ""
    unit: str = ""
    street: str = ""
    streets: tuple[StreetName, ...] = ()
    cross: tuple[StreetName, ...] = ()
    town: str = ""
    zip: str = ""


def parse_address(
    text: str, *, is_town: Callable[[str], bool], is_zip: Callable[[str], bool], states: Sequence[str] = ()
) -> Iterator[AddressQuery]:
    """Yield the readings of `text`, each worked out when it is asked for; none if it has no street in it.

    A post box is left out.

    `is_town` and `is_zip` say what is known; `states` are the names of the region's state, which are dropped.
    """
    rest = _COUNTRY.sub("", fractions_spelled(" ".join(text.replace("\N{FULLWIDTH COMMA}", ",").split())))
    rest, zip_code = _take_zip(rest, is_zip)
    rest = _without_state(rest, states)
    if not zip_code:
        rest, zip_code = _take_zip(rest, is_zip)
    rest = _POST_BOX.sub(" ", rest)
    parts = [part for part in (_without_state(part.strip(" ."), states) for part in _PARTS.split(rest)) if part]
    parts = _joined(parts)
    base = AddressQuery(zip=zip_code)
    return islice(_distinct(_readings(parts, base, is_town)), _MOST_READINGS)


def parse_statistically(text: str) -> AddressQuery | None:
    """Return the reading of `text` that `usaddress`, a trained parser, gives; `None` where it sees no street."""
    labels: dict[str, list[str]] = {}
    for word, label in usaddress.parse(text):
        labels.setdefault(label, []).append(word.strip(","))
    street = [word for label, words in labels.items() if label.startswith("StreetName") for word in words]
    words = tuple(tokens(" ".join(street)))
    number, letter, _ = split_number(" ".join(labels.get("AddressNumber", [])))
    if not words or number is None:
        return None
    return AddressQuery(
        number=number,
        letter=letter,
        unit=" ".join(labels.get("OccupancyIdentifier", [])).lstrip("# ").upper(),
        street=" ".join(street),
        streets=tuple(readings(words)),
        town=" ".join(labels.get("PlaceName", [])),
        zip="".join(labels.get("ZipCode", []))[:5],
    )


def _distinct(queries: Iterable[AddressQuery]) -> Iterator[AddressQuery]:
    known = set()
    for query in queries:
        if query not in known:
            known.add(query)
            yield query


def _joined(parts: Sequence[str]) -> list[str]:
    """Return `parts` with a house number alone, as in '500, SW 6th St', put before the part that follows it."""
    joined: list[str] = []
    for part in parts:
        number = f"{joined.pop()} " if joined and _LONE_NUMBER.fullmatch(joined[-1]) else ""
        joined.append(number + part)
    return joined


def _take_zip(text: str, is_zip: Callable[[str], bool]) -> tuple[str, str]:
    """Return `text` without the ZIP code at its end, or behind its street, and that code."""
    match = _ZIP.search(text)
    if match is not None and match.start() > 0:
        return text[: match.start()].rstrip(" ,-("), match[1]
    for match in re.finditer(r"(?<=[\s,])([0-9]{5})(?=[\s,]|$)", text):
        if is_zip(match[1]):
            return f"{text[: match.start()]}, {text[match.end() :]}".strip(" ,"), match[1]
    return text, ""


def _without_state(text: str, states: Sequence[str]) -> str:
    for state in states:
        if text.lower().endswith(state.lower()):
            head = text[: -len(state)]
            if not head or head[-1] in " ,":
                return head.rstrip(" ,.")
    return text


def _readings(parts: Sequence[str], base: AddressQuery, is_town: Callable[[str], bool]) -> Iterator[AddressQuery]:
    """Yield the readings of the comma-separated `parts`: the street is the first that has a number or a crossing."""
    for place, part in enumerate(parts):
        crossing = _CORNER.sub("", part)
        number, letter, rest = split_number(part)
        town = _town_of(parts, place, is_town)
        if number is not None and rest:
            yield from _with_number(
                replace(base, number=number, letter=letter, town=town), rest, parts[place + 1 :], is_town
            )
            yield from _at_crossing(replace(base, town=town), crossing, is_town)
            return
        if len(_CROSSING.split(crossing)) == 2:  # noqa: PLR2004 - two streets
            yield from _at_crossing(replace(base, town=town), crossing, is_town)
            return
    for place, part in enumerate(parts):
        match = re.search(r"(?<=\s)[0-9]+[A-Z]?\s+(?=\S)", part, re.IGNORECASE)  # "Joe's Diner 123 Main St"
        if match is not None and not any(is_suffix(word) for word in tokens(part[: match.start()])):
            number, letter, rest = split_number(part[match.start() :])
            query = replace(base, number=number, letter=letter, town=_town_of(parts, place, is_town))
            yield from _with_number(query, rest, parts[place + 1 :], is_town)
    for place, part in enumerate(parts):
        if any(is_suffix(word) or word[0].isdigit() for word in tokens(part)[1:]):
            yield from _with_number(replace(base, town=_town_of(parts, place, is_town)), part, (), is_town)
            return


def _town_of(parts: Sequence[str], place: int, is_town: Callable[[str], bool]) -> str:
    """Return the part that names the town: the last behind the street that is known, else the last, else one before."""
    behind = [_FILLER.sub("", part) for part in parts[place + 1 :] if split_unit(f"x {part}")[1] == ""]
    for part in reversed(behind):
        if is_town(part):
            return part
    if behind:
        return behind[-1]
    return next((part for part in parts[:place] if is_town(part)), "")


def _with_number(
    query: AddressQuery, rest: str, behind: Sequence[str], is_town: Callable[[str], bool]
) -> Iterator[AddressQuery]:
    street, unit = split_unit(rest)
    if not unit:
        unit = next((found for part in behind if (found := split_unit(f"x {part}")[1])), "")
    words = tokens(street)
    query = replace(query, unit=unit)
    if not query.town:
        yield from _with_town_behind(query, words, is_town)
    yield from _street_readings(query, words)
    if query.town:
        yield from _with_town_behind(query, words, is_town)


def _with_town_behind(
    query: AddressQuery, words: Sequence[str], is_town: Callable[[str], bool]
) -> Iterator[AddressQuery]:
    """Yield the readings in which the last words are the town, known or, behind a suffix, perhaps misspelled."""
    for count in range(min(_LONGEST_TOWN, len(words) - 1), 0, -1):
        town = " ".join(words[-count:])
        if is_town(town):
            yield from _street_readings(replace(query, town=query.town or town), words[:-count])
    if query.town:
        return
    for place in range(len(words) - 2, 0, -1):
        if is_suffix(words[place]) and len(words) - place - 1 <= _LONGEST_TOWN:
            town = " ".join(words[place + 1 :])
            if any(len(word) > 2 for word in words[place + 1 :]):  # noqa: PLR2004 - a direction is no town
                yield from _street_readings(replace(query, town=town), words[: place + 1])


def _street_readings(query: AddressQuery, words: Sequence[str]) -> Iterator[AddressQuery]:
    if not words:
        return
    yield replace(query, street=" ".join(words), streets=tuple(readings(tuple(words))))
    last = words[-1]
    if len(words) > 1 and not query.unit and (len(last) == 1 or last[0].isdigit() or last[-1].isdigit()):
        before = words[:-1]  # "1625 SE N St F104"
        if any(is_suffix(word) for word in before[1:]):
            yield replace(query, street=" ".join(before), streets=tuple(readings(tuple(before))), unit=last)


def _at_crossing(query: AddressQuery, text: str, is_town: Callable[[str], bool]) -> Iterator[AddressQuery]:
    sides = _CROSSING.split(text)
    if len(sides) != 2:  # noqa: PLR2004 - two streets
        return
    one, other = (tuple(tokens(side)) for side in sides)
    if not one or not other:
        return
    if not query.town:
        for count in range(min(_LONGEST_TOWN, len(other) - 1), 0, -1):
            town = " ".join(other[-count:])
            if is_town(town):
                yield _crossing(replace(query, town=town), one, other[:-count])
    yield _crossing(query, one, other)


def _crossing(query: AddressQuery, one: tuple[str, ...], other: tuple[str, ...]) -> AddressQuery:
    return replace(
        query,
        street=f"{' '.join(one)} & {' '.join(other)}",
        streets=tuple(readings(one)),
        cross=tuple(readings(other)),
    )
