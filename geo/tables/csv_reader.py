"""Read a CSV table and reject an invalid one with an error that names file, row and column."""

import csv
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd

from geo.errors import TableError
from geo.tables.normalize import name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The rules for one column: text (matching `pattern`), or a number from `low` to `high` if `number` or `whole`."""

    name: str
    number: bool = False
    whole: bool = False
    low: float = -np.inf
    high: float = np.inf
    pattern: str | None = None
    may_be_empty: bool = False
    unique: bool = False


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tabs and line ends
_MAX_QUOTED = 80  # characters of a value or of a parser's message
_MAX_BYTES = 50_000_000  # of a file; the largest table has 0.3 MB
_MAX_WHOLE = 1e12  # so that the sum of thousands of values does not overflow

LAT = Column(name="lat", number=True, low=-90, high=90)
LON = Column(name="lon", number=True, low=-180, high=180)


def read_table(path: Path, columns: Sequence[Column]) -> pd.DataFrame:
    """Return the rows of `path`, text columns as str and number columns as float64 (int64 if whole).

    An empty number, if allowed, is NaN (so a whole column with empty cells is float64). The index starts at 0; the
    columns are in the order of `columns`. Raises `TableError` naming file, row (the header is row 1) and column.
    """
    raw = _read_text(path)
    duplicated = [column.name for column in columns if (raw.columns == column.name).sum() > 1]
    if duplicated:
        raise TableError(path, "the column is duplicated; delete one.", row=1, column=duplicated[0])
    missing = [column.name for column in columns if column.name not in raw.columns]
    if missing:
        raise TableError(
            path, f"the column is missing; the file has {truncated_repr(list(raw.columns))}.", row=1, column=missing[0]
        )
    return pd.DataFrame({column.name: _checked(path, raw[column.name], column) for column in columns})


def truncated_repr(value: object) -> str:
    """Return the `repr` of `value` on one line, shortened for a message: a value may be as long as its file."""
    return _short(repr(value))


def short_reason(error: Exception) -> str:
    """Return the reason for `error` in a few words; its own text may contain the whole file."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8"
    if isinstance(error, KeyError):
        return f"{truncated_repr(error.args[0])} is missing"
    return _short(" ".join(str(error).split()))


def _short(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED else f"{text[: _MAX_QUOTED - 1]}…"


def unreadable(path: Path, error: OSError) -> TableError:
    """Return the `TableError` for a file at `path` that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return TableError(path, f"the file is missing from {path.parent.name}/.")
    return TableError(path, f"the file cannot be read ({error.strerror}).")


def read_file(path: Path) -> bytes:
    """Return the content of the regular file at `path`; never waits for a pipe or reads an oversized file.

    Raises `TableError` for a folder, device or pipe and for more than 50 MB, and `OSError` if it cannot be opened.
    """
    if path.is_symlink() and not path.exists():
        raise TableError(path, "the file is a link that leads nowhere; restore the file it should lead to.")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise TableError(path, "it is not a regular file; put the table in its place.")
        if status.st_size > _MAX_BYTES:
            limit, size = _MAX_BYTES // 1_000_000, status.st_size / 1e6
            raise TableError(path, f"the file has {size:,.0f} MB, more than the limit of {limit} MB; restore the file.")
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(_MAX_BYTES)
    finally:
        os.close(handle)
    return content


def _read_text(path: Path) -> pd.DataFrame:
    try:
        text = read_file(path).decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except OSError as error:
        raise unreadable(path, error) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(path, f"the file is not CSV in UTF-8 ({short_reason(error)}).") from error
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise TableError(path, f"the row contains the control character {match[0]!r}; delete it.", row=line)
    if not rows:
        raise TableError(path, "the file is empty; its first line must name the columns.")
    header, *body = rows
    for number, row in enumerate(body, start=2):
        if len(row) != len(header):
            raise TableError(path, f"the row has {len(row)} values; it must have {len(header)}.", row=number)
    return pd.DataFrame(body, columns=header, dtype=str)


def _checked(
    path: Path, text: "pd.Series[str]", column: Column
) -> "pd.Series[str] | pd.Series[float] | pd.Series[int]":
    if column.pattern is not None:
        reject_rows(path, text, ~text.str.fullmatch(column.pattern), f"does not match {column.pattern}")
    if not column.may_be_empty:
        reject_rows(path, text, text.str.strip() == "", "is empty")
    if column.unique:
        reject_rows(path, text, text.duplicated(), "is duplicated")
    return _numbers(path, text, column) if column.number or column.whole else text


def _numbers(path: Path, text: "pd.Series[str]", column: Column) -> "pd.Series[float] | pd.Series[int]":
    values = pd.to_numeric(text, errors="coerce").astype("float64")
    filled = text.str.strip() != ""
    reject_rows(path, text, filled & ~np.isfinite(values), "is not a number")
    outside = filled & ~values.between(column.low, column.high)
    reject_rows(path, text, outside, _bounds_fault(column))
    if not column.whole:
        return values
    reject_rows(path, text, filled & (values % 1 != 0), "is not a whole number")
    reject_rows(path, text, filled & (values.abs() > _MAX_WHOLE), f"is more than {_MAX_WHOLE:g}")
    return values.astype("int64") if filled.all() else values


def _bounds_fault(column: Column) -> str:
    if np.isinf(column.high):
        return f"is less than {column.low:g}"
    return f"is outside {column.low:g} to {column.high:g}"


def reject_duplicates(path: Path, table: pd.DataFrame) -> None:
    """Raise `TableError` for the first row whose `name` (in any spelling) and `county` an earlier row has."""
    keys = table["name"].map(lambda name: name_key(name) or name)
    duplicates = pd.DataFrame({"name": keys, "county": table["county"]}).duplicated()
    reject_rows(path, table["name"], duplicates, "is duplicated in its county; delete one row")


def reject_rows(path: Path, text: "pd.Series[str]", bad: "pd.Series[bool]", fault: str) -> None:
    """Raise `TableError` for the first value of the column `text` that is `bad`, if there is one."""
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        value = re.sub(r"\s+", " ", str(text.iloc[row]))[:60]
        raise TableError(path, f"{value!r} {fault}.", row=row + 2, column=str(text.name))
