"""Keep every answer of a provider, so that nothing is asked twice."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, MetaData, String, Table, create_engine, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from geo.errors import GeocodingError
from geo.geocoding.providers.models import GeocodeFn, Provider, Query, Result
from geo.models import Point

FILE = "geocoding.sqlite"
_ANSWERS = Table(
    "answers",
    MetaData(),
    Column("provider", String, primary_key=True),
    Column("query", String, primary_key=True),
    Column("answer", String, nullable=False),
    Column("asked_at", String, nullable=False),
)


class AnswerCache:
    """Answers by provider and question in one SQLite file; each is on the disk before the next is asked for."""

    def __init__(self, folder: Path) -> None:
        """Open the cache in `folder`, making both if need be; raises `GeocodingError` if that cannot be done."""
        self.path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(f"sqlite:///{self.path}")
            _ANSWERS.metadata.create_all(self._engine)
        except (OSError, DatabaseError) as error:
            raise self._unusable() from error
        self.asked = 0

    def remembering(self, provider: Provider) -> GeocodeFn:
        """Return `provider.ask` answering from the cache what it was asked before, and keeping what is new.

        That there is no such place is an answer too; an error is none and will be asked again.
        """

        def ask(question: Query) -> Result | None:
            query = json.dumps(asdict(question), sort_keys=True)
            try:
                text = self._kept(provider.key, query) or self._fresh(provider, question, query)
            except DatabaseError as error:
                raise self._unusable() from error
            try:
                return _read(text)
            except (ValueError, TypeError, LookupError) as error:  # somebody else has written there
                raise self._unusable() from error

        return ask

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _unusable(self) -> GeocodingError:
        return GeocodingError(f"The cache {self.path} cannot be used; delete it or set GEO_CACHE.")

    def _fresh(self, provider: Provider, question: Query, query: str) -> str:
        """Ask the provider, and return its answer once it is on the disk."""
        self.asked += 1
        answer = _written(provider.ask(question))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"provider": provider.key, "query": query, "answer": answer, "asked_at": now}
        with self._engine.begin() as connection:
            connection.execute(insert(_ANSWERS).values(row).on_conflict_do_nothing())
        return answer

    def _kept(self, provider: str, query: str) -> str | None:
        where = (_ANSWERS.c.provider == provider) & (_ANSWERS.c.query == query)
        with self._engine.connect() as connection:
            return connection.execute(select(_ANSWERS.c.answer).where(where)).scalar()


def _written(answer: Result | None) -> str:
    return json.dumps(answer and asdict(answer))


def _read(text: str) -> Result | None:
    values = json.loads(text)
    return values and Result(point=Point(**values["point"]), name=values["name"], state=values["state"])
