"""Read where the tables come from: one row per source, for the credits of pages and reports."""

from dataclasses import dataclass
from pathlib import Path

from geo.tables.csv_reader import Column, read_table

SOURCES = "sources.csv"
_COLUMNS = tuple(Column(name=name) for name in ("gives", "files", "source", "date", "license"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: what it gives, the files it went into, its name, date and license."""

    gives: str
    files: tuple[str, ...]
    source: str
    date: str
    license: str


def read_sources(data: Path) -> tuple[Source, ...]:
    """Return the sources that `sources.csv` in the folder `data` lists, in its order; raises `TableError`."""
    rows = read_table(data / SOURCES, _COLUMNS).to_dict("records")
    return tuple(
        Source(
            gives=str(row["gives"]),
            files=tuple(str(row["files"]).split()),
            source=str(row["source"]),
            date=str(row["date"]),
            license=str(row["license"]),
        )
        for row in rows
    )


def format_sources(sources: tuple[Source, ...]) -> str:
    """Return every source with its date in one line."""
    return "; ".join(dict.fromkeys(f"{source.source}, {source.date}" for source in sources))
