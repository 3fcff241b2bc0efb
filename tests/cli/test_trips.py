"""`nearest` and `route` on the shipped tables: the JSON, the text table, one line for bad input."""

import json
import re
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


def json_output(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return the JSON printed by a command."""
    assert main([*arguments, "--json"]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def error_line(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the one line on stderr of a command that exits with status 2 and prints nothing on stdout."""
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_nearest_prints_the_documented_json(capsys: pytest.CaptureFixture[str]) -> None:
    result = json_output(capsys, "nearest", "97814")
    assert list(result) == ["query", "origin", "notice", "trips"]
    assert list(result["origin"]) == ["label", "lat", "lon", "county", "precision", "radius_m"]
    assert [list(trip) for trip in result["trips"]] == [TRIP_KEYS] * 5
    assert (result["query"], result["origin"]["precision"], result["notice"]) == ("97814", "zip", None)
    assert (result["trips"][0]["city"], result["trips"][0]["method"]) == ("Baker City", "highway network")


def test_trips_come_soonest_first_with_the_estimate_in_its_interval(capsys: pytest.CaptureFixture[str]) -> None:
    trips = json_output(capsys, "nearest", "Sisters", "--limit", "46")["trips"]
    assert len({trip["city"] for trip in trips}) == 46
    assert [trip["duration_s"] for trip in trips] == sorted(trip["duration_s"] for trip in trips)
    for trip in trips:
        assert trip["distance_low_m"] <= trip["distance_m"] <= trip["distance_high_m"]
        assert trip["duration_low_s"] <= trip["duration_s"] <= trip["duration_high_s"]


def test_rank_distance_orders_by_miles(capsys: pytest.CaptureFixture[str]) -> None:
    trips = json_output(capsys, "nearest", "97106", "--rank", "distance", "--limit", "20")["trips"]
    assert [trip["distance_m"] for trip in trips] == sorted(trip["distance_m"] for trip in trips)


def test_a_misspelling_is_corrected_in_a_notice(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Corvallis" in json_output(capsys, "nearest", "Corvalis")["notice"]


def test_a_failed_server_and_a_misspelling_share_one_notice(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_ROUTER", "osrm:http://127.0.0.1:9")
    notice = json_output(capsys, "nearest", "Corvalis")["notice"]
    assert "Corvallis" in notice
    assert notice.endswith("; this answer comes from the highway network instead.")


def test_route_prints_a_trip_with_its_line_and_highways(capsys: pytest.CaptureFixture[str]) -> None:
    result = json_output(capsys, "route", "Burns", "Bend")
    assert {*TRIP_KEYS, "geometry", "via"} <= set(result)
    assert result["via"] == ["US 20"]
    assert result["distance_m"] / 1609.344 == pytest.approx(130, rel=0.05)
    assert result["geometry"]["type"] == "LineString"
    first, last = result["geometry"]["coordinates"][0], result["geometry"]["coordinates"][-1]
    assert first == [result["origin"]["lon"], result["origin"]["lat"]]
    assert last == [result["destination"]["lon"], result["destination"]["lat"]]


def test_any_two_places_have_a_route(capsys: pytest.CaptureFixture[str]) -> None:
    assert json_output(capsys, "route", "97886", "44.05, -121.31")["via"]


def test_nearest_prints_an_aligned_table_in_miles_and_minutes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Burns", "--limit", "2"]) == 0
    first, _, header, burns, bend, *_, caveat = capsys.readouterr().out.splitlines()
    assert first == "From the center of Burns, Harney County (the exact place may be up to 1.7 miles away)."
    assert re.split("  +", header) == ["City", "Time", "likely range", "Distance", "likely range"]
    assert burns.index("up to") == bend.index("2 hr 5 min to") == header.index("likely range")
    assert re.fullmatch(r"Bend +2 hr 15 min +2 hr 5 min to 2 hr 25 min +\d+ miles +\d+ to \d+ miles", bend)
    assert caveat.startswith("Call before you drive")


def test_route_prints_the_highways_and_the_drive(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", "Burns", "Bend"]) == 0
    rows = dict(re.split("  +", line, maxsplit=1) for line in capsys.readouterr().out.splitlines()[:4])
    assert rows["From"].startswith("the center of Burns, Harney County")
    assert rows["To"].startswith("the center of Bend, Deschutes County")
    assert rows["Drive"].startswith("about 2 hr 15 min (2 hr 5 min to 2 hr 25 min), ")
    assert rows["Route"] == "via US 20"


@pytest.mark.parametrize(
    ("query", "start"),
    [
        pytest.param("97814", "From the center of ZIP 97814 (Baker City), Baker County (", id="zip-code"),
        pytest.param("Lake County", "From the population center of Lake County (", id="county"),
        pytest.param("44.05, -121.31", "From 44.05, -121.31, Deschutes County (", id="coordinates"),
    ],
)
def test_nearest_names_the_starting_point(capsys: pytest.CaptureFixture[str], query: str, start: str) -> None:
    assert main(["nearest", query]) == 0
    assert capsys.readouterr().out.startswith(start)


@pytest.mark.parametrize(
    "query", ["", "98660", "Boise ID", "40.7 -74.0", "x" * 10_000, "a\x07b", "<script>alert(1)</script>"]
)
def test_an_unusable_query_is_one_line_and_status_2(capsys: pytest.CaptureFixture[str], query: str) -> None:
    assert error_line(capsys, "nearest", query, "--json")


@pytest.mark.parametrize("limit", ["0", "47", "-1", "many"])
def test_a_limit_beyond_the_list_is_rejected(capsys: pytest.CaptureFixture[str], limit: str) -> None:
    assert limit in error_line(capsys, "nearest", "Bend", "--limit", limit)


def test_several_matching_places_are_named_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    line = error_line(capsys, "nearest", "Klamath")
    assert "Klamath Falls" in line
    assert "Klamath County" in line


def test_no_query_is_written_to_disk(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "geo", "nearest", "Yoncalla", "--json"]
    env = {"GEO_CACHE": str(tmp_path / "cache"), "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "PATH": ""}
    completed = subprocess.run(command, env=env, capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(completed.stdout)["query"] == "Yoncalla"
    assert completed.stderr == ""
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nearest_loads_no_page_or_map_library() -> None:
    check = (
        "import sys; from geo.cli.main import main; main(['nearest', 'Bend']);"
        "heavy = {'streamlit', 'folium', 'geopandas', 'spopt', 'highspy', 'altair', 'access'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    completed = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False)  # noqa: S603
    assert (completed.returncode, completed.stderr) == (0, "")


def test_a_query_may_begin_with_a_minus_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert json_output(capsys, "nearest", "-121.31, 44.05")["origin"]["label"] == "44.05, -121.31"
    assert error_line(capsys, "nearest", "Bend", "--jsn") == "Got unexpected extra argument (--jsn)\n"


def test_a_route_to_a_county_is_as_uncertain_as_one_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    there, back = (json_output(capsys, "route", *ends) for ends in (("Bend", "Lake County"), ("Lake County", "Bend")))
    for end in ("distance_low_m", "distance_high_m"):
        assert there[end] == pytest.approx(back[end], rel=0.01)
