"""Stream a CSV file: the rows as they came, formulas escaped, each followed by its result."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TextIO

from geo.batch.lookup import Result
from geo.batch.rows import column_indexes, read_rows
from geo.errors import InputError
from geo.export.formats import escape_formula

_CHUNK_ROWS = 5_000
RESULT_COLUMNS = Result._fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Rows written so far, and how many of them have no result."""

    rows: int
    failed: int


def run(
    source: BinaryIO,
    target: TextIO,
    columns: Sequence[str],
    look_up: Callable[[Sequence[str]], list[Result]],
    *,
    most_rows: int | None = None,
) -> Iterator[Progress]:
    """Write `source` to `target` with the result after each row; yield after every 5,000 rows and at the end.

    The query of a row is the text of its `columns`, joined by commas. Raises `InputError` for a file that cannot be
    used or has more than `most_rows` rows.
    """
    table = read_rows(source)
    indexes = column_indexes(table.header, columns)
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([escape_formula(title) for title in [*table.header, *_result_titles(table.header)]])
    rows = failed = 0
    while chunk := list(islice(table.body, _CHUNK_ROWS)):
        rows += len(chunk)
        if most_rows is not None and rows > most_rows:
            raise InputError(f"The file has more than {most_rows:,} rows. Split it into smaller files.")
        results = _results(chunk, len(table.header), indexes, look_up)
        failed += sum(bool(result.reason) for result in results)
        writer.writerows(_cells(row, result, len(table.header)) for row, result in zip(chunk, results, strict=True))
        yield Progress(rows=rows, failed=failed)
    if not rows:
        raise InputError("The file has column names but no rows below them. Add at least one row.")


def _results(
    chunk: Sequence[list[str]], width: int, indexes: Sequence[int], look_up: Callable[[Sequence[str]], list[Result]]
) -> list[Result]:
    queries = [", ".join(row[index].strip() for index in indexes) if len(row) == width else "" for row in chunk]
    return [
        result if len(row) == width else Result(reason=f"The row has {len(row)} of {width} cells.")
        for row, result in zip(chunk, look_up(queries), strict=True)
    ]


def _cells(row: list[str], result: Result, width: int) -> list[str]:
    padded = (row + [""] * width)[:width]
    return [escape_formula(cell) for cell in [*padded, *result]]


def _result_titles(header: Sequence[str]) -> list[str]:
    """Return the titles of the result columns, with a suffix where the file has a column of that name."""
    taken = {title.strip().casefold() for title in header}
    return [f"{title}_found" if title in taken else title for title in RESULT_COLUMNS]
