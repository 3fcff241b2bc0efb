"""Read the manual tables beside this module: known facts about highways, by mile."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A value that holds from one mile of a highway to another."""

    highway: str
    mp_from: float
    mp_to: float
    value: str


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the manual tables beside this module."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_spans(name: str, column: str) -> list[Span]:
    """Return the rows of a manual table with the columns highway, mp_from, mp_to and `column`."""
    return [
        Span(highway=row["highway"], mp_from=float(row["mp_from"]), mp_to=float(row["mp_to"]), value=row[column])
        for row in read_rows(name)
    ]


def at(spans: Iterable[Span], highway: str, mp: float) -> str | None:
    """Return the value at a mile of a highway, from the first span that covers it; `None` if none does."""
    return next((span.value for span in spans if span.highway == highway and span.mp_from <= mp <= span.mp_to), None)
