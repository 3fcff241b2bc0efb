"""`nearest` and `route` on the shipped tables: the exact JSON, the readable table, one line for bad input."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geo.cli.main import main

TRIP_KEYS = [
    "city",
    "distance_m",
    "duration_s",
    "distance_low_m",
    "distance_high_m",
    "duration_low_s",
    "duration_high_s",
    "method",
]


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return the JSON that a command prints."""
    assert main([*arguments, "--json"]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line on stderr with which a command ends, nothing on stdout."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_nearest_prints_exactly_the_promised_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "nearest", "97814")
    assert list(found) == ["query", "origin", "notice", "trips"]
    assert list(found["origin"]) == ["label", "lat", "lon", "county", "precision", "radius_m"]
    assert [list(trip) for trip in found["trips"]] == [TRIP_KEYS] * 5
    assert (found["query"], found["origin"]["precision"], found["notice"]) == ("97814", "zip", None)
    assert (found["trips"][0]["city"], found["trips"][0]["method"]) == ("Baker City", "highway network")


def test_trips_come_soonest_first_with_the_estimate_in_its_interval(capsys: pytest.CaptureFixture[str]) -> None:
    trips = answer(capsys, "nearest", "Sisters", "--limit", "46")["trips"]
    assert len({trip["city"] for trip in trips}) == 46
    assert [trip["duration_s"] for trip in trips] == sorted(trip["duration_s"] for trip in trips)
    for trip in trips:
        assert trip["distance_low_m"] <= trip["distance_m"] <= trip["distance_high_m"]
        assert trip["duration_low_s"] <= trip["duration_s"] <= trip["duration_high_s"]


def test_rank_distance_orders_by_miles(capsys: pytest.CaptureFixture[str]) -> None:
    trips = answer(capsys, "nearest", "97106", "--rank", "distance", "--limit", "20")["trips"]
    assert [trip["distance_m"] for trip in trips] == sorted(trip["distance_m"] for trip in trips)


def test_a_misspelling_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Corvallis" in answer(capsys, "nearest", "Corvalis")["notice"]


def test_a_silent_server_and_a_misspelling_make_one_notice(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://127.0.0.1:9")
    notice = answer(capsys, "nearest", "Corvalis")["notice"]
    assert "Corvallis" in notice
    assert notice.endswith("; this answer comes from the highway network instead.")


def test_route_prints_a_trip_with_its_line_and_highways(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "route", "Burns", "Bend")
    assert {*TRIP_KEYS, "geometry", "via"} <= set(found)
    assert found["via"] == ["US 20"]
    assert found["distance_m"] / 1609.344 == pytest.approx(130, rel=0.05)
    assert found["geometry"]["type"] == "LineString"
    first, last = found["geometry"]["coordinates"][0], found["geometry"]["coordinates"][-1]
    assert first == [found["origin"]["lon"], found["origin"]["lat"]]
    assert last == [found["destination"]["lon"], found["destination"]["lat"]]


def test_any_two_places_have_a_route(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "route", "97886", "44.05, -121.31")["via"]


def test_people_get_a_table_in_miles_and_minutes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Burns", "--limit", "2"]) == 0
    said = capsys.readouterr().out
    assert "Burns, Harney County: measured from the middle of the town" in said
    rows = [line for line in said.splitlines() if line.startswith(("City", "Burns  ", "Bend"))]
    assert len({row.index(word) for row, word in zip(rows, ("likely", "up to", "2 hr"), strict=True)}) <= 2
    assert "call before you drive" in said


def test_people_get_the_way_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", "Burns", "Bend"]) == 0
    said = capsys.readouterr().out
    assert "By     US 20" in said
    assert "miles" in said


@pytest.mark.parametrize(
    "query", ["", "98660", "Boise ID", "40.7 -74.0", "x" * 10_000, "a\x07b", "<script>alert(1)</script>"]
)
def test_what_cannot_be_used_is_one_line_and_status_2(capsys: pytest.CaptureFixture[str], query: str) -> None:
    assert refusal(capsys, "nearest", query, "--json")


@pytest.mark.parametrize("limit", ["0", "47", "-1", "many"])
def test_a_limit_beyond_the_list_is_refused(capsys: pytest.CaptureFixture[str], limit: str) -> None:
    assert limit in refusal(capsys, "nearest", "Bend", "--limit", limit)


def test_several_places_that_fit_are_named_once_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, "nearest", "Klamath")
    assert '"Klamath" could be Klamath Falls or Klamath County. Enter one of them.' in said


def test_nothing_typed_is_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo", "nearest", "Yoncalla", "--json"]
    env = {"GEO_CACHE": str(tmp_path / "cache"), "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PATH": ""}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert json.loads(done.stdout)["query"] == "Yoncalla"
    assert done.stderr == ""
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_neither_pages_nor_maps_are_loaded_for_an_answer() -> None:
    check = (
        "import sys; from geo.cli.main import main; main(['nearest', 'Bend']);"
        "heavy = {'streamlit', 'folium', 'geopandas', 'spopt', 'highspy', 'altair', 'access'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")


def test_a_query_may_begin_with_a_minus_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "nearest", "-121.31, 44.05")["origin"]["label"] == "44.05, -121.31"
    assert refusal(capsys, "nearest", "Bend", "--jsn") == "Got unexpected extra argument (--jsn)\n"


def test_a_way_to_a_whole_county_is_as_unsure_as_one_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    there, back = (answer(capsys, "route", *ends) for ends in (("Bend", "Lake County"), ("Lake County", "Bend")))
    for end in ("distance_low_m", "distance_high_m"):
        assert there[end] == pytest.approx(back[end], rel=0.01)
