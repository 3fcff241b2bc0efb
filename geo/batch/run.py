"""Stream a CSV through: the rows as they came, made harmless, with the answer behind each."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TextIO

from geo.batch.lookup import Result
from geo.batch.rows import column_indexes, read_rows
from geo.errors import InputError
from geo.export.formula import escape_formula

_CHUNK = 5_000
RESULT_COLUMNS = Result._fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Rows written so far, and those among them without an answer."""

    rows: int
    failed: int


def run(
    source: BinaryIO,
    target: TextIO,
    columns: Sequence[str],
    answers: Callable[[Sequence[str]], list[Result]],
    *,
    most_rows: int | None = None,
) -> Iterator[Progress]:
    """Write `source` with an answer behind each row to `target`; yield after every few thousand rows and at the end.

    What is asked is the text of `columns`, joined by commas. Raises `InputError` for a file that cannot be used or
    has more than `most_rows` rows.
    """
    table = read_rows(source)
    ranks = column_indexes(table.header, columns)
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([escape_formula(title) for title in [*table.header, *_result_titles(table.header)]])
    rows = failed = 0
    while chunk := list(islice(table.body, _CHUNK)):
        rows += len(chunk)
        if most_rows is not None and rows > most_rows:
            raise InputError(f"The file has more than {most_rows:,} rows; split it.")
        results = _answered(chunk, len(table.header), ranks, answers)
        failed += sum(bool(result.reason) for result in results)
        writer.writerows(_written(row, result, len(table.header)) for row, result in zip(chunk, results, strict=True))
        yield Progress(rows=rows, failed=failed)
    if not rows:
        raise InputError("The file has a line of column names and no row below it.")


def _answered(
    chunk: Sequence[list[str]], width: int, ranks: Sequence[int], answers: Callable[[Sequence[str]], list[Result]]
) -> list[Result]:
    texts = [", ".join(row[rank].strip() for rank in ranks) if len(row) == width else "" for row in chunk]
    return [
        result if len(row) == width else Result(reason=f"The row has {len(row)} of {width} cells.")
        for row, result in zip(chunk, answers(texts), strict=True)
    ]


def _written(row: list[str], result: Result, width: int) -> list[str]:
    cells = (row + [""] * width)[:width]
    return [escape_formula(cell) for cell in [*cells, *result]]


def _result_titles(header: Sequence[str]) -> list[str]:
    """Return the titles of the answer's columns, set apart from titles that the file has already."""
    taken = {title.strip().casefold() for title in header}
    return [f"{title}_found" if title in taken else title for title in RESULT_COLUMNS]
