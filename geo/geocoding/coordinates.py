"""Parse a latitude and a longitude in the notations that maps, phones and GPS receivers print."""

import re
from dataclasses import dataclass

from geo.errors import NotUnderstoodError

_PER_UNIT = 60  # minutes in a degree and seconds in a minute
_MAX_DECIMALS = 6  # in a label: a tenth of a meter
_HALF_UNIT_DEG = {"deg": 0.5, "min": 0.5 / 60, "sec": 0.5 / 3600}  # half of the smallest unit entered, in degrees

_LETTER_BEFORE, _LETTER_AFTER = "(?:(?P<{0}1>[NSEW]) ?)?", "(?: ?(?P<{0}2>[NSEW]))?"
_DECIMAL = _LETTER_BEFORE + r"(?P<{0}deg>[+-]?\d{{1,3}}(?:\.\d{{1,12}})?)(?: ?(?:°|DEG(?:REES)?))?" + _LETTER_AFTER
_SEXAGESIMAL = (
    _LETTER_BEFORE
    + r"(?P<{0}deg>[+-]?\d{{1,3}})(?: ?°| ?DEG(?:REES)?| ) ?(?P<{0}min>\d{{1,2}}(?:\.\d{{1,8}})?)(?: ?')?"
    + r"(?: ?(?P<{0}sec>\d{{1,2}}(?:\.\d{{1,6}})?)(?: ?(?:\"|''))?)?"
    + _LETTER_AFTER
)
_SEPARATOR = r"(?: ?[,;/] ?| )"
_PATTERNS = tuple(re.compile(angle.format("a") + _SEPARATOR + angle.format("b")) for angle in (_DECIMAL, _SEXAGESIMAL))
_DECORATION = re.compile(r"^GEO:|[;,] ?(?:CRS|U)=.*$|\b(?:LATITUDE|LONGITUDE|LAT|LONG?|LNG)\b[:=]?|\bPOINT\b|[()\[\]]")
_TYPOGRAPHIC = str.maketrans("\u2212\u2013\u2019\u2032\u201d\u2033\u00ba", "--''\"\"°")


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """One coordinate: degrees, half a unit of its last digit in degrees, its decimals and its letter, if any."""

    value: float
    rounding: float
    decimals: int
    letter: str

    @property
    def label(self) -> str:
        """Return the degrees with no more digits than were entered."""
        return f"{self.value:.{self.decimals}f}"


def parse_coordinates(text: str) -> tuple[Angle, Angle] | None:
    """Return the latitude and longitude that make up `text`, or `None` if it is anything else.

    The first number is the latitude unless letters say otherwise; degrees are not checked against any range. Raises
    `NotUnderstoodError` for 60 minutes or seconds and more.
    """
    plain = " ".join(_DECORATION.sub(" ", text.translate(_TYPOGRAPHIC).upper()).split()).strip(" ,;")
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            first, second = _angle(match, "a"), _angle(match, "b")
            lon_first = first.letter in ("E", "W") or second.letter in ("N", "S")
            return (second, first) if lon_first else (first, second)
    return None


def _angle(match: re.Match[str], prefix: str) -> Angle:
    parts = {key[1:]: value for key, value in match.groupdict().items() if key[0] == prefix and value}
    for unit, name in (("min", "minutes"), ("sec", "seconds")):
        if float(parts.get(unit, 0)) >= _PER_UNIT:
            raise NotUnderstoodError(f"{parts[unit]} {name} is too many: minutes and seconds go from 0 to below 60.")
    letter = parts.get("1") or parts.get("2") or ""
    smallest = "sec" if "sec" in parts else "min" if "min" in parts else "deg"
    decimals = len(parts[smallest].partition(".")[2])
    degrees = abs(float(parts["deg"])) + float(parts.get("min", 0)) / 60 + float(parts.get("sec", 0)) / 3600
    negative = letter in ("S", "W") or parts["deg"].startswith("-")
    extra_decimals = {"deg": 0, "min": 2, "sec": 4}[smallest]
    return Angle(
        value=-degrees if negative else degrees,
        rounding=_HALF_UNIT_DEG[smallest] / 10**decimals,
        decimals=min(decimals + extra_decimals, _MAX_DECIMALS),
        letter=letter,
    )
