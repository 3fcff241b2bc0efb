"""Cards show everything, and nothing in a panel runs."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions import Conditions, Panel, Section, Term, read_conditions
from geo.conditions.grade_html import glance
from geo.conditions.grades import Grade
from geo.conditions.html import NOT_REVIEWED, OLD, Card, reference
from geo.conditions.model import Kind
from support import panel_files

TODAY = date(2026, 12, 1)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>"
HARMLESS = {"article", "section", "p", "span", "strong", "button", "h3", "h4", "ul", "ol", "li", "a"} | {
    "details", "summary", "dl", "dt", "dd", "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@pytest.fixture
def conditions(tmp_path: Path) -> Conditions:
    return read_conditions(panel_files.folder_in(tmp_path))


def card(conditions: Conditions, today: date = TODAY, **changes: Any) -> str:  # noqa: ANN401 - any field of a panel
    panel = replace(conditions.panels[0], **changes)
    return Card(panel, conditions).html(today=today)


class Tags(HTMLParser):
    """Collect what a browser would make elements and attributes of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def assert_harmless(html: str) -> None:
    read = Tags(html)
    assert set(read.tags) <= HARMLESS
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert all((value or "").startswith("https://") for name, value in read.attributes if name == "href")


def test_the_grade_stands_in_words_and_in_a_shape(conditions: Conditions) -> None:
    grade = card(conditions).split('<p class="wr-grade">')[1].split("</p>")[0]
    assert "Evidence: Low" in grade
    assert [grade.count(f"wr-mark wr-{mark}") for mark in ("full", "empty")] == [2, 2]


def test_the_scale_beside_a_grade_says_that_it_is_ours(conditions: Conditions) -> None:
    assert "This scale is our own." in card(conditions)


def test_a_panel_without_grade_shows_none(conditions: Conditions) -> None:
    assert "Evidence:" not in Card(conditions.panels[1], conditions).html(today=TODAY)


def test_source_and_research_stand_side_by_side_and_the_rest_below(conditions: Conditions) -> None:
    more = (*conditions.panels[0].sections, Section(title="Harms", text="Sleepiness."))
    pair, rest = card(conditions, sections=more).split('<div class="wr-pair">')[1].split("</div>", 1)
    assert pair.index("What the source says") < pair.index("What research shows")
    assert "<h4>Harms</h4>" in rest


def test_no_clinician_yet_is_said_until_one_has_reviewed(conditions: Conditions) -> None:
    assert NOT_REVIEWED in card(conditions)
    reviewed = card(conditions, reviewed_by="Dr. A. Gray")
    assert NOT_REVIEWED not in reviewed
    assert "Reviewed by Dr. A. Gray." in reviewed


def test_old_content_says_so_by_itself(conditions: Conditions) -> None:
    assert OLD not in card(conditions, today=date(2027, 11, 22))
    assert OLD in card(conditions, today=date(2027, 11, 23))


def test_a_term_is_a_button_that_its_meaning_describes(conditions: Conditions) -> None:
    shown = card(conditions)
    assert '<button type="button" class="wr-term" aria-describedby="wr-aches-1">trial</button>' in shown
    assert '<span class="wr-tip" role="tooltip" id="wr-aches-1"><strong>Trial:</strong> A study that' in shown


def test_a_reference_shows_its_address_as_text(conditions: Conditions) -> None:
    shown = reference(conditions.references["R1"])
    assert ">https://doi.org/10.1/abc</a> (another site)" in shown
    assert "only from what others report" not in shown


def test_a_report_is_called_one(conditions: Conditions) -> None:
    assert "only from what others report" in reference(replace(conditions.references["R1"], flag="S"))


def test_a_reference_without_address_has_no_link(conditions: Conditions) -> None:
    assert "<a" not in reference(conditions.references["R0"])


def test_kinds_of_a_condition_stand_in_its_card(conditions: Conditions) -> None:
    child = replace(conditions.panels[0], id="sharp", title="Sharp aches", parent="aches")
    family = replace(conditions, panels=(*conditions.panels, child))
    assert '<th scope="row">Sharp aches</th>' in Card(conditions.panels[0], family).html(today=TODAY)


def test_at_a_glance_has_graded_panels_alone(conditions: Conditions) -> None:
    shown = glance(conditions, title="All")
    assert '<th scope="row">Aches</th>' in shown
    assert "Words" not in shown


def test_a_notice_shows_its_text_its_date_and_its_reference(conditions: Conditions) -> None:
    shown = Card(conditions.panels[0], conditions).notice(today=TODAY)
    assert all(part in shown for part in ("It names 3 kinds", "November 2026", "<summary>Reference</summary>"))


@pytest.mark.parametrize("field", ["title", "finding", "why", "reviewed_by"])
def test_front_matter_cannot_run(conditions: Conditions, field: str) -> None:
    hostile: dict[str, Any] = {field: HOSTILE}
    shown = Card(replace(conditions.panels[0], **hostile), conditions)
    assert_harmless(shown.html(today=TODAY) + shown.notice(today=TODAY))


@given(st.text(max_size=40))
def test_no_text_of_a_panel_becomes_an_element(noise: str) -> None:
    text = f"{HOSTILE} {noise} **{HOSTILE}** [[trial|{HOSTILE}]]"
    panel = Panel(**BARE, sections=(Section(title=HOSTILE, text=text),))
    glossary = {"trial": Term(title=HOSTILE, meaning=HOSTILE)}
    assert_harmless(Card(panel, Conditions(panels=(), references={}, glossary=glossary)).html(today=TODAY))


def test_references_cannot_run(conditions: Conditions) -> None:
    hostile = replace(conditions.references["R1"], authors=HOSTILE, title=HOSTILE, note=HOSTILE, doi=HOSTILE)
    assert_harmless(reference(hostile))


BARE: dict[str, Any] = {
    "id": "bare", "title": "Bare", "order": 1, "kind": Kind.GUIDE, "evidence": Grade.NOT_GRADED, "finding": "",
    "why": "", "reviewed": date(2026, 11, 22), "reviewed_by": "", "sources": (), "related": (), "parent": "",
}  # fmt: skip
