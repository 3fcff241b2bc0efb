"""Read the hand-kept tables that lie beside this module: facts about highways by mile, known rather than measured."""

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
    """Return the rows of one of the hand-kept tables beside this module."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_spans(name: str, column: str) -> list[Span]:
    """Return a hand-kept table of highway, mp_from, mp_to and `column`."""
    return [
        Span(highway=row["highway"], mp_from=float(row["mp_from"]), mp_to=float(row["mp_to"]), value=row[column])
        for row in read_rows(name)
    ]


def at(spans: Iterable[Span], highway: str, mp: float) -> str | None:
    """Return the value that holds at a mile of a highway; the first span that covers it counts."""
    return next((s.value for s in spans if s.highway == highway and s.mp_from <= mp <= s.mp_to), None)
