"""Clean text that a user entered, reject text that cannot be a location, and quote it in a message."""

import re
import unicodedata

from geo.errors import NotUnderstoodError

MAX_LENGTH = 200  # characters: no address is longer
_MAX_QUOTED = 50  # characters
_MARKUP = re.compile(r"[<>{}\[\]|\\=$%^~*?!;]|--")
WHAT_TO_ENTER = "Enter a ZIP code, town, county, address, or latitude and longitude"


def clean(text: str) -> str:
    """Return `text` with full-width forms, digits and dashes in ASCII, invisible characters removed, spaces single.

    Raises `NotUnderstoodError` for text that is empty, too long or contains control characters.
    """
    if len(text) > MAX_LENGTH:
        raise NotUnderstoodError(f"{quote(text)} is {len(text):,} characters long. {WHAT_TO_ENTER}.")
    plain = text if text.isascii() else "".join(map(_to_ascii, unicodedata.normalize("NFKC", text)))
    cleaned = _single_spaced(plain)
    if not cleaned:
        raise NotUnderstoodError(f"No location was entered. {WHAT_TO_ENTER}.")
    if any(unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} for char in cleaned):
        raise NotUnderstoodError(f"{quote(text)} contains control characters. {WHAT_TO_ENTER}.")
    return cleaned


def reject_markup(text: str) -> None:
    """Raise `NotUnderstoodError` if `text` contains characters of program code or markup, which no name has."""
    if _MARKUP.search(text):
        raise NotUnderstoodError(f"{quote(text)} is not a location. {WHAT_TO_ENTER}.")


def quote(text: str) -> str:
    """Return `text` in double quotes, safe for a message: on one line, without control characters, shortened."""
    head = _single_spaced(text[: 4 * _MAX_QUOTED])
    visible = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in head)
    if len(visible) <= _MAX_QUOTED and len(text) <= 4 * _MAX_QUOTED:
        return f'"{visible}"'
    return f'"{visible[:_MAX_QUOTED].rstrip()}…"'


def _to_ascii(char: str) -> str:
    """Return the ASCII digit or hyphen for `char` if it is a digit or dash of any script, otherwise `char`."""
    category = unicodedata.category(char)
    return str(unicodedata.decimal(char)) if category == "Nd" else "-" if category == "Pd" else char


def _single_spaced(text: str) -> str:
    """Return `text` on one line without format characters, such as the marks that change the writing direction."""
    visible = text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join(visible.split())
