"""Read two coordinates out of text, in the notations that maps, phones and receivers print."""

import re
from dataclasses import dataclass

_MOST_DIGITS = 6  # after the decimal point, in a label: a tenth of a meter
_HALVES = {"deg": 0.5, "min": 0.5 / 60, "sec": 0.5 / 3600}  # of the smallest unit given, in degrees

_LETTER_BEFORE, _LETTER_AFTER = "(?:(?P<{0}1>[NSEW]) ?)?", "(?: ?(?P<{0}2>[NSEW]))?"
_DECIMAL = _LETTER_BEFORE + r"(?P<{0}deg>[+-]?\d{{1,3}}(?:\.\d{{1,12}})?)(?: ?(?:°|DEG(?:REES)?))?" + _LETTER_AFTER
_SEXAGESIMAL = (
    _LETTER_BEFORE
    + r"(?P<{0}deg>[+-]?\d{{1,3}})(?: ?°| ?DEG(?:REES)?| ) ?(?P<{0}min>\d{{1,2}}(?:\.\d{{1,8}})?)(?: ?')?"
    + r"(?: ?(?P<{0}sec>\d{{1,2}}(?:\.\d{{1,6}})?)(?: ?(?:\"|''))?)?"
    + _LETTER_AFTER
)
_BETWEEN = r"(?: ?[,;/] ?| )"
_PATTERNS = tuple(re.compile(angle.format("a") + _BETWEEN + angle.format("b")) for angle in (_DECIMAL, _SEXAGESIMAL))
_DECORATION = re.compile(r"^GEO:|[;,] ?(?:CRS|U)=.*$|\b(?:LATITUDE|LONGITUDE|LAT|LONG?|LNG)\b[:=]?|\bPOINT\b|[()\[\]]")
_SAME_SIGN = str.maketrans("\u2212\u2013\u2019\u2032\u201d\u2033\u00ba", "--''\"\"°")


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """One coordinate in degrees, half the worth of its last digit, its digits as typed, and its letter if any."""

    value: float
    half: float
    digits: int
    letter: str

    @property
    def label(self) -> str:
        """Return the degrees with no more digits than were given."""
        return f"{self.value:.{self.digits}f}"


def read_coordinates(text: str) -> tuple[Angle, Angle] | None:
    """Return the latitude and longitude that `text` consists of, or `None` if it is anything else.

    The first number is the latitude unless letters say otherwise; neither need lie on the earth.
    """
    plain = " ".join(_DECORATION.sub(" ", text.translate(_SAME_SIGN).upper()).split()).strip(" ,;")
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            first, second = _angle(found, "a"), _angle(found, "b")
            turned = first.letter in ("E", "W") or second.letter in ("N", "S")
            return (second, first) if turned else (first, second)
    return None


def _angle(found: re.Match[str], name: str) -> Angle:
    parts = {key[1:]: value for key, value in found.groupdict().items() if key[0] == name and value}
    letter = parts.get("1") or parts.get("2") or ""
    smallest = "sec" if "sec" in parts else "min" if "min" in parts else "deg"
    decimals = len(parts[smallest].partition(".")[2])
    size = abs(float(parts["deg"])) + float(parts.get("min", 0)) / 60 + float(parts.get("sec", 0)) / 3600
    negative = letter in ("S", "W") or parts["deg"].startswith("-")
    extra = {"deg": 0, "min": 2, "sec": 4}[smallest]
    return Angle(
        value=-size if negative else size,
        half=_HALVES[smallest] / 10**decimals,
        digits=min(decimals + extra, _MOST_DIGITS),
        letter=letter,
    )
