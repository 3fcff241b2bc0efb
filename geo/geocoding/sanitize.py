"""Clean what somebody typed, refuse what nobody types, and show it again in a message."""

import re
import unicodedata

from geo.errors import NotUnderstoodError

MAX_LENGTH = 200  # characters: no address is longer
_SHOWN = 50
_CODE = re.compile(r"[<>{}\[\]|\\=$%^~*?!;]|--")
WHAT_TO_ENTER = "type a ZIP code, a town, a county, an address or latitude, longitude"


def clean(text: str) -> str:
    """Return `text` with full-width forms, digits and dashes made plain, invisible marks gone, every space single.

    Raises `NotUnderstoodError` for text that is empty, too long or holds control characters.
    """
    if len(text) > MAX_LENGTH:
        raise NotUnderstoodError(f"{quote(text)} is {len(text):,} characters long; {WHAT_TO_ENTER}.")
    cleaned = _without_marks("".join(map(_typed, unicodedata.normalize("NFKC", text))))
    if not cleaned:
        raise NotUnderstoodError(f"Nothing was typed; {WHAT_TO_ENTER}.")
    if any(unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"} for sign in cleaned):
        raise NotUnderstoodError(f"{quote(text)} holds control characters; {WHAT_TO_ENTER}.")
    return cleaned


def reject_code(text: str) -> None:
    """Raise `NotUnderstoodError` if `text` holds signs that belong to a program or a page, and to no name."""
    if _CODE.search(text):
        raise NotUnderstoodError(f"{quote(text)} is not understood; {WHAT_TO_ENTER}.")


def quote(text: str) -> str:
    """Return `text` as a message may show it: quoted, on one line, without control characters, shortened."""
    head = _without_marks(text[: 4 * _SHOWN])
    visible = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in head)
    return f"'{visible}'" if len(visible) <= _SHOWN and len(text) <= 4 * _SHOWN else f"'{visible[:_SHOWN].rstrip()}…'"


def _typed(sign: str) -> str:
    """Return the digit or hyphen that keyboards here have for `sign`, a digit or dash of any script."""
    kind = unicodedata.category(sign)
    return str(unicodedata.decimal(sign)) if kind == "Nd" else "-" if kind == "Pd" else sign


def _without_marks(text: str) -> str:
    """Return `text` on one line without format characters, such as the marks that change the writing direction."""
    return " ".join("".join(sign for sign in text if unicodedata.category(sign) != "Cf").split())
