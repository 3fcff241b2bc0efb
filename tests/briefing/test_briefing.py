"""The briefing's figures: the same as on the page "Coverage" and in its command."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.briefing.figures import MAX_COUNTIES, worst_counties
from geo.cli.main import main
from geo.coverage.counties import CountyRow
from support import lowmark


def coverage_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["coverage", *arguments, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))


@pytest.mark.parametrize("changes", [(), ("--add", "Elk Cross"), ("--drop", "Cold Ford", "--add", "Farrow")], ids=str)
def test_the_four_figures_are_those_that_coverage_prints(
    capsys: pytest.CaptureFixture[str], changes: tuple[str, ...]
) -> None:
    add = tuple(name for option, name in zip(changes[::2], changes[1::2], strict=True) if option == "--add")
    drop = tuple(name for option, name in zip(changes[::2], changes[1::2], strict=True) if option == "--drop")
    figures = lowmark.briefing(add=add, drop=drop).current.figures
    state = coverage_json(capsys, "--by", "state", *changes)
    (row,) = state["rows"]
    assert (figures.people, figures.within) == (row["people"], row["people_within_60"])
    assert figures.share == pytest.approx(row["share_within_60"], abs=1e-6)
    assert figures.mean_s / 60 == pytest.approx(row["mean_minutes"], abs=0.01)
    counties = coverage_json(capsys, *changes)["rows"]
    assert figures.below_half == sum(county["share_within_60"] < 0.5 for county in counties)


def test_the_bands_are_those_that_coverage_prints(capsys: pytest.CaptureFixture[str]) -> None:
    bands = lowmark.briefing().current.coverage.bands
    assert [band.people for band in bands] == [band["people"] for band in coverage_json(capsys)["bands"]]


def test_the_best_next_cities_are_those_that_coverage_prints(capsys: pytest.CaptureFixture[str]) -> None:
    best = lowmark.briefing().next_cities
    answer = coverage_json(capsys, "best", "--k", "3")
    assert sorted(next_city.city.name for next_city in best.cities) == sorted(answer["places"])
    assert (best.people_gained, best.optimal) == (answer["people_gained"], answer["optimal"])


def test_the_far_town_is_the_largest_beyond_ninety_minutes() -> None:
    town = lowmark.briefing().current.figures.far_town
    assert town is not None
    assert (town.name, town.county, town.people) == ("Elk Cross", "West Fell", 2400)
    assert town.seconds > 5400


def test_the_unchanged_list_has_no_comparison() -> None:
    assert lowmark.briefing().before is None


def test_a_what_if_is_compared_with_the_unchanged_list() -> None:
    changed, listed = lowmark.briefing(add=("Elk Cross",)), lowmark.briefing()
    assert changed.before is not None
    assert changed.before.figures == listed.current.figures
    assert changed.added == ("Elk Cross",)


def test_a_dropped_city_is_not_a_new_location() -> None:
    assert "Ashport" not in {
        next_city.city.name for next_city in lowmark.briefing(drop=("Ashport",)).next_cities.cities
    }


@pytest.mark.parametrize("minutes", [30, 60, 100])
def test_bands_and_far_threshold_follow_the_threshold(minutes: int) -> None:
    briefing = lowmark.briefing(threshold_s=minutes * 60)
    assert briefing.limits_s == (minutes * 30, minutes * 60, minutes * 90, minutes * 120)
    assert briefing.far_s == minutes * 90


def row(name: str, people: int, within: int) -> CountyRow:
    share = within / max(people, 1)
    return CountyRow(
        name=name,
        people=people,
        by_band=(),
        within=within,
        share=share,
        mean=0.0,
        p90=0.0,
        worst_town=None,
        worst_cost=None,
    )


def rows_of(people: int) -> st.SearchStrategy[CountyRow]:
    return st.builds(row, st.text("abc", min_size=1), st.just(people), st.integers(0, people))


@settings(max_examples=50)
@given(st.lists(st.integers(1, 1000).flatmap(rows_of), max_size=20))
def test_the_lowest_shares_come_first_and_no_county_is_fully_covered(rows: list[CountyRow]) -> None:
    worst = worst_counties(rows)
    shares = [county.share for county in worst]
    assert shares == sorted(shares)
    assert len(worst) == min(sum(county.share < 1 for county in rows), MAX_COUNTIES)
    assert all(share < 1 for share in shares)
