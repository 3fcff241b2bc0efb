"""Write an address index: stage the records in a database, write the index in order, rename it into place.

The same records give the same bytes: rows are written in the order of their keys, and nothing in the file depends on
the time or the machine. Until the last step the target stays as it was.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from geo.geocoding.addresses.schema import APPLICATION_ID, INDEXES, PAGE_SIZE, TABLES, VERSION, pack_line
from geo.pipeline.addresses.records import (
    LandmarkRecord,
    LineRecord,
    Microdegrees,
    PointRecord,
    RangeRecord,
    Record,
    Skipped,
    StreetKey,
)

Row = tuple[Any, ...]
_BATCH = 20_000  # rows
_STREET = "base TEXT, pre TEXT, suffix TEXT, post TEXT, town TEXT, zip TEXT"
_ON_STREET = " AND ".join(f"s.{column} = r.{column}" for column in ("base", "pre", "suffix", "post", "town", "zip"))
_STAGING = f"""
CREATE TABLE staging.street
    ({_STREET}, name TEXT, town_name TEXT, west INTEGER, south INTEGER, east INTEGER, north INTEGER);
CREATE TABLE staging.house
    ({_STREET}, number INTEGER, letter TEXT, unit TEXT, source INTEGER, lon INTEGER, lat INTEGER);
CREATE TABLE staging.range ({_STREET}, low INTEGER, high INTEGER, first INTEGER, last INTEGER, parity TEXT, side TEXT,
    source INTEGER, line BLOB);
CREATE TABLE staging.line ({_STREET}, source INTEGER, line BLOB);
CREATE TABLE staging.landmark (key TEXT, name TEXT, kind TEXT, source INTEGER, lon INTEGER, lat INTEGER);
"""
_COLUMNS = {"street": 12, "house": 12, "range": 14, "line": 8, "landmark": 6}
_FINISH = f"""
INSERT INTO main.town SELECT 0, '', '';
INSERT INTO main.town SELECT row_number() OVER (ORDER BY town), town, min(town_name)
    FROM staging.street WHERE town != '' GROUP BY town ORDER BY town;
CREATE TABLE staging.keyed AS SELECT row_number() OVER (ORDER BY base, pre, suffix, post, town, zip) AS id,
    base, pre, suffix, post, town, zip, min(name) AS name,
    min(west) AS west, min(south) AS south, max(east) AS east, max(north) AS north
    FROM staging.street GROUP BY base, pre, suffix, post, town, zip;
CREATE UNIQUE INDEX staging.keyed_by_name ON keyed (base, pre, suffix, post, town, zip);
INSERT INTO main.street SELECT k.id, k.base, k.pre, k.suffix, k.post, t.id, k.zip, k.name,
    k.west, k.south, k.east, k.north FROM staging.keyed k JOIN main.town t ON t.key = k.town ORDER BY k.id;
INSERT OR IGNORE INTO main.house SELECT s.id, r.number, r.letter, r.unit, r.source, r.lon, r.lat
    FROM staging.house r JOIN staging.keyed s ON {_ON_STREET} ORDER BY 1, 2, 3, 4, 5, 6, 7;
INSERT OR IGNORE INTO main.range SELECT s.id, r.low, r.high, r.first, r.last, r.parity, r.side, r.source, r.line
    FROM staging.range r JOIN staging.keyed s ON {_ON_STREET} ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
INSERT OR IGNORE INTO main.line SELECT s.id, r.source, r.line
    FROM staging.line r JOIN staging.keyed s ON {_ON_STREET} ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO main.landmark SELECT key, name, kind, source, lon, lat FROM staging.landmark
    ORDER BY 1, 2, 3, 4, 5, 6;
"""  # noqa: S608 - names of columns only


class SourceInfo(NamedTuple):
    """What the index says about a source: its file's name, the format, and the license of its rows."""

    name: str
    kind: str
    license: str


class Counts(NamedTuple):
    """How many rows of a source were written, how many were left out, and why, most frequent first."""

    source: SourceInfo
    rows: int
    skipped: dict[str, int]


class IndexWriter:
    """Take the records of one source after another."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, whose database `staging` has the staging tables."""
        self._connection = connection
        self._batches: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
        self._boxes: dict[Row, list[Any]] = {}
        self._sources = 0

    def add(self, info: SourceInfo, records: Iterable[Record]) -> Counts:
        """Take the `records` of one source. A house that several sources have is answered from the one added first."""
        self._sources += 1
        rows, skipped = 0, dict[str, int]()
        for record in records:
            if isinstance(record, Skipped):
                skipped[record.reason] = skipped.get(record.reason, 0) + 1
                continue
            rows += 1
            self._stage(record, self._sources)
        self._flush()
        skipped = dict(sorted(skipped.items(), key=lambda item: (-item[1], item[0])))
        values = (self._sources, *info, rows, sum(skipped.values()))
        self._connection.execute("INSERT INTO main.source VALUES (?, ?, ?, ?, ?, ?)", values)
        return Counts(info, rows, skipped)

    def _stage(self, record: Record, source: int) -> None:
        if isinstance(record, PointRecord):
            here = (record.lon, record.lat)
            key = self._street(record.street, [here])
            self._put("house", (*key, record.number, record.letter, record.unit, source, *here))
        elif isinstance(record, RangeRecord):
            low, high = sorted((record.first, record.last))
            key = self._street(record.street, record.line)
            along = (low, high, record.first, record.last, record.parity, record.side, source, pack_line(record.line))
            self._put("range", (*key, *along))
        elif isinstance(record, LineRecord):
            self._put("line", (*self._street(record.street, record.line), source, pack_line(record.line)))
        elif isinstance(record, LandmarkRecord):
            self._put("landmark", (record.key, record.name, record.kind, source, record.lon, record.lat))

    def _street(self, street: StreetKey, points: Iterable[Microdegrees]) -> Row:
        """Return the columns of the street's key, and widen its box; the boxes of one street are merged at the end."""
        key = (*street.name, street.town_key, street.zip)
        box = self._boxes.get(key)
        if box is None:
            if len(self._boxes) >= _BATCH:
                self._flush_boxes()
            box = self._boxes[key] = [street.display, street.town, 2**31, 2**31, -(2**31), -(2**31)]
        for lon, lat in points:
            box[2:] = min(box[2], lon), min(box[3], lat), max(box[4], lon), max(box[5], lat)
        return key

    def _put(self, table: str, values: Row) -> None:
        batch = self._batches[table]
        batch.append(values)
        if len(batch) >= _BATCH:
            self._write(table)

    def _write(self, table: str) -> None:
        marks = ", ".join("?" * _COLUMNS[table])
        self._connection.executemany(f"INSERT INTO staging.{table} VALUES ({marks})", self._batches[table])  # noqa: S608
        self._batches[table].clear()

    def _flush_boxes(self) -> None:
        # `name`'s parts are base, pre, suffix, post; the staging tables have them in the same order.
        self._batches["street"] += [(*key, *box) for key, box in self._boxes.items()]
        self._boxes.clear()
        self._write("street")

    def _flush(self) -> None:
        self._flush_boxes()
        for table in _COLUMNS:
            self._write(table)


@contextmanager
def writing_index(target: Path) -> Iterator[IndexWriter]:
    """Yield a writer whose records become the index `target` when the block ends; on an error `target` is untouched.

    Readable for its owner alone while it is written. Raises `OSError` where the folder cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    staging = unfinished.with_suffix(".staging")
    try:
        for path in (unfinished, staging):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            _prepare(connection, staging)
            yield IndexWriter(connection)
            connection.executescript(_FINISH + INDEXES)
            connection.execute("DETACH staging")
            connection.execute("VACUUM")
        finally:
            connection.close()
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.chmod(0o644)
        unfinished.replace(target)
    finally:
        for path in (unfinished, staging):
            path.unlink(missing_ok=True)


def _prepare(connection: sqlite3.Connection, staging: Path) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("ATTACH ? AS staging", (str(staging),))
    for database in ("main", "staging"):
        connection.execute(f"PRAGMA {database}.journal_mode = OFF")
        connection.execute(f"PRAGMA {database}.synchronous = OFF")
        connection.execute(f"PRAGMA {database}.cache_size = -65536")  # 64 MB
    connection.execute("PRAGMA temp_store = FILE")
    connection.executescript(TABLES + _STAGING)
    connection.execute("BEGIN")
