"""Write tables so that a second run gives the same bytes and a difference reads well."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.errors import TableError

DECIMALS = 5  # of a degree: about a meter


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `rows` under `header` to `path`, in the order given; the old table stands until the new one is whole.

    Raises `TableError` where the file cannot be written.
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
    """Return a coordinate as it stands in the tables."""
    return f"{value:.{DECIMALS}f}"
