"""What makes two spellings the same name: 'St. Helens' and 'saint helens', 'O'Brien' and 'obrien'."""

import re
import unicodedata

_DROPPED = re.compile(r"[\u0300-\u036f'\u2018\u2019`\u00b4.]")
_PLAIN = re.compile("[a-z0-9]+")
_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "mtn": "mountain",
    "ft": "fort",
    "pt": "point",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "jct": "junction",
    "spgs": "springs",
    "vly": "valley",
    "bch": "beach",
    "co": "county",
    "cnty": "county",
}


def normalize(text: str) -> str:
    """Return `text` in plain lower-case letters, digits and single spaces; accents and other signs are dropped."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_PLAIN.findall(_DROPPED.sub("", letters)))


def name_words(text: str) -> list[str]:
    """Return the plain words of a name, abbreviations written out."""
    return [_WORDS.get(word, word) for word in normalize(text).split()]


def name_key(text: str) -> str:
    """Return the form in which two spellings of one name are equal: its words, run together."""
    return "".join(name_words(text))
