"""Write tables so that a second run gives the same bytes and a diff is readable."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.errors import TableError

DECIMALS = 5  # of a degree: about a meter


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `header` and `rows` to `path`, in the order given; the old file is replaced once the new one is complete.

    Raises `TableError` if the file cannot be written.
    """
    unfinished = path.with_suffix(".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)
        unfinished.replace(path)
    except OSError as error:
        raise TableError(path, f"the table cannot be written ({error.strerror}).") from error


def degrees(value: float) -> str:
    """Return a coordinate in degrees as the tables have it, with five decimals."""
    return f"{value:.{DECIMALS}f}"
