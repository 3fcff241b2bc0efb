"""Panels as HTML: the right grade, citations, dates and text in each card, and no text that becomes markup."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions import Conditions, Panel, Section, Term, read_conditions
from geo.conditions.grade_html import glance, scale, shape
from geo.conditions.grades import MEANINGS, Grade
from geo.conditions.html import NOT_REVIEWED, OUTDATED, SECONDHAND, Card, reference_html
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


def notice(conditions: Conditions, **changes: Any) -> str:  # noqa: ANN401 - any field of a panel
    return Card(replace(conditions.panels[0], **changes), conditions).notice(today=TODAY)


def with_flag(conditions: Conditions, name: str, flag: str) -> Conditions:
    """Return `conditions` with the flag of one reference changed."""
    return replace(
        conditions, references={**conditions.references, name: replace(conditions.references[name], flag=flag)}
    )


class Tags(HTMLParser):
    """Collect the elements and attributes that a browser would create."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def rows_of(html: str) -> list[tuple[str, list[str], str]]:
    """Return (condition, dots, grade) for each row of a table of grades."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?</span></span>|.*?</span>) (.*?)</td></tr>', html)
    return [(title, marks_of(dots), grade) for title, dots, grade in rows]


def marks_of(html: str) -> list[str]:
    return re.findall(r"wr-mark wr-(\w+)", html)


def assert_harmless(html: str) -> None:
    read = Tags(html)
    assert set(read.tags) <= HARMLESS
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert all((value or "").startswith("https://") for name, value in read.attributes if name == "href")


@pytest.mark.parametrize(
    ("grade", "marks"),
    [
        pytest.param(Grade.MODERATE, ["full", "full", "full", "empty"], id="moderate"),
        pytest.param(Grade.LOW_TO_MODERATE, ["full", "full", "half", "empty"], id="low-to-moderate"),
        pytest.param(Grade.LOW, ["full", "full", "empty", "empty"], id="low"),
        pytest.param(Grade.VERY_LOW, ["full", "empty", "empty", "empty"], id="very-low"),
        pytest.param(Grade.INSUFFICIENT, ["empty", "empty", "empty", "empty"], id="insufficient"),
    ],
)
def test_each_grade_has_its_dots_hidden_from_screen_readers(grade: Grade, marks: list[str]) -> None:
    assert marks_of(shape(grade)) == marks
    assert 'aria-hidden="true"' in shape(grade)


def test_a_card_shows_its_grade_as_dots_and_in_words_with_the_finding(conditions: Conditions) -> None:
    html = card(conditions, evidence=Grade.VERY_LOW, finding="one small trial")
    grade = html.split('<p class="wr-grade">')[1].split("</p>")[0]
    assert grade.endswith("<strong>Evidence: Very low: one small trial</strong>")
    assert marks_of(grade) == ["full", "empty", "empty", "empty"]
    assert '<p class="wr-why">One trial of 12 people <span class="wr-cite">[R1]</span>.</p>' in html


def test_the_scale_pairs_each_grade_with_its_dots_and_meaning(conditions: Conditions) -> None:
    entries = [
        (marks_of(dots), grade, meaning)
        for dots, grade, meaning in re.findall(r"<dt>(.*?</span></span>) (.*?)</dt><dd>(.*?)</dd>", scale())
    ]
    assert entries == [(marks_of(shape(grade)), grade.capitalize(), meaning) for grade, meaning in MEANINGS.items()]
    assert scale() in card(conditions)


def test_the_scale_is_marked_as_our_own() -> None:
    assert "our own" in scale()
    assert "not set by a clinician" in scale()


def test_the_scale_is_collapsed_on_a_card_and_open_at_a_glance(conditions: Conditions) -> None:
    assert '<details class="wr-scale"><summary>' in card(conditions)
    assert '<details class="wr-scale" open><summary>' in glance(conditions, title="All")


def test_a_guide_shows_no_grade(conditions: Conditions) -> None:
    html = Card(conditions.panels[1], conditions).html(today=TODAY)
    assert "Evidence" not in html
    assert "wr-mark" not in html


def test_source_and_research_are_side_by_side_with_other_sections_below(conditions: Conditions) -> None:
    sections = (
        Section(title="Harms", text="Sleepiness."),
        Section(title="What the source says", text="It helps."),
        Section(title="What research shows", text="It may."),
    )
    html = card(conditions, sections=sections)
    pair, rest = html.split('<div class="wr-pair">')[1].split("</div>", 1)
    assert pair == (
        '<section class="wr-what-the-source-says"><h4>What the source says</h4><p>It helps.</p></section>'
        '<section class="wr-what-research-shows"><h4>What research shows</h4><p>It may.</p></section>'
    )
    assert rest.startswith('<section class="wr-harms"><h4>Harms</h4><p>Sleepiness.</p></section>')


def test_a_panel_without_source_and_research_has_no_empty_columns(conditions: Conditions) -> None:
    assert "wr-pair" not in card(conditions, sections=(Section(title="Before", text="Eat nothing."),))


def test_lists_and_bold_text_keep_their_order(conditions: Conditions) -> None:
    html = card(conditions, sections=(Section(title="A", text="**Not [[trial]]** so.\n\n1. one\n2. two\n\n- three"),))
    text = re.sub(r"<button.*?>(.*?)</button><span.*?/span>", r"\1", html.split("<h4>A</h4>")[1].split("</section>")[0])
    assert text == "<p><strong>Not trial</strong> so.</p><ol><li>one</li><li>two</li></ol><ul><li>three</li></ul>"


@pytest.mark.parametrize("render", [card, notice], ids=["card", "notice"])
def test_a_panel_says_that_no_clinician_has_reviewed_it_until_one_has(conditions: Conditions, render: Any) -> None:  # noqa: ANN401 - either renderer
    checked = "Content checked against its sources: November 2026."
    assert f"<strong>{NOT_REVIEWED}</strong> {checked}" in render(conditions)
    reviewed = render(conditions, reviewed_by="Dr. A. Gray")
    assert NOT_REVIEWED not in reviewed
    assert f"<strong>Reviewed by Dr. A. Gray.</strong> {checked}" in reviewed


def test_the_review_note_says_not_reviewed() -> None:
    assert re.search(r"\bnot\b.*\breviewed\b.*\bclinician\b", NOT_REVIEWED, flags=re.IGNORECASE)


def test_outdated_content_has_a_warning(conditions: Conditions) -> None:
    assert OUTDATED not in card(conditions, today=date(2027, 11, 22))
    assert OUTDATED in card(conditions, today=date(2027, 11, 23))


def test_a_term_is_a_button_described_by_its_meaning(conditions: Conditions) -> None:
    html = card(conditions)
    assert '<button type="button" class="wr-term" aria-describedby="wr-aches-1">trial</button>' in html
    tip = "<strong>Trial:</strong> A study that compares.</span>"
    assert f'<span class="wr-tip" role="tooltip" id="wr-aches-1">{tip}' in html


def test_each_use_of_a_term_has_its_own_id(conditions: Conditions) -> None:
    html = card(conditions, sections=(Section(title="A", text="[[trial]] and [[Trial|trials]]"),))
    assert re.findall(r'aria-describedby="(.*?)">(.*?)<', html) == [("wr-aches-1", "trial"), ("wr-aches-2", "trials")]
    assert re.findall(r'role="tooltip" id="(.*?)"', html) == ["wr-aches-1", "wr-aches-2"]


def test_a_citation_shows_the_numbers_of_its_references_in_order(conditions: Conditions) -> None:
    html = card(conditions, sections=(Section(title="A", text="One [R1, R0]. Two [R0]."),))
    text = html.split("<h4>A</h4>")[1].split("</section>")[0]
    assert text == '<p>One <span class="wr-cite">[R1, R0]</span>. Two <span class="wr-cite">[R0]</span>.</p>'


def test_a_secondhand_source_has_an_asterisk_wherever_it_is_cited(conditions: Conditions) -> None:
    secondhand = with_flag(conditions, "R0", "S")
    html = card(secondhand, sections=(Section(title="A", text="One [R1, R0]."),))
    assert '<span class="wr-cite">[R1, R0*]</span>' in html
    assert [*re.findall(r"<li><strong>(.*?)</strong>", html)] == ["R0*", "R1"]
    assert f"<h4>References</h4><p>{SECONDHAND}</p><ul>" in html


def test_a_card_with_sources_that_were_read_has_no_asterisk(conditions: Conditions) -> None:
    assert "*" not in card(conditions)


def test_a_card_lists_its_own_sources_in_their_order(conditions: Conditions) -> None:
    html = card(conditions, sources=("R1", "R0"), sections=(Section(title="A", text="B."),))
    references = html.split("<h4>References</h4>")[1]
    assert references == (
        "<ul><li><strong>R1</strong> Doe J, et al. A trial of aches. Aches. 2020. "
        '<a href="https://doi.org/10.1/abc" target="_blank" rel="noopener noreferrer">https://doi.org/10.1/abc</a> '
        "(opens another site)</li><li><strong>R0</strong> A page.</li></ul></section></article>"
    )


def test_a_reference_ends_with_its_note(conditions: Conditions) -> None:
    html = reference_html(replace(conditions.references["R0"], title="A page.", note="Abstract read."))
    assert html == "<strong>R0</strong> A page. Abstract read."


def test_types_of_a_condition_are_listed_in_its_card_and_only_there(conditions: Conditions) -> None:
    child = replace(conditions.panels[0], id="sharp", title="Sharp aches", parent="aches", evidence=Grade.INSUFFICIENT)
    family = replace(conditions, panels=(*conditions.panels, child))
    assert rows_of(Card(conditions.panels[0], family).html(today=TODAY)) == [
        ("Sharp aches", ["empty"] * 4, "Insufficient")
    ]
    assert "<table" not in Card(child, family).html(today=TODAY)


def test_at_a_glance_lists_each_graded_panel_with_its_own_grade(conditions: Conditions) -> None:
    other = replace(
        conditions.panels[0], id="b", title="Bruises", evidence=Grade.LOW_TO_MODERATE, finding="sources disagree"
    )
    html = glance(replace(conditions, panels=(*conditions.panels, other)), title="All <b>")
    assert rows_of(html) == [
        ("Aches", ["full", "full", "empty", "empty"], "Low"),
        ("Bruises", ["full", "full", "half", "empty"], "Low to moderate: sources disagree"),
    ]
    assert "<h3>All &lt;b&gt;</h3>" in html


def test_a_notice_has_its_title_text_and_collapsed_references(conditions: Conditions) -> None:
    html = notice(conditions, sources=("R1",), sections=(Section(title="Not shown", text="One [R1]."),))
    assert html.startswith(
        '<section class="wr-notice" aria-label="Aches"><h3>Aches</h3><p>One <span class="wr-cite">[R1]</span>.</p>'
    )
    assert "Not shown" not in html
    assert '<details class="wr-references"><summary>Reference</summary><ul><li><strong>R1</strong>' in html


def test_a_notice_with_two_sources_has_references_in_the_plural(conditions: Conditions) -> None:
    assert "<summary>References</summary>" in notice(conditions)


def test_a_panel_without_sources_has_no_references(conditions: Conditions) -> None:
    bare: dict[str, Any] = {"sources": (), "sections": (Section(title="A", text="B."),), "why": "So."}
    assert "References" not in card(conditions, **bare)
    assert "<details" not in notice(conditions, **bare)


@pytest.mark.parametrize("field", ["title", "finding", "why", "reviewed_by"])
def test_front_matter_is_escaped(conditions: Conditions, field: str) -> None:
    hostile: dict[str, Any] = {field: HOSTILE}
    shown = Card(replace(conditions.panels[0], **hostile), conditions)
    assert_harmless(shown.html(today=TODAY) + shown.notice(today=TODAY))


@given(st.text(max_size=40).filter(lambda text: "[" not in text))
def test_panel_text_never_becomes_an_element(noise: str) -> None:
    text = f"{HOSTILE} {noise} **{HOSTILE}** [[trial|{HOSTILE}]]"
    panel = Panel(**BARE, sections=(Section(title=HOSTILE, text=text),))
    glossary = {"trial": Term(title=HOSTILE, meaning=HOSTILE)}
    assert_harmless(Card(panel, Conditions(panels=(), references={}, glossary=glossary)).html(today=TODAY))


def test_references_are_escaped(conditions: Conditions) -> None:
    hostile = replace(conditions.references["R1"], authors=HOSTILE, title=HOSTILE, note=HOSTILE, doi=HOSTILE)
    assert_harmless(reference_html(hostile))


BARE: dict[str, Any] = {
    "id": "bare", "title": "Bare", "order": 1, "kind": Kind.GUIDE, "evidence": Grade.NOT_GRADED, "finding": "",
    "why": "", "reviewed": date(2026, 11, 22), "reviewed_by": "", "sources": (), "related": (), "parent": "",
}  # fmt: skip
