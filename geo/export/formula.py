"""Make cells harmless: a spreadsheet must not take what somebody typed for a formula."""

import re

_STARTS_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def escape_formula(cell: str) -> str:
    """Return `cell`, an apostrophe before it if a spreadsheet could take it for a formula; plain numbers stay."""
    if _STARTS_FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
