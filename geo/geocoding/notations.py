"""Rewrite other notations of a location to the plain one: map links, plus codes, spreadsheet cells, spoken digits."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from openlocationcode import openlocationcode

from geo.errors import NotUnderstoodError
from geo.geodesy import haversine_m
from geo.models import Point

MAX_LINK_LENGTH = 4_000  # characters: a link of a map service is longer than an address
_NUMBER = r"[+-]?\d{1,3}(?:\.\d{1,20})?"
_PAIR = rf"({_NUMBER})\s*,\s*({_NUMBER})"
_LINK = re.compile(r"(?:https?://|(?:www|maps|goo|g)\.)\S+$", re.IGNORECASE)
_LINK_COORDINATES = (  # the pin before the center of the map
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(
        rf"[?&](?:q|query|ll|daddr|destination|coordinate|address|sll|center|mlat)=(?:loc:)?\s*{_PAIR}(?![\d.])",
        re.IGNORECASE,
    ),
    re.compile(rf"[?&]mlat=({_NUMBER})&mlon=({_NUMBER})"),
    re.compile(rf"/(?:search|place|dir)/(?:[^/@]*/)?{_PAIR}(?=[/?&#@]|$)"),
    re.compile(rf"@{_PAIR}"),
    re.compile(rf"#(?:map=)?[\d.]+/({_NUMBER})/({_NUMBER})"),
)
_LINK_NAME = re.compile(r"[?&](?:q|query|daddr|address)=([^&]+)|/(?:search|place)/([^/@?]+)", re.IGNORECASE)
_CELL = re.compile(r"^[^()]*\(\s*([+-]?\d{1,3}\.\d+)\s*,\s*([+-]?\d{1,3}\.\d+)\s*\)$")
_PLUS_CODE = re.compile(r"^[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,7}$", re.IGNORECASE)
_SHORT_PLUS_CODE = re.compile(r"^[23456789CFGHJMPQRVWX]{2,6}\+[23456789CFGHJMPQRVWX]{2,3}\b", re.IGNORECASE)
_MGRS = re.compile(r"^\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(?:\d{2,10}|\d{1,5}\s\d{1,5})$", re.IGNORECASE)
_DIGITS = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TENS = {
    "twenty": 2, "thirty": 3, "forty": 4, "fifty": 5, "sixty": 6, "seventy": 7, "eighty": 8, "ninety": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_ZIP_DIGITS, _DECIMALS, _MIN_RADIUS_M = 5, 6, 10.0


def coordinates_in_link(text: str) -> str | None:
    """Return 'latitude, longitude' or the name that a link of a map service contains, and `None` for other text.

    Raises `NotUnderstoodError` for a link without either, such as a shortened one.
    """
    text = text.strip()
    if not _LINK.match(text) or len(text) > MAX_LINK_LENGTH:
        return None
    link = unquote(text.replace("+", " "))
    for pattern in _LINK_COORDINATES:
        if match := pattern.search(link):
            return f"{match[1]}, {match[2]}"
    if match := _LINK_NAME.search(link):
        return (match[1] or match[2]).strip()
    raise NotUnderstoodError(
        "That link has no coordinates in it. Open it, copy the coordinates, and enter them here, or enter a ZIP code."
    )


def coordinates_in_cell(text: str) -> str | None:
    """Return the 'latitude, longitude' in parentheses that end a cell of an open data portal, after an address."""
    match = _CELL.match(text)
    return f"{match[1]}, {match[2]}" if match else None


class PlusCode(NamedTuple):
    """The center of the cell that a plus code names, and the distance from there to its corners."""

    point: Point
    radius_m: float


def parse_plus_code(text: str) -> PlusCode | None:
    """Return the cell that `text`, a full plus code, names, or `None` for other text.

    Raises `NotUnderstoodError` for a short plus code, which needs a reference point.
    """
    code = text.upper().replace(" ", "")
    if _PLUS_CODE.match(code) and openlocationcode.isFull(code):
        area = openlocationcode.decode(code)
        point = Point(lon=round(area.longitudeCenter, _DECIMALS), lat=round(area.latitudeCenter, _DECIMALS))
        corner = Point(lon=area.longitudeHi, lat=area.latitudeHi)
        return PlusCode(point=point, radius_m=max(_MIN_RADIUS_M, round(haversine_m(point, corner), 1)))
    if _SHORT_PLUS_CODE.match(text.strip()):
        raise NotUnderstoodError(
            "A short plus code depends on where you are. Enter the full code of at least ten characters, or a ZIP code."
        )
    return None


def reject_grid_reference(text: str) -> None:
    """Raise `NotUnderstoodError` for an MGRS or USNG grid reference, whose digits resemble a ZIP code."""
    if _MGRS.match(text):
        raise NotUnderstoodError("MGRS grid references are not supported. Enter latitude and longitude, or a ZIP code.")


def plain_zip(text: str) -> str:
    """Return `text` with a ZIP code in its usual notation.

    Corrects '97814.0' and '97814-' of spreadsheets, '97317--939', '9 7 8 1 4', and 'ninety seven eight one four'.
    """
    text = _spoken(text)
    text = re.sub(r"(?<![\d.])(\d)[ .-](\d)[ .-](\d)[ .-](\d)[ .-](\d)$", r"\1\2\3\4\5", text)
    text = re.sub(r"(?<!\d)(\d{5})\.0+$", r"\1", text)
    text = re.sub(r"(?<![\d-])(\d{5})(?:-|\s?--\s?\d{0,4}|-\d{1,3})$", r"\1", text)
    return re.sub(r"(^|[\s,])-(\d{5}(?:-\d{4})?)$", r"\1\2", text.replace("~", ","))


def _spoken(text: str) -> str:
    """Return the five digits that `text` spells in words, such as 'ninety-seven eight fourteen', else `text`."""
    words = re.sub(r"[-,]", " ", text.casefold()).split()
    words = [word for word in words if word not in {"zip", "code", "and"}]
    digits = ""
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word in _TENS:
            digits += str(_TENS[word]) + ("" if following in _DIGITS and _DIGITS[following] != "0" else "0")
        elif word in _TEENS:
            digits += str(_TEENS[word])
        elif word in _DIGITS:
            digits += _DIGITS[word]
        elif word != "hundred":
            return text
        else:
            digits += "00"
    return digits if len(digits) == _ZIP_DIGITS else text
