"""No query is sent to a provider twice, even across runs that were interrupted."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geo.errors import GeocodingError
from geo.geocoding.providers.cache import GeocodeCache
from geo.geocoding.providers.models import Provider, Query, Result
from geo.models import Point

ROOT = Path(__file__).parents[3]
BEND = Result(point=Point(lon=-121.3, lat=44.0), name="Bend", state="Oregon")


class FakeProvider:
    """A provider that returns its results in turn and records the cities of the queries."""

    def __init__(self, *results: Result | BaseException | None) -> None:
        self._results = list(results)
        self.cities: list[str] = []

    def __call__(self, query: Query) -> Result | None:
        self.cities.append(query.city)
        result = self._results.pop(0)
        if isinstance(result, BaseException):
            raise result
        return result


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[GeocodeCache]:
    with closing(GeocodeCache(tmp_path / "deep" / "cache")) as cache:
        yield cache


def geocode(cache: GeocodeCache, fake: FakeProvider, city: str, key: str = "fake") -> Result | None:
    return cache.wrap(Provider(name="fake", key=key, geocode=fake))(Query(city=city, state="Oregon"))


def stored(path: Path) -> list[tuple[str, ...]]:
    """Return provider, query, result and time of every row, read by a connection of its own."""
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT provider, query, answer, asked_at FROM answers ORDER BY query").fetchall()


@pytest.mark.parametrize("result", [pytest.param(BEND, id="a-place"), pytest.param(None, id="no-such-place")])
def test_a_result_is_requested_once(result: Result | None, cache: GeocodeCache) -> None:
    fake = FakeProvider(result)
    assert [geocode(cache, fake, "Bend") for _ in range(3)] == [result] * 3
    assert (fake.cities, cache.requests) == (["Bend"], 1)


def test_an_error_is_not_stored(cache: GeocodeCache) -> None:
    fake = FakeProvider(GeocodingError("Down."), BEND)
    with pytest.raises(GeocodingError, match="Down"):
        geocode(cache, fake, "Bend")
    assert geocode(cache, fake, "Bend") == BEND


def test_each_result_is_on_disk_before_the_next_query(cache: GeocodeCache) -> None:
    on_disk: list[int] = []

    def count(_: Query) -> Result:
        on_disk.append(len(stored(cache.path)))
        return BEND

    wrapped = cache.wrap(Provider(name="fake", key="fake", geocode=count))
    for city in ("Bend", "Burns", "Salem"):
        wrapped(Query(city=city, state="Oregon"))
    assert on_disk == [0, 1, 2]


def test_a_new_run_continues_where_an_interrupted_one_stopped(tmp_path: Path) -> None:
    fake = FakeProvider(BEND, KeyboardInterrupt("interrupted"), None)
    with closing(GeocodeCache(tmp_path)) as first:
        geocode(first, fake, "Bend")
        with pytest.raises(KeyboardInterrupt):
            geocode(first, fake, "Burns")
    with closing(GeocodeCache(tmp_path)) as second:
        assert [geocode(second, fake, city) for city in ("Bend", "Burns")] == [BEND, None]
        assert second.requests == 1
    assert fake.cities == ["Bend", "Burns", "Burns"]


def test_each_provider_has_results_of_its_own(cache: GeocodeCache) -> None:
    fake = FakeProvider(BEND, None)
    assert geocode(cache, fake, "Bend", "fake at http://one") == BEND
    assert geocode(cache, fake, "Bend", "fake at http://two") is None


def test_provider_query_result_and_time_are_stored(cache: GeocodeCache) -> None:
    geocode(cache, FakeProvider(BEND), "Bend")
    [(provider, query, result, time)] = stored(cache.path)
    assert (provider, query) == ("fake", '{"city": "Bend", "state": "Oregon"}')
    assert result == '{"point": {"lon": -121.3, "lat": 44.0}, "name": "Bend", "state": "Oregon"}'
    assert abs((datetime.now(UTC) - datetime.fromisoformat(time)).total_seconds()) < 60


STORE_30_RESULTS = """
import sys
from pathlib import Path
from geo.geocoding.providers.cache import GeocodeCache
from geo.geocoding.providers.models import Provider, Query, Result
from geo.models import Point

cache = GeocodeCache(Path(sys.argv[1]))
provider = Provider(name="", key="", geocode=lambda query: Result(point=Point(lon=1, lat=2), name=query.city, state=""))
cities = [str(number) if number < 20 else f"{number} of process {sys.argv[2]}" for number in range(30)]
names = [cache.wrap(provider)(Query(city=city, state="")).name for city in cities]
cache.close()
sys.exit(names != cities)
"""


def test_processes_may_share_the_file(tmp_path: Path) -> None:
    """Two processes store 30 results each, 20 of them the same, at the same time."""
    processes = [
        subprocess.Popen([sys.executable, "-c", STORE_30_RESULTS, tmp_path, number], cwd=ROOT)  # noqa: S603 - our own code
        for number in "12"
    ]
    assert [process.wait(60) for process in processes] == [0, 0]
    assert len({query for _, query, *_ in stored(tmp_path / "geocoding.sqlite")}) == 40


def test_a_result_that_another_process_stored_meanwhile_is_kept(cache: GeocodeCache) -> None:
    def lose_the_race(_: Query) -> Result:
        with closing(GeocodeCache(cache.path.parent)) as other:
            geocode(other, FakeProvider(None), "Bend")
        return BEND

    provider = Provider(name="fake", key="fake", geocode=lose_the_race)
    assert cache.wrap(provider)(Query(city="Bend", state="Oregon")) == BEND
    assert geocode(cache, FakeProvider(), "Bend") is None


def test_a_file_that_breaks_during_a_run_is_named(cache: GeocodeCache) -> None:
    geocode(cache, FakeProvider(BEND), "Bend")
    with closing(sqlite3.connect(cache.path)) as file, file:
        file.execute("DROP TABLE answers")
    with pytest.raises(GeocodingError, match="cannot be used; delete it or set GEO_CACHE"):
        geocode(cache, FakeProvider(BEND), "Bend")


def test_a_locked_file_is_never_to_be_deleted(tmp_path: Path) -> None:
    with closing(GeocodeCache(tmp_path, patience_s=0)) as cache, closing(sqlite3.connect(cache.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GeocodingError, match=r"is in use by another process; run this again") as caught:
            geocode(cache, FakeProvider(BEND), "Bend")
    assert "delete" not in str(caught.value)


def test_a_file_that_is_a_folder_is_never_to_be_deleted(tmp_path: Path) -> None:
    (tmp_path / "geocoding.sqlite").mkdir()
    with pytest.raises(GeocodingError, match=r"cannot be opened or written; set GEO_CACHE"):
        GeocodeCache(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "geocoding.sqlite").write_text("this is not a database, and it is long enough to be recognized" * 20)
    with pytest.raises(GeocodingError, match=r"geocoding.sqlite cannot be used; delete it or set GEO_CACHE"):
        GeocodeCache(tmp_path)


def test_a_folder_that_cannot_be_created_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GeocodingError, match=r"file.cache.geocoding.sqlite cannot be opened or written; set GEO_CACHE"):
        GeocodeCache(tmp_path / "file" / "cache")


@pytest.mark.parametrize(
    "junk",
    [
        pytest.param("junk", id="text"),
        pytest.param("7", id="number"),
        pytest.param('{"point": 7}', id="no-point"),
        pytest.param('{"point": {"lon": 999, "lat": 1}, "name": "", "state": ""}', id="off-the-earth"),
    ],
)
def test_a_result_changed_by_another_program_is_rejected(cache: GeocodeCache, junk: str) -> None:
    geocode(cache, FakeProvider(BEND), "Bend")
    with closing(sqlite3.connect(cache.path)) as file, file:
        file.execute("UPDATE answers SET answer = ?", [junk])
    with pytest.raises(GeocodingError, match=r"The cache .* cannot be used; delete it"):
        geocode(cache, FakeProvider(), "Bend")
