"""`python -m geo cities geocode` fills in the list, sends no query twice and reports cities it cannot find."""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from support.geocoding_service import Reply, Service, running

BEND = [{"lat": "44.06", "lon": "-121.31", "display_name": "Bend", "address": {"state": "Oregon"}}]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped tables that the command may write to."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    monkeypatch.setenv("GEO_DATA", str(folder))
    monkeypatch.setenv("GEO_CACHE", str(tmp_path / "cache"))
    for name in ("GEO_NOMINATIM", "GEO_PHOTON", "GEO_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as server:
        yield server


def write_list(data: Path, *rows: str) -> Path:
    path = data / "service_cities.csv"
    path.write_text("listed_as,name,county,lat,lon,position_from\n" + "".join(f"{row}\n" for row in rows))
    return path


def test_the_shipped_list_is_unchanged_and_a_second_run_sends_no_query(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [main(["cities", "geocode"]), main(["cities", "geocode"])] == [0, 0]
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("46 cities, 46 requested now")
    assert second.startswith("46 cities, 0 requested now")
    shipped = (SHIPPED_DATA / "service_cities.csv").read_bytes()
    assert (data / "service_cities.csv").read_bytes() == shipped


def test_a_47th_city_is_filled_in(data: Path) -> None:
    path = data / "service_cities.csv"
    path.write_text(path.read_text() + "Sisters OR,,,,,\nTestville OR,Testville,,43.9,-120.5,\n")
    assert main(["cities", "geocode"]) == 0
    assert [city.name for city in read_cities(path)[46:]] == ["Sisters", "Testville"]
    assert read_cities(path)[47].county == "Crook"


def test_an_unknown_city_is_reported(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_list(data, "Bend OR,,,,,", "Testville OR,,,,,")
    assert main(["cities", "geocode"]) == 1
    printed = capsys.readouterr()
    assert "Testville OR: gazetteer can't find 'Testville'; fill in lat and lon" in printed.out
    assert "1 of 2 cities have no new position; their rows are unchanged." in printed.err


def test_a_query_is_sent_once_and_its_result_written(
    data: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_NOMINATIM", service.url)
    service.respond_with(Reply(BEND))
    path = write_list(data, "Bend OR,,,,,")
    for _ in range(2):
        assert main(["cities", "geocode", "--provider", "nominatim"]) == 0
    assert len(service.queries) == 1
    assert path.read_text().splitlines()[1] == "Bend OR,Bend,Deschutes,44.06000,-121.31000,nominatim"


def test_a_place_in_another_state_is_reported_and_never_written(
    data: Path, service: Service, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEO_NOMINATIM", service.url)
    service.respond_with(
        Reply([{"lat": "35.5", "lon": "-97.5", "display_name": "Bend", "address": {"state": "Oklahoma"}}])
    )
    row = "Bend OR,Bend,Deschutes,44.05817,-121.31531,gazetteer"
    path = write_list(data, row)
    assert main(["cities", "geocode", "--provider", "nominatim"]) == 1
    assert "Bend OR: nominatim returned a place in Oklahoma." in capsys.readouterr().out
    assert path.read_text().splitlines()[1] == row


FAR = [{"lat": "44.10", "lon": "-121.31", "display_name": "Bend", "address": {"state": "Oregon"}}]  # 4.7 km north
KNOWN_ROWS = [
    pytest.param("Bend OR,Bend,Deschutes,44.05817,-121.31531,gazetteer", id="from-the-list"),
    pytest.param("Bend OR,Bend,Deschutes,,,", id="from-the-gazetteer"),
]
MOVED = "Bend OR,Bend,Deschutes,44.10000,-121.31000,nominatim"


class AnsweringTerminal(io.StringIO):
    """A terminal on which an answer to the question is typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def far(data: Path, service: Service, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of tables, with a provider that moves Bend by three miles."""
    monkeypatch.setenv("GEO_NOMINATIM", service.url)
    service.respond_with(Reply(FAR))
    return data


@pytest.mark.parametrize("row", KNOWN_ROWS)
@pytest.mark.parametrize(
    ("arguments", "answer", "is_moved"),
    [
        pytest.param([], None, False, id="no-terminal"),
        pytest.param(["--yes"], None, True, id="yes"),
        pytest.param([], "y\n", True, id="confirmed"),
        pytest.param([], "\n", False, id="not-confirmed"),
    ],
)
def test_a_position_far_from_the_known_one_is_taken_only_if_confirmed(
    row: str,
    arguments: list[str],
    answer: str | None,
    is_moved: bool,  # noqa: FBT001 - a parameter of the case
    far: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO() if answer is None else AnsweringTerminal(answer))
    path = write_list(far, row)
    status = main(["cities", "geocode", "--provider", "nominatim", *arguments])
    assert status == (0 if is_moved else 1)
    assert path.read_text().splitlines()[1] == (MOVED if is_moved else row)


def test_a_position_that_is_not_taken_is_listed(
    far: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    write_list(far, "Bend OR,,,,,")
    assert main(["cities", "geocode", "--provider", "nominatim"]) == 1
    assert (
        "Bend OR: the new position is 2.9 miles from the known one; check it, and accept it with --yes.\n"
        in capsys.readouterr().out
    )


def test_a_question_that_is_interrupted_writes_nothing(far: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", AnsweringTerminal(""))
    path = write_list(far, row := "Bend OR,Bend,Deschutes,44.05817,-121.31531,gazetteer")
    assert main(["cities", "geocode", "--provider", "nominatim"]) == 130
    assert path.read_text().splitlines()[1] == row


@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_a_missing_address_is_named_by_its_setting(name: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (data / "service_cities.csv").read_bytes()
    assert main(["cities", "geocode", "--provider", name]) == 2
    assert f"GEO_{name.upper()} is ''; set it" in capsys.readouterr().err
    assert (data / "service_cities.csv").read_bytes() == before


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "is_shown"),
    [pytest.param(Terminal(), True, id="terminal"), pytest.param(io.StringIO(), False, id="file")],
)
def test_progress_is_shown_on_a_terminal_only_and_never_in_the_answer(
    stderr: io.StringIO,
    is_shown: bool,  # noqa: FBT001 - a parameter of the case
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_list(data, "Bend OR,,,,,")
    monkeypatch.setattr(sys, "stderr", stderr)
    assert main(["cities", "geocode"]) == 0
    assert ("Geocoding" in stderr.getvalue()) is is_shown
    assert bool(stderr.getvalue()) is is_shown
    [answer] = capsys.readouterr().out.splitlines()
    assert answer.startswith("1 cities, 1 requested now, the rest from ")
