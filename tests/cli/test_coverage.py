"""`python -m geo coverage` counts everybody once and refuses what makes no sense in one sentence."""

import json

import pytest

from geo.cli.main import main

EVERYBODY = 4_237_256


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    assert main(["coverage", *arguments, "--json"]) == 0
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def within(found: dict[str, list[dict[str, object]]], minutes: float) -> int:
    upper = [band for band in found["bands"] if band["minutes"] is not None and float(str(band["minutes"])) <= minutes]
    return sum(int(str(band["people"])) for band in upper)


def test_every_resident_is_in_exactly_one_band(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys)
    assert set(found) == {"bands", "rows"}
    assert [band["minutes"] for band in found["bands"]] == [30, 60, 90, 120, None]
    assert sum(int(str(band["people"])) for band in found["bands"]) == EVERYBODY
    assert sum(float(str(band["share"])) for band in found["bands"]) == pytest.approx(1, abs=1e-5)
    assert len(found["rows"]) == 36
    assert sum(int(str(row["people"])) for row in found["rows"]) == EVERYBODY


def test_by_state_there_is_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = answer(capsys, "--by", "state")["rows"]
    assert (row["state"], row["people"]) == ("Oregon", EVERYBODY)


def test_adding_brings_people_near_and_dropping_takes_them_away(capsys: pytest.CaptureFixture[str]) -> None:
    now = within(answer(capsys, "--minutes", "60"), 60)
    assert within(answer(capsys, "--minutes", "60", "--add", "La Grande"), 60) > now
    assert within(answer(capsys, "--minutes", "60", "--drop", "Burns"), 60) < now


def test_the_best_places_gain_what_adding_them_gains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "best", "--k", "2", "--minutes", "60", "--json"]) == 0
    best = json.loads(capsys.readouterr().out)
    assert set(best) == {"places", "people_gained", "optimal"}
    assert best["optimal"] is True
    now = within(answer(capsys, "--minutes", "60"), 60)
    added = [part for place in best["places"] for part in ("--add", place)]
    assert within(answer(capsys, "--minutes", "60", *added), 60) - now == best["people_gained"]


def test_without_json_there_is_a_table_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--drop", "Burns"]) == 0
    text = capsys.readouterr().out
    assert "without Burns" in text
    assert "Harney" in text
    assert "up to 30 min" in text


def test_the_best_places_can_be_read_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "best", "--k", "1", "--goal", "worst"]) == 0
    assert "Proven: no other choice does better." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["--minutes", "-5"], "-5 is no limit", id="negative"),
        pytest.param(["--minutes", "soon"], "'soon' is no number", id="text"),
        pytest.param(["--minutes", "30,30"], "30 is given more than once", id="twice"),
        pytest.param(["--minutes", "nan"], "nan is no limit", id="not-a-number"),
        pytest.param(["--drop", "Paris"], "'Paris' is not on the list", id="unknown-city"),
        pytest.param(["--add", "Xyzzyqq"], 'We can\'t find "Xyzzyqq" in Oregon', id="unknown-place"),
        pytest.param(["--add", "Burns"], "Burns is on the list already", id="listed-already"),
        pytest.param(["--by", "planet"], "'planet' is not one of", id="unknown-rows"),
        pytest.param(["--minutes", "30", "best"], "--minutes stands before best", id="option-in-the-wrong-place"),
        pytest.param(["best", "--k", "0"], "0 is not in the range", id="no-place"),
        pytest.param(["best", "--k", "6"], "6 is not in the range", id="six-places"),
        pytest.param(["best", "--minutes", "60,90"], "'60,90' is no number", id="two-limits"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["coverage", *arguments]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""
