"""The page "Briefing", state by state, without a browser."""

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from geo.routing.nearest import Rank
from geo.ui import services
from geo.ui.briefing import data
from geo.ui.coverage.state import View
from support import lowmark
from support.page_view import component, said, show
from support.report_files import Element, parse_html


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))


def opened(**parameters: str) -> AppTest:
    return show(services.load(), page="briefing", **parameters)


def page_html(at: AppTest) -> str:
    return str(component(at, "briefing")["html"])


def page(at: AppTest) -> Element:
    return parse_html(page_html(at))


def test_the_sections_come_in_the_order_of_a_meeting() -> None:
    at = opened()
    assert not at.exception
    sections = [section.attributes["class"] for section in page(at).all("section")]
    assert sections == ["brief-figures", "brief-map", "brief-counties", "brief-next", "brief-evidence"]


def test_the_page_has_one_main_heading_and_each_section_is_labelled_by_its_own() -> None:
    root = page(opened())
    assert root.one("h1").text == "How well 2 cities cover Lowmark"
    headings = [one.attributes["id"] for one in root.walk() if one.tag in {"h1", "h2"}]
    assert [section.attributes["aria-labelledby"] for section in root.all("section")] == headings


def test_sources_settings_and_date_are_in_the_footer() -> None:
    text = said(opened())
    today = datetime.now().astimezone().date()
    assert [fact for fact in ("60 minutes", "made up for a test, 2026", str(today.year)) if fact not in text] == []


def test_a_link_with_a_what_if_is_compared_with_the_list() -> None:
    root = page(opened(add="Elk Cross"))
    assert "Elk Cross added" in root.one("p", "what-if").text
    changes = [change.text for change in root.all("p", "change")]
    assert changes == ["+2,300 people (+16.4 points)", "\N{MINUS SIGN}15.8 min", "\N{MINUS SIGN}1", "was Elk Cross"]


def test_presenting_fills_the_screen_and_leaves_out_the_buttons() -> None:
    at = opened(present="1")
    assert component(at, "briefing")["deck"] is True
    assert page(at).one("div", "deck")
    assert not at.button


def test_names_on_the_map_are_larger_while_presenting() -> None:
    sizes = [
        [float(label.attributes["font-size"]) for label in page(at).all("text", "next-name")]
        for at in (opened(), opened(present="1"))
    ]
    assert [large / usual for usual, large in zip(*sizes, strict=True)] == pytest.approx([2.7], rel=1e-4)


def test_present_is_one_press_away() -> None:
    at = opened()
    assert component(at, "briefing")["deck"] is False
    at.button[0].click().run()
    assert component(at, "briefing")["deck"] is True


def test_the_report_can_be_downloaded_as_pdf_and_as_web_page() -> None:
    at = opened()
    assert [button.proto.label for button in at.get("download_button")] == ["Download as PDF", "Download as web page"]


def test_the_threshold_is_that_of_the_coverage_page() -> None:
    labels = [label.text for label in page(opened(limit="30")).all("p", "label")]
    assert labels[0] == "within 30 minutes"


def test_the_parts_of_a_link_that_cannot_be_used_are_named() -> None:
    at = opened(limits="30,x", add="Atlantis")
    text = said(at)
    assert [value for value in ("'x'", "'Atlantis'") if value not in text] == []


@pytest.mark.parametrize(
    ("view", "threshold_s"),
    [
        pytest.param(View(threshold=90.0), 5400.0, id="minutes"),
        pytest.param(View(threshold=90.0, rank=Rank.DISTANCE), 3600.0, id="miles-keep-the-default"),
    ],
)
def test_only_a_threshold_in_minutes_reaches_the_briefing(view: View, threshold_s: float) -> None:
    assert data.choice(view) == data.Choice((), (), threshold_s)


def test_a_missing_table_is_named_on_the_page(
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
    assert "block_groups.csv" in said(at)
