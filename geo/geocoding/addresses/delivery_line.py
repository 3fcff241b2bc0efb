"""Split the first line of an address, '505 1/2 SE M Street # 4', into house number, street and unit."""

import re
import unicodedata
from typing import NamedTuple

from rapidfuzz.distance import OSA
from scourgify.address_constants import OCCUPANCY_TYPE_ABBREVIATIONS

from geo.geocoding.addresses.street_name import tokens

LARGEST_NUMBER = 9_999_999
_FRACTION = r"(?:[1-7]/[2-8])"
_NUMBER = re.compile(
    rf"(?P<number>[0-9]{{1,7}})(?:-?(?P<half>{_FRACTION})|\s*-\s*(?P<second>[0-9]{{1,7}}[A-Z]?)"
    rf"|\s*-?\s*(?P<letter>[A-Z])(?![A-Z0-9]))?(?:\s+(?P<fraction>{_FRACTION}))?(?=[\s,#]|$)",
    re.IGNORECASE,
)
_SPACED_LETTER = re.compile(r"[0-9]+\s+[A-Z]", re.IGNORECASE)
_GRID_NUMBER = re.compile(r"(?P<grid>[NSEW][0-9]{1,5}[NSEW](?P<number>[0-9]{1,6}))(?=\s)", re.IGNORECASE)
_WORDS = {word for pair in OCCUPANCY_TYPE_ABBREVIATIONS.items() for word in pair if word != "#"} | {"SP", "NO", "BLD"}
_ALONE = {"BASEMENT", "BSMT", "PENTHOUSE", "PH", "REAR", "UPPER", "LOWER", "LOWR", "UPPR", "OFC", "FRNT"}
_STRICT = r"(?:(?:APARTMENT|APT|SUITE|STE|UNIT|SPACE|SPC|TRAILER|TRLR)\b\.?\s*[#:]*\s*|#\s*)(?:[A-Z]{1,2}(?=[\s,]|$))"
_DESIGNATOR = re.compile(
    rf"(?:^|[\s,])(?:(?P<strict>{_STRICT})"
    rf"|(?:(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b\.?\s*[#:]*\s*|#\s*)"
    r"(?P<id>[0-9]+(?:ST|ND|RD|TH)?[A-Z]?|[A-Z]?-?[0-9]+[A-Z]?(?:-[0-9]+)?|[A-Z](?=[\s,]|$))(?=[\s,]|$))",
    re.IGNORECASE,
)
_HASH = re.compile(r"#\s*(?P<id>[A-Z0-9/-]+)", re.IGNORECASE)
_ORDINAL_FLOOR = re.compile(r"[\s,]+(?P<id>[0-9]{1,2})(?:ST|ND|RD|TH)\s+(?:FLOOR|FL)\b\.?", re.IGNORECASE)
_LONE_UNIT = re.compile(rf"[\s,]+(?P<id>{'|'.join(sorted(_ALONE))})$", re.IGNORECASE)
_BLANK_UNIT = re.compile(r"[\s,]+(?:APARTMENT|APT|SUITE|STE|UNIT|SPACE|SPC|TRAILER|TRLR)\.?(?:\s+APT)?$", re.IGNORECASE)


_MISSPELLED = re.compile(
    r"(?<=[A-Z.])\s+(?P<word>[A-Z]{4,11})\.?\s+#?\s*(?P<id>[0-9]+[A-Z]?|[A-Z])(?=[\s,]|$)", re.IGNORECASE
)
_MISSPELLED_AS = {"APARTMENT": 2, "BUILDING": 1, "SPACE": 1, "SUITE": 1, "TRAILER": 2}  # with so many slips


class DeliveryLine(NamedTuple):
    """The parts of a delivery line: number, a letter or fraction behind it, the street as it is, and the unit."""

    number: int | None
    letter: str
    rest: str
    unit: str


def split_line(text: str) -> DeliveryLine:
    """Return the parts of `text`: a house number first, then the street, then any units."""
    plain = fractions_spelled(text).strip(" ,")
    number, letter, rest = split_number(plain)
    street, unit = split_unit(rest)
    return DeliveryLine(number, letter, street, unit)


def fractions_spelled(text: str) -> str:
    """Return `text` with '½', also as Unicode normalization leaves it, written '1/2' behind a space."""
    for sign in "½¼¾":
        text = text.replace(sign, " " + unicodedata.normalize("NFKC", sign))
    text = re.sub("([0-9])([1-7]\N{FRACTION SLASH}[2-8])", r"\1 \2", text)
    return text.replace("\N{FRACTION SLASH}", "/")


def split_number(text: str) -> tuple[int | None, str, str]:
    """Return the house number that `text` begins with, the letter or fraction behind it, and the rest."""
    if (grid := _GRID_NUMBER.match(text)) is not None:
        return int(grid["number"]), grid["grid"].upper(), text[grid.end() :].strip(" ,")
    match = _NUMBER.match(text)
    if match is None:
        return None, "", text
    if match["letter"] and _SPACED_LETTER.match(text):
        return int(match["number"]), "", text[match.end("number") :].strip(" ,")  # '821 E Park': a direction
    letter = match["half"] or match["fraction"] or (match["letter"] or "").upper()
    return int(match["number"]), letter, text[match.end() :].strip(" ,")


def split_unit(text: str) -> tuple[str, str]:
    """Return `text` without the units in it, and the units' identifiers, run together with spaces."""
    units = []
    for pattern in (_ORDINAL_FLOOR, _DESIGNATOR, _HASH):
        matches = [match for match in pattern.finditer(text) if tokens(text[: match.start()])]
        for match in reversed(matches):
            units.append((match.start(), match.groupdict().get("strict") or match["id"]))
            text = f"{text[: match.start()]} {text[match.end() :]}"
    if (alone := _LONE_UNIT.search(text)) is not None and len(tokens(text[: alone.start()])) > 1:
        units.append((alone.start(), alone["id"]))
        text = text[: alone.start()]
    if not units and (typo := _MISSPELLED.search(text)) is not None and _is_misspelled_designator(typo["word"]):
        units.append((typo.start(), typo["id"]))
        text = f"{text[: typo.start()]} {text[typo.end() :]}"
    text = _BLANK_UNIT.sub("", text)
    return " ".join(text.split()).strip(" ,"), unit_key(" ".join(unit for _, unit in sorted(units)))


def _is_misspelled_designator(word: str) -> bool:
    """Return whether `word` is 'Suite', 'Apartment' or the like with a letter wrong, missing, added or swapped."""
    word = word.upper()
    return any(OSA.distance(word, name, score_cutoff=slips) <= slips for name, slips in _MISSPELLED_AS.items())


def unit_key(text: str) -> str:
    """Return the form in which two spellings of a unit are equal: 'Apt. 4-b' and '# 4B'."""
    words = [word for word in tokens(text.replace("-", "")) if word not in _WORDS or len(word) == 1]
    return " ".join(words)
