"""What a reader yields: address points, house ranges, named lines and landmarks, checked and normalized."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from geo.geocoding.addresses.delivery_line import LARGEST_NUMBER, split_line, split_number, unit_key
from geo.geocoding.addresses.schema import SCALE
from geo.geocoding.addresses.street_name import DIRECTIONS, StreetName, parse_street
from geo.tables.normalize import name_key

LONGEST_TEXT = 200  # characters of one field
_ZIP = re.compile(r"([0-9]{5})(?:\.0|-?[0-9]{0,4})?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
Microdegrees = tuple[int, int]


class RowError(ValueError):
    """One row cannot be used; the reader counts it and goes on."""


class StreetKey(NamedTuple):
    """A street as the index keeps it: its normalized name, town and ZIP code, and the name to display."""

    name: StreetName
    town_key: str
    town: str
    zip: str
    display: str


class PointRecord(NamedTuple):
    """One address point."""

    street: StreetKey
    number: int
    letter: str
    unit: str
    lon: int
    lat: int


class RangeRecord(NamedTuple):
    """House numbers along one side of a line."""

    street: StreetKey
    first: int
    last: int
    parity: str
    side: str
    line: tuple[Microdegrees, ...]


class LineRecord(NamedTuple):
    """A piece of a named street."""

    street: StreetKey
    line: tuple[Microdegrees, ...]


class LandmarkRecord(NamedTuple):
    """A named place."""

    key: str
    name: str
    kind: str
    lon: int
    lat: int


class Skipped(NamedTuple):
    """A row that was left out, and why."""

    reason: str


Record = PointRecord | RangeRecord | LineRecord | LandmarkRecord | Skipped


def point_record(  # noqa: PLR0913 - the fields of an address
    *, street: str, lon: object, lat: object, number: str = "", unit: str = "", town: str = "", zip_code: str = ""
) -> PointRecord:
    """Return the record of one address, whose number may stand in `number` or at the start of `street`.

    Raises `RowError` for a row without number, street or a position on the earth.
    """
    if max(map(len, (street, number, unit, town, zip_code))) > LONGEST_TEXT:
        raise RowError("a field is too long")
    if number:
        house, letter, left = split_number(number.removesuffix(".0").strip())
        if left:
            house, letter, left = split_number(f"{number} ")
        rest = street
        letter = letter or left.upper()[:10]
        line = split_line(f"1 {rest}")
    else:
        line = split_line(street)
        house, letter = line.number, line.letter
    if house is None or not 0 < house <= LARGEST_NUMBER:
        raise RowError("there is no house number")
    return PointRecord(
        street_key(line.rest, town, zip_code), house, letter, unit_key(unit) or line.unit, *microdegrees(lon, lat)
    )


def street_key(street: str, town: str = "", zip_code: str = "") -> StreetKey:
    """Return the key of the street called `street`; raises `RowError` where that is no name."""
    return _street_key(street.strip(), town.strip(), zip_code.strip())


@lru_cache(maxsize=65_536)
def _street_key(street: str, town: str, zip_code: str) -> StreetKey:
    if _CONTROL.search(street) or _CONTROL.search(town):
        raise RowError("a name has control characters")
    name = parse_street(street)
    if not name.base:
        raise RowError("there is no street name")
    match = _ZIP.fullmatch(zip_code)
    return StreetKey(name, name_key(town), display(town), match[1] if match else "", display(street))


def microdegrees(lon: object, lat: object) -> Microdegrees:
    """Return a position in whole millionths of a degree; raises `RowError` where it is not one on the earth."""
    try:
        east, north = float(lon), float(lat)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise RowError("there are no coordinates") from None
    if not (math.isfinite(east) and math.isfinite(north) and abs(east) <= 180 and abs(north) <= 90):  # noqa: PLR2004
        raise RowError("the coordinates are not longitude and latitude in degrees")
    if east == north == 0:
        raise RowError("the coordinates are 0, 0")
    return round(east * SCALE), round(north * SCALE)


def landmark_record(name: str, kind: str, lon: object, lat: object) -> LandmarkRecord:
    """Return the record of a landmark; raises `RowError` where it has no usable name or position."""
    text = " ".join(name.split())
    key = name_key(text)
    if not key or len(text) > LONGEST_TEXT or _CONTROL.search(text):
        raise RowError("a landmark has no usable name")
    return LandmarkRecord(key, text, kind, *microdegrees(lon, lat))


@lru_cache(maxsize=65_536)
def display(text: str) -> str:
    """Return `text` as people write names: 'SE N Street', 'Old Stage Road', 'NE 6th Street'."""
    return " ".join(map(_display_word, text.split()))


def _display_word(word: str) -> str:
    if word.upper() in DIRECTIONS and len(word) <= 2:  # noqa: PLR2004 - N or SE
        return word.upper()
    if not word.isupper():
        return word
    if word[0].isdigit():
        return word.lower() if not word[-1:].isdigit() and len(word) > 2 else word  # noqa: PLR2004 - 6th, but 2B
    return re.sub(r"[A-Z]+", lambda match: match[0].capitalize(), word).replace("'S", "'s")
