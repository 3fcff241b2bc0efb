"""The page "Briefing", state by state, without a browser."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.routing.nearest import Rank
from geo.ui import services
from geo.ui.briefing import data
from geo.ui.coverage.state import View
from support import lowmark
from support.page_view import component, said, show


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))


def opened(**parameters: str) -> AppTest:
    return show(services.load(), page="briefing", **parameters)


def drawn(at: AppTest) -> str:
    return str(component(at, "briefing")["html"])


def headings(at: AppTest) -> list[str]:
    return re.findall(r"<h[12][^>]*>(.*?)</h[12]>", drawn(at))


def test_the_sections_come_in_the_order_of_a_meeting() -> None:
    at = opened()
    assert not at.exception
    assert headings(at) == [
        "How well 2 cities cover Lowmark",
        "Who lives how far away",
        "Worst counties: residents within 60 minutes",
        "Best next cities",
        "How sure research is that an infusion helps",
    ]


def test_it_has_one_first_heading_and_names_every_section_by_its_heading() -> None:
    html = drawn(opened())
    assert html.count("<h1") == 1
    for name in re.findall(r'aria-labeledby="([^"]+)"', html):
        assert f'id="{name}"' in html


def test_sources_settings_and_day_stand_at_its_foot() -> None:
    text = said(opened())
    assert "Limit 60 minutes" in text
    assert "Sources: made up for a test, 2026." in text


def test_a_link_with_a_what_if_is_compared_with_the_list() -> None:
    html = drawn(opened(add="Elk Cross"))
    assert "What if: the source&#x27;s list with Elk Cross." in html
    assert "+2,300 people" in html


def test_presenting_fills_the_screen_and_leaves_the_tools_out() -> None:
    at = opened(present="1")
    assert component(at, "briefing")["deck"] is True
    assert "class='brief deck" in drawn(at)
    assert not at.button


def test_present_is_one_press_away() -> None:
    at = opened()
    assert component(at, "briefing")["deck"] is False
    at.button[0].click().run()
    assert component(at, "briefing")["deck"] is True


def test_the_report_can_be_taken_along_as_pdf_and_as_a_web_page() -> None:
    at = opened()
    assert [button.proto.label for button in at.get("download_button")] == ["Download as PDF", "Download as web page"]


def test_the_limit_is_that_of_the_coverage_page() -> None:
    assert "within 30 minutes" in drawn(opened(limit="30"))


def test_what_a_link_says_and_cannot_be_used_is_told() -> None:
    at = opened(limits="30,x", add="Atlantis")
    text = said(at)
    assert "Part of this link could not be used. 'x'" in text
    assert "'Atlantis' is not a place to add." in text


@pytest.mark.parametrize(
    ("view", "threshold_s"),
    [
        pytest.param(View(threshold=90.0), 5400.0, id="minutes"),
        pytest.param(View(threshold=90.0, rank=Rank.DISTANCE), 3600.0, id="miles-mean-the-hour"),
    ],
)
def test_the_choice_takes_minutes_alone(view: View, threshold_s: float) -> None:
    assert data.choice(view) == ((), (), threshold_s)


def test_a_broken_table_of_people_is_told_not_thrown(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("data")
    for path in lowmark.DATA.rglob("*"):
        if path.is_file() and path.name != "block_groups.csv":
            copy = folder / path.relative_to(lowmark.DATA)
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
    monkeypatch.setenv("GEO_DATA", str(folder))
    at = opened()
    assert not at.exception
    assert "block_groups.csv: the file is missing" in said(at)
