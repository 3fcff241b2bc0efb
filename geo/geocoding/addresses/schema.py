"""The tables of an address index: one SQLite file that the build writes and the app opens read-only.

Positions are whole millionths of a degree of EPSG:4326 (a tenth of a meter). A street is a name within one town and
ZIP code as its source gives them; either may be empty. A line is a run of little-endian 32-bit pairs, longitude and
latitude.
"""

import struct
from collections.abc import Sequence

APPLICATION_ID = 0x57524144  # "WRAD" in the file's header: an address index of this program
VERSION = 1
PAGE_SIZE = 4096
SCALE = 1_000_000

TABLES = """
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, license TEXT, rows INTEGER, skipped INTEGER);
CREATE TABLE town (id INTEGER PRIMARY KEY, key TEXT, name TEXT);
CREATE TABLE street (
    id INTEGER PRIMARY KEY, base TEXT, pre TEXT, suffix TEXT, post TEXT, town INTEGER, zip TEXT, name TEXT,
    west INTEGER, south INTEGER, east INTEGER, north INTEGER
);
CREATE TABLE house (
    street INTEGER, number INTEGER, letter TEXT, unit TEXT, source INTEGER, lon INTEGER, lat INTEGER,
    PRIMARY KEY (street, number, letter, unit, source, lon, lat)
) WITHOUT ROWID;
CREATE TABLE range (
    street INTEGER, low INTEGER, high INTEGER, first INTEGER, last INTEGER, parity TEXT, side TEXT, source INTEGER,
    line BLOB,
    PRIMARY KEY (street, low, high, first, last, parity, side, source, line)
) WITHOUT ROWID;
CREATE TABLE line (
    street INTEGER, source INTEGER, line BLOB, PRIMARY KEY (street, source, line)
) WITHOUT ROWID;
CREATE TABLE landmark (
    key TEXT, name TEXT, kind TEXT, source INTEGER, lon INTEGER, lat INTEGER,
    PRIMARY KEY (key, name, kind, source, lon, lat)
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX street_by_zip ON street (base, zip);
CREATE INDEX street_by_town ON street (base, town);
CREATE INDEX street_in_zip ON street (zip, base);
CREATE INDEX street_in_town ON street (town, base);
CREATE INDEX town_by_key ON town (key);
"""


def pack_line(points: Sequence[tuple[int, int]]) -> bytes:
    """Return the bytes of a line of whole millionths of a degree."""
    return struct.pack(f"<{2 * len(points)}i", *(value for point in points for value in point))


def unpack_line(line: bytes) -> list[tuple[int, int]]:
    """Return the points that `pack_line` packed."""
    values = struct.unpack(f"<{len(line) // 4}i", line)
    return list(zip(values[::2], values[1::2], strict=True))
