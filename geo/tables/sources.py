"""Read the sources of the tables: one row per source, for the credits of pages and reports."""

from dataclasses import dataclass
from pathlib import Path

from geo.tables.csv_reader import Column, read_table
from geo.tables.manifest import verify

SOURCES = "sources.csv"
_COLUMNS = tuple(Column(name=name) for name in ("provides", "files", "source", "date", "license"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A data source: what it provides, the tables derived from it, its name, date and license."""

    provides: str
    files: tuple[str, ...]
    source: str
    date: str
    license: str


def read_sources(data: Path) -> tuple[Source, ...]:
    """Return the sources listed in `sources.csv` in the folder `data`, in file order.

    Raises `TableError` for an unusable file.
    """
    rows = read_table(data / SOURCES, _COLUMNS).to_dict("records")
    verify(data / SOURCES)
    return tuple(
        Source(
            provides=str(row["provides"]),
            files=tuple(str(row["files"]).split()),
            source=str(row["source"]),
            date=str(row["date"]),
            license=str(row["license"]),
        )
        for row in rows
    )


def format_sources(sources: tuple[Source, ...]) -> str:
    """Return all sources with their dates as one line of text, without duplicates."""
    return "; ".join(dict.fromkeys(f"{source.source}, {source.date}" for source in sources))
