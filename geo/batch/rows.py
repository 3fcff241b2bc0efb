"""Read the rows of a CSV file that may be hostile: whatever cannot be used is named in one sentence.

Only one line is held at a time, so a file of any size may be streamed.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from geo.errors import InputError

MOST_COLUMNS = 100
LONGEST_LINE = 100_000
_DELIMITERS = ",;\t"
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The names of the columns, and the rows below them, each as long as its line made it."""

    header: tuple[str, ...]
    body: Iterator[list[str]]


def read_rows(source: BinaryIO) -> Rows:
    """Return the header and the rows of `source`, CSV in UTF-8 with commas, semicolons or tabs.

    Raises `InputError` for a file that is none, at once or, while the body is read, at the line at fault.
    """
    lines = _lines(source)
    first = next(lines, "")
    if not first.strip():
        raise InputError("The file is empty or starts with an empty line; its first line must name the columns.")
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _parsed(_chain(first, lines), delimiter)
    return Rows(header=_checked_header(next(rows)), body=(row for row in rows if row))


def column_indexes(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return where the columns called `names` stand; raises `InputError` for an unknown or an ambiguous one."""
    return [_rank(header, name) for name in names]


def _rank(header: Sequence[str], name: str) -> int:
    found = [rank for rank, title in enumerate(header) if title.strip().casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    shown = ", ".join(title[:30] for title in header[:10]) + (", ..." if len(header) > 10 else "")  # noqa: PLR2004
    fault = "more than one" if found else "no"
    raise InputError(f"The file has {fault} column {name[:60]!r}; its columns are: {shown}.")


def _lines(source: BinaryIO) -> Iterator[str]:
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            _refuse_utf_16(line)
            line = line.removeprefix(_BOM)
        if b"\0" in line:
            raise InputError(f"Line {number} holds zero bytes, so the file is no CSV; save it as CSV in UTF-8.")
        if len(line) > LONGEST_LINE:
            raise InputError(f"Line {number} is longer than {LONGEST_LINE:,} bytes, so the file is no usable CSV.")
        yield _decoded(line, number)


def _refuse_utf_16(line: bytes) -> None:
    if line.startswith(_UTF_16):
        raise InputError("The file is written in UTF-16; save it as CSV in UTF-8.")


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"Line {number} is not written in UTF-8; save the file as CSV in UTF-8.") from None


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _parsed(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        if "new-line" in str(error):  # lines that end in carriage returns, as old programs write them
            raise InputError(f"Line {reader.line_num} holds carriage returns; save the file as CSV in UTF-8.") from None
        raise InputError(f"Line {reader.line_num} is no CSV ({error}); look for a stray quotation mark.") from None


def _checked_header(header: list[str]) -> tuple[str, ...]:
    if len(header) > MOST_COLUMNS:
        raise InputError(f"The file has {len(header)} columns; delete those not needed, {MOST_COLUMNS} may stay.")
    bad = [title for title in header if re.fullmatch(r"[\s\d.,+-]*", title)]
    if bad:
        raise InputError(
            f"The first line must name the columns, and {bad[0].strip()[:40]!r} is no name; add a line of names on top."
        )
    return tuple(header)
