"""Open an address index read-only and read streets, houses, ranges and landmarks out of it."""

import os
import sqlite3
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from geo.errors import TableError
from geo.geocoding.addresses.schema import APPLICATION_ID, VERSION
from geo.geocoding.addresses.street_name import long_suffix, spelled_base

_MOST_CACHED = 512  # towns or ZIP codes whose street names are remembered
_MOST_STREETS = 5_000  # rows of one name, statewide
_MOST_NAMES = 20_000  # distinct names that are searched for a misspelling
_CHUNK = 500  # streets asked about at once


Row = tuple[Any, ...]


class Street(NamedTuple):
    """One street within one town and ZIP code; the box that holds it is in millionths of a degree."""

    id: int
    base: str
    pre: str
    suffix: str
    post: str
    town: int
    zip: str
    name: str
    west: int
    south: int
    east: int
    north: int


class House(NamedTuple):
    """One address point, in millionths of a degree."""

    street: int
    number: int
    letter: str
    unit: str
    source: int
    lon: int
    lat: int


class HouseRange(NamedTuple):
    """The house numbers along one side of a line: `first` at its start, `last` at its end; parity E, O or B (both)."""

    street: int
    low: int
    high: int
    first: int
    last: int
    parity: str
    side: str
    source: int
    line: bytes


class Landmark(NamedTuple):
    """A named place of the source, in millionths of a degree."""

    key: str
    name: str
    kind: str
    source: int
    lon: int
    lat: int


class Source(NamedTuple):
    """Where rows came from, and under which license they may be used."""

    id: int
    name: str
    kind: str
    license: str
    rows: int
    skipped: int


class Spelled(NamedTuple):
    """Texts in alphabetical order, and for each the base and suffix of the street name that it spells."""

    texts: tuple[str, ...]
    names: tuple[tuple[str, str], ...]

    def beginning_like(self, text: str) -> "Spelled":
        """Return the texts that begin with the first letter of `text`."""
        start, end = (side(self.texts, text[0], key=lambda one: one[0]) for side in (bisect_left, bisect_right))
        return Spelled(self.texts[start:end], self.names[start:end])


class Spellings(NamedTuple):
    """Street names to compare a misspelled one with, without their suffixes and with them."""

    bare: Spelled
    full: Spelled


class AddressIndex:
    """An address index. Threads and forked processes may share one: each gets a connection of its own.

    The file is opened `immutable`: replace it by renaming another over it, as the build does, and restart.
    """

    def __init__(self, path: Path) -> None:
        """Open `path`; raises `TableError` if it is not an address index of this version."""
        self.path = path
        self._local = threading.local()
        if not path.is_file():
            raise TableError(path, "there is no such file; build it with 'within-reach addresses build'")
        try:
            ((application,),) = self._rows("PRAGMA application_id")
            ((version,),) = self._rows("PRAGMA user_version")
        except sqlite3.DatabaseError as error:
            raise TableError(path, f"not an address index ({error}); build it again") from error
        if (application, version) != (APPLICATION_ID, VERSION):
            raise TableError(path, "not an address index of this version; build it again")
        self._spellings = lru_cache(maxsize=_MOST_CACHED)(self._read_spellings)

    @cached_property
    def sources(self) -> Mapping[int, Source]:
        """Return the sources by their numbers."""
        return {row[0]: Source(*row) for row in self._rows("SELECT * FROM source")}

    @cached_property
    def towns(self) -> Mapping[int, str]:
        """Return the names of the towns in the address data by their numbers; 0 is no town."""
        return dict(self._rows("SELECT id, name FROM town"))

    @cached_property
    def towns_by_key(self) -> Mapping[str, int]:
        """Return the numbers of the towns by the `name_key` of their names."""
        return {key: number for number, key in self._rows("SELECT id, key FROM town WHERE key != ''")}

    @cached_property
    def zips(self) -> frozenset[str]:
        """Return the ZIP codes in the address data."""
        return frozenset(code for (code,) in self._rows("SELECT DISTINCT zip FROM street WHERE zip != ''"))

    def streets(self, base: str, *, zip_code: str = "", town: int = 0) -> list[Street]:
        """Return the streets named `base`: those of a ZIP code or town where one is given, else all."""
        values: tuple[object, ...] = (base,)
        where = "base = ?"
        if zip_code and town:
            where, values = "base = ? AND (zip = ? OR town = ?)", (base, zip_code, town)
        elif zip_code:
            where, values = "base = ? AND zip = ?", (base, zip_code)
        elif town:
            where, values = "base = ? AND town = ?", (base, town)
        rows = self._rows(f"SELECT * FROM street WHERE {where} LIMIT {_MOST_STREETS}", values)  # noqa: S608 - ours
        return [Street(*row) for row in rows]

    def spellings(
        self, *, zip_code: str = "", town: int = 0, box: tuple[int, int, int, int] | None = None
    ) -> Spellings:
        """Return how the names of the streets in a ZIP code, town or box, or of all streets, are spelled; remembered.

        The box is west, south, east, north in millionths of a degree.
        """
        return self._spellings(zip_code, town, box)

    def _read_spellings(self, zip_code: str, town: int, box: tuple[int, int, int, int] | None) -> Spellings:
        query = "SELECT DISTINCT base, suffix FROM street"
        if zip_code:
            names = self._rows(f"{query} WHERE zip = ? LIMIT {_MOST_NAMES}", (zip_code,))
        elif town:
            names = self._rows(f"{query} WHERE town = ? LIMIT {_MOST_NAMES}", (town,))
        elif box:
            inside = "east >= ? AND north >= ? AND west <= ? AND south <= ?"
            names = self._rows(f"{query} WHERE {inside} LIMIT {_MOST_NAMES}", box)
        else:
            names = self._rows(f"{query} LIMIT {_MOST_NAMES}")
        bare = sorted((spelled_base(base), (base, suffix)) for base, suffix in names if base)
        full = sorted((base + long_suffix(suffix), (base, suffix)) for base, suffix in names if base)
        return Spellings(*(Spelled(*zip(*pairs, strict=True)) if pairs else Spelled((), ()) for pairs in (bare, full)))

    def houses(self, streets: Sequence[int], number: int) -> list[House]:
        """Return the address points of one number on any of `streets`."""
        houses: list[House] = []
        for start in range(0, len(streets), _CHUNK):
            some = streets[start : start + _CHUNK]
            marks = ", ".join("?" * len(some))
            query = f"SELECT * FROM house WHERE number = ? AND street IN ({marks})"  # noqa: S608 - question marks only
            houses += [House(*row) for row in self._rows(query, (number, *some))]
        return houses

    def all_houses(self, streets: Sequence[int]) -> list[House]:
        """Return every address point on `streets`."""
        return [House(*row) for row in self._each("SELECT * FROM house WHERE street = ?", streets)]

    def neighbors(self, streets: Sequence[int], number: int) -> tuple[list[House], list[House]]:
        """Return the houses, with all units, of the next number below and above `number` that has its parity."""
        below, above = (
            self._each(
                "SELECT * FROM house WHERE street = ?1"  # noqa: S608 - max or min, and a sign
                f" AND number = (SELECT {pick}(number) FROM house WHERE street = ?1"
                f" AND number {sign} ?2 AND number % 2 = {number % 2})",
                streets,
                number,
            )
            for pick, sign in (("max", "<"), ("min", ">"))
        )
        return _nearest(below, max), _nearest(above, min)

    def ranges(self, streets: Sequence[int], number: int) -> list[HouseRange]:
        """Return the ranges on `streets` that hold `number`, of its parity or of both."""
        rows = self._each("SELECT * FROM range WHERE street = ? AND low <= ?2 AND high >= ?2", streets, number)
        return [row for row in map(HouseRange._make, rows) if row.parity in ("B", "E" if number % 2 == 0 else "O")]

    def lines(self, streets: Sequence[int]) -> list[bytes]:
        """Return the lines of `streets`, those of their ranges too."""
        own = self._each("SELECT line FROM line WHERE street = ?", streets)
        along = self._each("SELECT line FROM range WHERE street = ?", streets)
        return list(dict.fromkeys(line for (line,) in [*own, *along]))

    def landmarks(self, key: str) -> list[Landmark]:
        """Return the landmarks whose name has the `name_key` `key`."""
        return [Landmark(*row) for row in self._rows("SELECT * FROM landmark WHERE key = ?", (key,))]

    def _each(self, query: str, streets: Sequence[int], *values: int) -> list[Row]:
        return [row for street in streets for row in self._rows(query, (street, *values))]

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        return self._connection().execute(query, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; a fork opens its own."""
        opened: tuple[int, sqlite3.Connection] | None = getattr(self._local, "opened", None)
        if opened is None or opened[0] != os.getpid():
            address = f"file:{quote(str(self.path.resolve()))}?mode=ro&immutable=1"
            opened = os.getpid(), sqlite3.connect(address, uri=True, check_same_thread=False)
            self._local.opened = opened
        return opened[1]


def _nearest(rows: list[Row], pick: Callable[..., int]) -> list[House]:
    houses = [House(*row) for row in rows]
    if not houses:
        return []
    number = pick(house.number for house in houses)
    return [house for house in houses if house.number == number]
