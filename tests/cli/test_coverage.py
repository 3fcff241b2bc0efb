"""`python -m geo coverage` counts every resident once and rejects invalid input with one line."""

import json

import pytest

from geo.cli import coverage_siting
from geo.cli.coverage_bands import duration_text
from geo.cli.coverage_siting import SitingReport
from geo.cli.main import main
from geo.coverage.siting.next_sites import NextSites
from geo.formatting import format_duration, format_percent

POPULATION = 4_237_256


def coverage_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    assert main(["coverage", *arguments, "--json"]) == 0
    report: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return report


def within(report: dict[str, list[dict[str, object]]], minutes: float) -> int:
    upper = [band for band in report["bands"] if band["minutes"] is not None and float(str(band["minutes"])) <= minutes]
    return sum(int(str(band["people"])) for band in upper)


def test_every_resident_is_in_exactly_one_band(capsys: pytest.CaptureFixture[str]) -> None:
    report = coverage_json(capsys)
    assert set(report) == {"bands", "rows"}
    assert [band["minutes"] for band in report["bands"]] == [30, 60, 90, 120, None]
    assert sum(int(str(band["people"])) for band in report["bands"]) == POPULATION
    assert sum(float(str(band["share"])) for band in report["bands"]) == pytest.approx(1, abs=1e-5)
    assert len(report["rows"]) == 36
    assert sum(int(str(row["people"])) for row in report["rows"]) == POPULATION


def test_by_state_prints_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = coverage_json(capsys, "--by", "state")["rows"]
    assert (row["state"], row["people"]) == ("Oregon", POPULATION)


def test_adding_a_city_covers_more_people_and_dropping_one_fewer(capsys: pytest.CaptureFixture[str]) -> None:
    covered = within(coverage_json(capsys, "--minutes", "60"), 60)
    assert within(coverage_json(capsys, "--minutes", "60", "--add", "La Grande"), 60) > covered
    assert within(coverage_json(capsys, "--minutes", "60", "--drop", "Burns"), 60) < covered


def test_the_best_places_gain_what_adding_them_gains(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "best", "--k", "2", "--minutes", "60", "--json"]) == 0
    best = json.loads(capsys.readouterr().out)
    assert set(best) == {"places", "people_gained", "optimal"}
    assert best["optimal"] is True
    covered = within(coverage_json(capsys, "--minutes", "60"), 60)
    added = [part for place in best["places"] for part in ("--add", place)]
    assert within(coverage_json(capsys, "--minutes", "60", *added), 60) - covered == best["people_gained"]


def test_the_text_has_the_figures_of_the_json(capsys: pytest.CaptureFixture[str]) -> None:
    report = coverage_json(capsys, "--drop", "Burns", "--add", "La Grande")
    assert main(["coverage", "--drop", "Burns", "--add", "La Grande"]) == 0
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == "Drive time to a listed city with La Grande and without Burns: people, share"
    labels = ["up to 30 min", "30 to 60 min", "60 to 90 min", "90 to 120 min", "over 120 min"]
    for line, label, band in zip(lines, labels, report["bands"], strict=False):
        assert line.split() == [*label.split(), f"{band['people']:,}", format_percent(float(str(band["share"])))]
    assert lines[5] == ""
    assert lines[6].split() == ["County", "people", "within", "60", "min", "average", "90%", "within", "longest", "drive"]
    for line, row in zip(lines[7:], report["rows"], strict=True):
        minutes = [float(str(row[name])) * 60 for name in ("mean_minutes", "p90_minutes", "worst_off_minutes")]
        mean, p90, longest = map(format_duration, minutes)
        assert " ".join(line.split()) == (
            f"{row['county']} {row['people']:,} {format_percent(float(str(row['share_within_60'])))} {mean} {p90} "
            f"{row['worst_off_place']} ({longest})"
        )


def test_a_county_without_a_road_says_so() -> None:
    assert duration_text(float("inf")) == "no road"
    assert duration_text(None) == "no road"


def test_the_best_locations_are_printed_with_their_gains_and_the_proof(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "best", "--k", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Add Ontario and Wallowa.",
        "32,970 more people would live within 60 minutes of a listed city.",
        "Average drive: 16.7 to 15.4 min. Longest drive: 3 hr 29 min to 2 hr 20 min.",
        "Proven: no other choice does better.",
    ]


@pytest.mark.parametrize(
    ("sites", "places", "text"),
    [
        pytest.param({"optimal": False}, ("Nyssa",), "Not proven to be the best choice.", id="not-proven"),
        pytest.param({"optimal": True}, (), "No new location would improve this.", id="no-gain"),
        pytest.param({"optimal": False}, (), "No new location was found in time.", id="none-in-time"),
        pytest.param({"people_gained": 1}, ("Nyssa",), "1 more person would live", id="one-person"),
        pytest.param({"worst_before": float("inf")}, ("Nyssa",), "Longest drive: no road to 1 hr.", id="no-road"),
    ],
)
def test_the_text_of_a_siting_report_depends_on_its_figures(
    sites: dict[str, object], places: tuple[str, ...], text: str
) -> None:
    figures = {
        "chosen": (0,),
        "optimal": True,
        "people_gained": 5,
        "mean_before": 1200.0,
        "mean_after": 600.0,
        "worst_before": 7200.0,
        "worst_after": 3600.0,
    }
    report = SitingReport(places=places, threshold_minutes=60, sites=NextSites(**(figures | sites)))  # type: ignore[arg-type]
    assert text in coverage_siting.as_text(report)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["--minutes", "-5"], "-5 is not a valid limit", id="negative"),
        pytest.param(["--minutes", "soon"], "'soon' is not a number", id="text"),
        pytest.param(["--minutes", "30,30"], "30 is duplicated", id="twice"),
        pytest.param(["--minutes", "nan"], "nan is not a valid limit", id="not-a-number"),
        pytest.param(["--drop", "Paris"], "'Paris' is not on the list", id="unknown-city"),
        pytest.param(["--add", "Xyzzyqq"], "Xyzzyqq", id="unknown-place"),
        pytest.param(["--add", "Burns"], "Burns is already on the list", id="listed-already"),
        pytest.param(["--by", "planet"], "'planet' is not one of", id="unknown-rows"),
        pytest.param(["--minutes", "30", "best"], "--minutes comes before 'best'", id="option-in-the-wrong-place"),
        pytest.param(["best", "--k", "0"], "0 is not in the range", id="none"),
        pytest.param(["best", "--k", "6"], "6 is not in the range", id="six"),
        pytest.param(["best", "--minutes", "60,90"], "'60,90' is not a number", id="two-thresholds"),
    ],
)
def test_invalid_input_is_rejected_with_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["coverage", *arguments]) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
    assert printed.out == ""
