"""The app and the command line work with another state's tables when `GEO_DATA` names their folder."""

import json
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.cli.main import main
from support import lowmark
from support.page_view import component, said

APP = Path(__file__).resolve().parent.parent / "app.py"
PAGES = ["find_care", "coverage", "briefing", "about"]


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))
    st.cache_data.clear()
    st.cache_resource.clear()


def opened(page: str) -> AppTest:
    """Return the app, opened on one of its pages."""
    at = AppTest.from_file(str(APP), default_timeout=60).run()
    return at if page == "find_care" else at.switch_page(f"geo/ui/pages/{page}.py").run()


def run_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main([*arguments, "--json"]) == 0
    output: dict[str, Any] = json.loads(capsys.readouterr().out)
    return output


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_about_that_state(page: str) -> None:
    at = opened(page)
    assert not at.exception
    assert "Oregon" not in said(at)


def test_a_zip_code_with_leading_zeros_finds_its_city(capsys: pytest.CaptureFixture[str]) -> None:
    nearest = run_json(capsys, "nearest", "00913")
    assert [trip["city"] for trip in nearest["trips"]] == ["Cold Ford", "Ashport"]


def test_the_route_follows_that_states_roads(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_json(capsys, "route", "Elk Cross", "Ashport")["via"] == ["LO 7"]


def test_all_residents_of_that_state_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    bands = run_json(capsys, "coverage")["bands"]
    assert sum(band["people"] for band in bands) == 14_000


def test_a_city_of_a_neighboring_state_is_said_to_be_outside(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Summit"]) == 2
    assert capsys.readouterr().err.startswith("Summit is in Highmark. Only Lowmark is covered here.")


def test_a_place_of_the_shipped_state_is_unknown_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Portland"]) == 2
    assert 'We can\'t find "Portland" in Lowmark.' in capsys.readouterr().err


def test_the_briefing_shows_that_states_figures() -> None:
    html = str(component(opened("briefing"), "briefing")["html"])
    assert "How well 2 cities cover Lowmark" in html
    assert "11,700 of 14,000 residents" in html


def test_the_sources_are_that_states() -> None:
    assert "made up for a test" in said(opened("about"))


def test_a_what_if_on_the_coverage_page_also_applies_to_the_briefing() -> None:
    at = opened("coverage")
    at.multiselect[0].set_value(["Elk Cross"]).run()
    at.switch_page("geo/ui/pages/briefing.py").run()
    assert "What if: Elk Cross added." in str(component(at, "briefing")["html"])
