"""Store every result of a geocoding provider on disk, so that no query is sent twice."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import GeocodingError
from geo.geocoding.providers.models import GeocodeFn, Provider, Query, Result
from geo.models import Point

FILE = "geocoding.sqlite"
_CREATE = """
    CREATE TABLE IF NOT EXISTS answers (
        provider TEXT NOT NULL, query TEXT NOT NULL, answer TEXT NOT NULL, asked_at TEXT NOT NULL,
        PRIMARY KEY (provider, query)
    )
"""
_SELECT = "SELECT answer FROM answers WHERE provider = ? AND query = ?"
_INSERT = "INSERT INTO answers (provider, query, answer, asked_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"

_NOT_ACCESSIBLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)


class GeocodeCache:
    """Results by provider and query in one SQLite file; each is on disk before the next query is sent.

    `requests` counts the queries that were sent to a provider because the file had no result for them.
    """

    def __init__(self, folder: Path, *, patience_s: float = 5.0) -> None:
        """Open the cache file in `folder`, creating both if needed.

        Another process that is writing to the file is waited for, up to `patience_s` seconds. Raises `GeocodingError`
        if the file is unusable.
        """
        self.path = folder / FILE
        self.requests = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=patience_s)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        try:
            self._execute(_CREATE)
        except GeocodingError:
            self.close()
            raise

    def wrap(self, provider: Provider) -> GeocodeFn:
        """Return a function that geocodes with `provider` and reuses every stored result.

        "No such place" is a result and is stored; an error is not, so the query is sent again next time. Raises
        `GeocodingError` if the provider fails or the file is unusable.
        """

        def geocode(query: Query) -> Result | None:
            key = json.dumps(asdict(query), sort_keys=True)
            rows = self._execute(_SELECT, [provider.key, key])
            text = rows[0][0] if rows else self._request(provider, query, key)
            try:
                return _from_json(text)
            except (ValueError, TypeError, LookupError) as error:  # another program has changed the file
                raise self._unusable(error) from error

        return geocode

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _request(self, provider: Provider, query: Query, key: str) -> str:
        """Send `query` to the provider and return its result as JSON, once it is on disk."""
        self.requests += 1
        text = _to_json(provider.geocode(query))
        self._execute(_INSERT, [provider.key, key, text, datetime.now(UTC).isoformat(timespec="seconds")])
        return text

    def _execute(self, statement: str, parameters: Sequence[str] = ()) -> list[tuple[str, ...]]:
        """Run `statement` in a transaction of its own and return its rows; raises `GeocodingError`."""
        try:
            with self._connection as connection:
                return connection.execute(statement, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> GeocodingError:
        """Return the error with advice that fits; only a file with unreadable content may be deleted."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the bits of SQLite's extended codes
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            advice = "is in use by another process; run this again when that has ended"
        elif code == sqlite3.SQLITE_FULL:
            advice = "cannot be written, because the disk is full; make room or set GEO_CACHE to another folder"
        elif isinstance(error, OSError) or code in _NOT_ACCESSIBLE:
            advice = "cannot be opened or written; set GEO_CACHE to a folder that can be written"
        else:
            advice = "cannot be used; delete it or set GEO_CACHE to another folder"
        return GeocodingError(f"The cache {self.path} {advice}.")


def _to_json(result: Result | None) -> str:
    return json.dumps(result and asdict(result))


def _from_json(text: str) -> Result | None:
    values = json.loads(text)
    return values and Result(point=Point(**values["point"]), name=values["name"], state=values["state"])
