"""`python -m geo coverage` counts every resident once and rejects invalid input with one line."""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from geo.cli import coverage_bands, coverage_siting
from geo.cli.coverage_bands import duration_text
from geo.cli.coverage_siting import SitingReport
from geo.cli.main import main
from geo.coverage.siting.next_sites import NextSites
from geo.formatting import format_duration, format_percent
from geo.settings import SHIPPED_DATA
from geo.tables.population import read_county_people

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


def test_the_text_has_the_figures_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    report = coverage_bands.coverage(minutes="30,90", by="county", add=["La Grande"], drop=["Burns"])
    assert main(["coverage", "--minutes", "90,30", "--drop", "Burns", "--add", "La Grande"]) == 0
    title, *lines = capsys.readouterr().out.splitlines()
    assert title == "Drive time to a listed city with La Grande and without Burns: people, share"
    for line, label, band in zip(lines, ["up to 30 min", "30 to 90 min", "over 90 min"], report.bands, strict=False):
        assert " ".join(line.split()) == f"{label} {band.people:,} {format_percent(band.share)}"
    assert " ".join(lines[4].split()) == "County people within 60 min average 90% within longest drive"
    for line, row in zip(lines[5:], report.rows, strict=True):
        area = row.area
        mean, p90, longest = (format_duration(cost or 0) for cost in (area.mean, area.p90, area.worst_cost))
        figures = f"{area.people:,} {format_percent(area.share)} {mean} {p90} {area.worst_town} ({longest})"
        assert " ".join(line.split()) == f"{area.name} {figures}"


def test_the_json_has_the_figures_of_the_report(capsys: pytest.CaptureFixture[str]) -> None:
    report = coverage_bands.coverage(minutes="7.5,60", by="county", add=[], drop=[])
    printed = coverage_json(capsys, "--minutes", "7.5,60")
    facts = read_county_people(SHIPPED_DATA)
    assert [band["minutes"] for band in printed["bands"]] == [7.5, 60, None]
    assert [band["people"] for band in printed["bands"]] == [band.people for band in report.bands]
    for row, expected in zip(printed["rows"], report.rows, strict=True):
        area = expected.area
        within = int(area.share * area.people + 0.5)
        assert row == {
            "county": area.name,
            "people": area.people,
            "bands": [
                {"minutes": limit, "people": people, "share": pytest.approx(people / area.people, abs=1e-6)}
                for limit, people in zip([7.5, 60, None], area.by_band, strict=True)
            ],
            "people_within_60": within,
            "share_within_60": pytest.approx(within / area.people, abs=1e-6),
            "mean_minutes": pytest.approx(area.mean / 60, abs=0.006),
            "p90_minutes": pytest.approx(area.p90 / 60, abs=0.006),
            "worst_off_place": area.worst_town,
            "worst_off_minutes": pytest.approx((area.worst_cost or 0) / 60, abs=0.006),
            **asdict(facts[area.name]),
        }


def test_a_county_without_a_road_says_so() -> None:
    assert duration_text(float("inf")) == "no road"
    assert duration_text(None) == "no road"


SITES = NextSites(
    chosen=(0,),
    optimal=True,
    people_gained=12_345,
    mean_before=1206.0,
    mean_after=606.0,
    worst_before=7200.0,
    worst_after=5400.0,
)


def test_the_best_locations_are_printed_with_their_gains_and_the_proof() -> None:
    report = SitingReport(places=("Nyssa", "Vale"), threshold_minutes=45, sites=SITES)
    assert coverage_siting.as_text(report).splitlines() == [
        "Add Nyssa and Vale.",
        "12,345 more people would live within 45 minutes of a listed city.",
        "Average drive: 20.1 to 10.1 min. Longest drive: 2 hr to 1 hr 30 min.",
        "Proven: no other choice does better.",
    ]


@pytest.mark.parametrize(
    ("sites", "places", "text"),
    [
        pytest.param({"optimal": False}, ("Nyssa",), "Not proven to be the best choice.", id="not-proven"),
        pytest.param({"optimal": True}, (), "No new location would improve this.", id="no-gain"),
        pytest.param({"optimal": False}, (), "No new location was found in time.", id="none-in-time"),
        pytest.param({"people_gained": 1}, ("Nyssa",), "1 more person would live", id="one-person"),
        pytest.param({"worst_before": float("inf")}, ("Nyssa",), "drive: no road to 1 hr 30 min.", id="no-road"),
    ],
)
def test_the_text_of_a_siting_report_depends_on_its_figures(
    sites: dict[str, Any], places: tuple[str, ...], text: str
) -> None:
    report = SitingReport(places=places, threshold_minutes=60, sites=replace(SITES, **sites))
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
