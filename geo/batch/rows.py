"""Read the rows of an untrusted CSV file, one line at a time, so that a file of any size can be streamed."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from geo.errors import InputError

MOST_COLUMNS = 100
LONGEST_LINE = 100_000
_DELIMITERS = ",;\t"
_UTF_8_BOM = b"\xef\xbb\xbf"
_UTF_16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_LISTED_COLUMNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The column names, and the rows below them, each with as many cells as its line has."""

    header: tuple[str, ...]
    body: Iterator[list[str]]


def read_rows(source: BinaryIO) -> Rows:
    """Return the header and the rows of `source`, CSV in UTF-8 with commas, semicolons or tabs.

    Raises `InputError` for a file that cannot be used: at once or, while the body is read, at the faulty line.
    """
    lines = _lines(source)
    first = next(lines, "")
    if not first.strip():
        raise InputError("The file is empty or starts with an empty line. Put the column names on its first line.")
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _parse(chain([first], lines), delimiter)
    return Rows(header=_check_header(next(rows)), body=(row for row in rows if row))


def column_indexes(header: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return the index of each column in `names`; raise `InputError` for an unknown or a duplicate one."""
    return [_column_index(header, name) for name in names]


def _column_index(header: Sequence[str], name: str) -> int:
    indexes = [index for index, title in enumerate(header) if title.strip().casefold() == name.strip().casefold()]
    if len(indexes) == 1:
        return indexes[0]
    titles = ", ".join([title[:30] for title in header[:_LISTED_COLUMNS]] + ["..."] * (len(header) > _LISTED_COLUMNS))
    count = "more than one" if indexes else "no"
    raise InputError(f"The file has {count} column {name[:60]!r}; its columns are: {titles}.")


def _lines(source: BinaryIO) -> Iterator[str]:
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            _reject_utf_16(line)
            line = line.removeprefix(_UTF_8_BOM)
        if b"\0" in line:
            raise InputError(f"Line {number} contains zero bytes, so this is not a CSV file. Save it as CSV in UTF-8.")
        if len(line) > LONGEST_LINE:
            raise InputError(f"Line {number} is longer than {LONGEST_LINE:,} bytes. Check that this is a CSV file.")
        yield _decode(line, number)


def _reject_utf_16(line: bytes) -> None:
    if line.startswith(_UTF_16_BOMS):
        raise InputError("The file is in UTF-16. Save it as CSV in UTF-8.")


def _decode(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"Line {number} is not in UTF-8. Save the file as CSV in UTF-8.") from None


def _parse(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        if "new-line" in str(error):  # lines that end in carriage returns alone, as in old Mac files
            raise InputError(f"Line {reader.line_num} has carriage returns. Save the file as CSV in UTF-8.") from None
        raise InputError(f"Line {reader.line_num} is not CSV ({error}). Look for a stray quotation mark.") from None


def _check_header(header: list[str]) -> tuple[str, ...]:
    if len(header) > MOST_COLUMNS:
        raise InputError(f"The file has {len(header)} columns. Remove some; at most {MOST_COLUMNS} are allowed.")
    bad = [title for title in header if re.fullmatch(r"[\s\d.,+-]*", title)]
    if bad:
        raise InputError(
            f"{bad[0].strip()[:40]!r} is not a column name. Add a line with the column names at the top of the file."
        )
    return tuple(header)
