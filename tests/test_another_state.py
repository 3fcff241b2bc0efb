"""Another state's tables: `GEO_DATA` names their folder, and everything works on them."""

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


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main([*arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_page_starts_and_speaks_of_that_state(page: str) -> None:
    at = opened(page)
    assert not at.exception
    assert "Oregon" not in said(at)


def test_a_zip_code_with_leading_zeros_finds_its_city(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "nearest", "00913")
    assert [one["city"] for one in found["trips"]] == ["Cold Ford", "Ashport"]


def test_the_way_follows_that_states_roads(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "route", "Elk Cross", "Ashport")["via"] == ["LO 7"]


def test_everybody_of_that_state_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    bands = answer(capsys, "coverage")["bands"]
    assert sum(band["people"] for band in bands) == 14_000


def test_a_neighboring_state_is_named_when_one_of_its_cities_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Summit"]) == 2
    assert capsys.readouterr().err.startswith("Summit is in Highmark, outside Lowmark")


def test_a_place_of_the_shipped_state_is_unknown_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Portland"]) == 2
    assert "no place known in Lowmark" in capsys.readouterr().err


def test_the_briefing_shows_that_states_figures() -> None:
    drawn = str(component(opened("briefing"), "briefing")["html"])
    assert "How well 2 cities cover Lowmark" in drawn
    assert "11,700 of 14,000 residents" in drawn


def test_the_sources_are_that_states() -> None:
    assert "made up for a test" in said(opened("about"))


def test_a_what_if_on_the_coverage_page_is_the_briefing_s_too() -> None:
    at = opened("coverage")
    at.multiselect[0].set_value(["Elk Cross"]).run()
    at.switch_page("geo/ui/pages/briefing.py").run()
    assert "list with Elk Cross." in str(component(at, "briefing")["html"])
