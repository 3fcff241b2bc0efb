"""Read the accuracy of the built-in roads, measured when the tables were built."""

from dataclasses import dataclass
from pathlib import Path

from geo.tables.csv_reader import Column, read_table
from geo.tables.manifest import verify

ACCURACY = "accuracy.csv"
COLUMNS = ("measure", "value", "against")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An accuracy measure: its name, its value as printed, and what the roads were compared with."""

    measure: str
    value: str
    against: str


def read_accuracy(data: Path) -> tuple[Measure, ...]:
    """Return the measures of `accuracy.csv` in the folder `data`, or none if the file does not exist.

    Raises `TableError` for an unusable file.
    """
    if not (data / ACCURACY).exists():
        return ()
    rows = read_table(data / ACCURACY, [Column(name=name) for name in COLUMNS]).to_dict("records")
    verify(data / ACCURACY)
    return tuple(Measure(**{name: str(row[name]) for name in COLUMNS}) for row in rows)
