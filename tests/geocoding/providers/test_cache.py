"""Nothing is asked twice, whatever happens between."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from geo.errors import GeocodingError
from geo.geocoding.providers.cache import AnswerCache
from geo.geocoding.providers.models import Provider, Query, Result
from geo.models import Point

HERE = Result(point=Point(lon=-121.3, lat=44.0), name="Bend", state="Oregon")


class Told:
    """A provider that answers what it is told and counts how often it was asked."""

    def __init__(self, *answers: Result | Exception | None) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, question: Query) -> Result | None:
        self.asked.append(question.city)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[AnswerCache]:
    found = AnswerCache(tmp_path / "deep" / "cache")
    yield found
    found.close()


def ask(cache: AnswerCache, told: Told, city: str, key: str = "told") -> Result | None:
    return cache.remembering(Provider(name="told", key=key, ask=told))(Query(city=city, state="Oregon"))


@pytest.mark.parametrize("answer", [HERE, None])
def test_an_answer_is_remembered_also_that_there_is_none(answer: Result | None, cache: AnswerCache) -> None:
    told = Told(answer)
    assert [ask(cache, told, "Bend") for _ in range(3)] == [answer] * 3
    assert (told.asked, cache.asked) == (["Bend"], 1)


def test_an_error_is_not_remembered(cache: AnswerCache) -> None:
    told = Told(GeocodingError("Down."), HERE)
    with pytest.raises(GeocodingError, match="Down"):
        ask(cache, told, "Bend")
    assert ask(cache, told, "Bend") == HERE


def test_another_run_goes_on_where_one_was_killed(tmp_path: Path) -> None:
    told = Told(HERE, HERE, KeyboardInterrupt("killed"), HERE)  # type: ignore[arg-type]  # as a user would
    first = AnswerCache(tmp_path)
    ask(first, told, "Bend")
    ask(first, told, "Burns")
    first.close()
    second = AnswerCache(tmp_path)
    for city in ("Bend", "Burns"):
        assert ask(second, told, city) == HERE
    second.close()
    assert told.asked == ["Bend", "Burns"]


def test_another_provider_is_asked_for_itself(cache: AnswerCache) -> None:
    told = Told(HERE, None)
    assert ask(cache, told, "Bend", "told at http://one") == HERE
    assert ask(cache, told, "Bend", "told at http://two") is None


def test_provider_question_and_time_are_kept(cache: AnswerCache, tmp_path: Path) -> None:
    ask(cache, Told(HERE), "Bend")
    with cache._engine.connect() as connection:  # noqa: SLF001 - what is in the file is the promise
        rows = connection.exec_driver_sql("select provider, query, asked_at from answers").all()
    assert [(row[0], row[1]) for row in rows] == [("told", '{"city": "Bend", "state": "Oregon"}')]
    assert rows[0][2].startswith("20")
    assert cache.path.is_relative_to(tmp_path)


def test_a_cache_that_breaks_on_the_way_is_named(cache: AnswerCache) -> None:
    ask(cache, Told(HERE), "Bend")
    with cache._engine.begin() as connection:  # noqa: SLF001 - as another program might
        connection.exec_driver_sql("drop table answers")
    with pytest.raises(GeocodingError, match="cannot be used; delete it or set GEO_CACHE"):
        ask(cache, Told(HERE), "Bend")


def test_a_broken_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "geocoding.sqlite").write_text("this is no database, and it is long enough to be seen as none" * 20)
    with pytest.raises(GeocodingError, match=r"geocoding.sqlite cannot be used; delete it or set GEO_CACHE"):
        AnswerCache(tmp_path)


@pytest.mark.parametrize(
    "junk", ["junk", "7", '{"point": 7}', '{"point": {"lon": 999, "lat": 1}, "name": "", "state": ""}']
)
def test_an_answer_that_somebody_else_wrote_is_refused(cache: AnswerCache, junk: str) -> None:
    ask(cache, Told(HERE), "Bend")
    with closing(sqlite3.connect(cache.path)) as file, file:
        file.execute("update answers set answer = ?", [junk])
    with pytest.raises(GeocodingError, match=r"The cache .* cannot be used; delete it"):
        ask(cache, Told(), "Bend")
