"""Write tables so that a second run gives the same bytes and a diff is readable."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.atomic_file import write_bytes
from geo.errors import InputError, TableError
from geo.tables import manifest

DECIMALS = 5  # of a degree: about a meter


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write `header` and `rows` to `path`, in the order given; the old file is replaced once the new one is complete.

    Raises `TableError` if the file cannot be written.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_table(path, text.getvalue())


def write_table(path: Path, text: str) -> None:
    """Replace the file at `path` by `text` in UTF-8; raises `TableError` if it cannot be written."""
    try:
        write_bytes(path, text.encode())
    except InputError as error:
        raise TableError(
            path, f"the table cannot be written ({getattr(error.__cause__, 'strerror', None) or error})."
        ) from error
    manifest.enter(path)


def degrees(value: float) -> str:
    """Return a coordinate in degrees as the tables have it, with five decimals."""
    return f"{value:.{DECIMALS}f}"
