"""Read one CSV table and refuse a broken one by file, row and column."""

import csv
import re
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
    """What one column must hold: text (of a pattern) unless `number`, in which case a number within bounds."""

    name: str
    number: bool = False
    whole: bool = False
    low: float = -np.inf
    high: float = np.inf
    pattern: str | None = None
    may_be_empty: bool = False
    unique: bool = False


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tabs and the ends of lines
_SHOWN = 80  # characters of a value or of a parser's words
_LARGEST = 1e12  # of whole numbers: thousands of them add up without overflow

LAT = Column(name="lat", number=True, low=-90, high=90)
LON = Column(name="lon", number=True, low=-180, high=180)


def read_table(path: Path, columns: Sequence[Column]) -> pd.DataFrame:
    """Return the rows of `path`, text columns as str and number columns as float64 (int64 if whole).

    An empty number, where allowed, is NaN (so a whole column that may be empty stays float64). The index counts from
    0; columns come in the order asked for. Raises `TableError` naming file, row (the header is 1) and column.
    """
    raw = _read_text(path)
    twice = [column.name for column in columns if (raw.columns == column.name).sum() > 1]
    if twice:
        raise TableError(path, "the column stands there twice; delete one.", row=1, column=twice[0])
    missing = [column.name for column in columns if column.name not in raw.columns]
    if missing:
        raise TableError(
            path, f"the column is missing; the file has {truncated_repr(list(raw.columns))}.", row=1, column=missing[0]
        )
    return pd.DataFrame({column.name: _checked(path, raw[column.name], column) for column in columns})


def truncated_repr(value: object) -> str:
    """Return `value` as a message may quote it: on one line and shortened, for it may be as long as the file."""
    return _short(repr(value))


def short_reason(error: Exception) -> str:
    """Return in a few words why something could not be understood; the error's own text may hold the whole file."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8"
    if isinstance(error, KeyError):
        return f"{truncated_repr(error.args[0])} is missing"
    return _short(" ".join(str(error).split()))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def unreadable(path: Path, error: OSError) -> TableError:
    """Return the error that says why the file at `path` cannot be read."""
    if isinstance(error, FileNotFoundError):
        return TableError(path, f"the file is missing from {path.parent.name}/.")
    return TableError(path, f"the file cannot be read ({error.strerror}).")


def _read_text(path: Path) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
        rows = list(csv.reader(StringIO(text, newline=""), strict=True))
    except OSError as error:
        raise unreadable(path, error) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(path, f"the file is no CSV in UTF-8 ({short_reason(error)}).") from error
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise TableError(path, f"the control character {found[0]!r} stands there; delete it.", row=line)
    if not rows:
        raise TableError(path, "the file is empty; its first line must name the columns.")
    header, *body = rows
    for number, row in enumerate(body, start=2):
        if len(row) != len(header):
            raise TableError(path, f"{len(row)} values stand where {len(header)} are needed.", row=number)
    return pd.DataFrame(body, columns=header, dtype=str)


def _checked(
    path: Path, text: "pd.Series[str]", column: Column
) -> "pd.Series[str] | pd.Series[float] | pd.Series[int]":
    if column.pattern is not None:
        reject_rows(path, text, ~text.str.fullmatch(column.pattern), f"does not match {column.pattern}")
    if not column.may_be_empty:
        reject_rows(path, text, text.str.strip() == "", "is empty")
    if column.unique:
        reject_rows(path, text, text.duplicated(), "stands there twice")
    return _numbers(path, text, column) if column.number or column.whole else text


def _numbers(path: Path, text: "pd.Series[str]", column: Column) -> "pd.Series[float] | pd.Series[int]":
    values = pd.to_numeric(text, errors="coerce").astype("float64")
    given = text.str.strip() != ""
    reject_rows(path, text, given & ~np.isfinite(values), "is no number")
    outside = given & ~values.between(column.low, column.high)
    reject_rows(path, text, outside, f"lies outside {column.low:g} to {column.high:g}")
    if not column.whole:
        return values
    reject_rows(path, text, given & (values % 1 != 0), "is no whole number")
    reject_rows(path, text, given & (values.abs() > _LARGEST), f"is more than {_LARGEST:g}")
    return values.astype("int64") if given.all() else values


def reject_duplicates(path: Path, table: pd.DataFrame) -> None:
    """Raise `TableError` for the first row with the `name`, however spelled, and the `county` of a row before it."""
    keys = table["name"].map(lambda name: name_key(name) or name)
    twins = pd.DataFrame({"name": keys, "county": table["county"]}).duplicated()
    reject_rows(path, table["name"], twins, "stands there twice, with one county; delete one row")


def reject_rows(path: Path, text: "pd.Series[str]", bad: "pd.Series[bool]", fault: str) -> None:
    """Raise `TableError` for the first value of the column `text` that is `bad`, if any is."""
    if bad.any():
        row = int(np.flatnonzero(bad)[0])
        value = re.sub(r"\s+", " ", str(text.iloc[row]))[:60]
        raise TableError(path, f"{value!r} {fault}.", row=row + 2, column=str(text.name))
