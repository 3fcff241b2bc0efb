"""Normalize names, so that 'St. Helens' equals 'saint helens' and 'O'Brien' equals 'obrien'."""

import re
import unicodedata

_DROPPED = re.compile(r"[\u0300-\u036f'\u2018\u2019`\u00b4.]")
_WORD = re.compile("[a-z0-9]+")
_ABBREVIATIONS = {
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
    "no": "north",
    "so": "south",
    "lk": "lake",
    "cyn": "canyon",
    "hts": "heights",
    "jtn": "junction",
    "jctn": "junction",
    "co": "county",
    "cnty": "county",
}


def normalize(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and single spaces; accents and punctuation are dropped."""
    letters = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall(_DROPPED.sub("", letters)))


def name_words(text: str) -> list[str]:
    """Return the normalized words of a name, with abbreviations spelled out."""
    return [_ABBREVIATIONS.get(word, word) for word in normalize(text).split()]


def name_key(text: str) -> str:
    """Return a key that is equal for all spellings of a name: its normalized words, run together."""
    return "".join(name_words(text))
