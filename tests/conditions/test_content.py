"""What the shipped panels promise their readers."""

import re
from pathlib import Path

import pytest

from geo.conditions import Panel, read_conditions
from geo.conditions.check import check_conditions
from geo.conditions.grades import Grade
from geo.conditions.html import RESEARCH, SOURCE
from geo.conditions.markup import plain
from geo.conditions.model import Kind, grade_strip
from geo.settings import SHIPPED_DATA

FOLDER = SHIPPED_DATA / "conditions"
CONDITIONS = read_conditions(FOLDER)
PANELS = {panel.id: panel for panel in CONDITIONS.panels}
GRADED = [panel for panel in CONDITIONS.panels if panel.kind is Kind.CONDITION]
SOURCE_PAGES = sorted((SHIPPED_DATA.parent.parent / "shared" / "source").glob("*.txt"))


def text_of(panel: Panel, *titles: str) -> str:
    return " ".join(plain(part.text) for part in panel.sections if not titles or part.title in titles).lower()


def test_the_check_finds_no_fault() -> None:
    assert check_conditions(FOLDER) == []


@pytest.mark.skipif(not SOURCE_PAGES, reason="the source page is not here")
def test_no_eight_words_are_the_source_page_s() -> None:
    assert check_conditions(FOLDER, source=SOURCE_PAGES[0].read_text(encoding="utf-8")) == []


def test_every_condition_is_graded_by_itself() -> None:
    assert {row.id: PANELS[row.id].evidence for row in grade_strip(CONDITIONS)} == {
        "neuropathic": Grade.LOW,
        "trigeminal-neuralgia": Grade.VERY_LOW,
        "diabetic-neuropathy": Grade.INSUFFICIENT,
        "postherpetic-neuralgia": Grade.VERY_LOW,
        "crps": Grade.LOW_TO_MODERATE,
        "fibromyalgia": Grade.LOW,
        "cancer-pain": Grade.LOW,
        "migraine": Grade.VERY_LOW,
        "cluster-headache": Grade.VERY_LOW,
    }


@pytest.mark.parametrize("panel", GRADED, ids=lambda panel: panel.id)
def test_a_condition_has_both_columns_and_its_harms(panel: Panel) -> None:
    assert [section.title for section in panel.sections][:3] == [SOURCE, RESEARCH, "Harms"]
    assert "safety" in panel.related


@pytest.mark.parametrize("panel", CONDITIONS.panels, ids=lambda panel: panel.id)
def test_a_panel_shows_when_it_was_checked_and_by_no_clinician(panel: Panel) -> None:
    assert panel.reviewed.year == 2026
    assert panel.reviewed_by == ""


def test_both_halves_of_the_cochrane_finding_stand_on_top() -> None:
    (notice,) = CONDITIONS.notices
    text = text_of(notice)
    assert "no clear evidence" in text
    assert '"we don\'t know"' in text
    assert 'not mean "it does not work"' in text
    assert "left out cancer pain and headache" in text


@pytest.mark.parametrize(
    ("panel", "claims"),
    [
        ("chronic-pain", "three months|millions|opioid|nsaids|physical therapy|psychological|too little|side effects"),
        ("chronic-pain", "work better|promising"),
        ("ketamine", "dissociative anesthetic|1960s|surgery|nmda receptor|inflammation|opioid receptors"),
        (
            "mechanism",
            "nmda receptor|central sensitization|prevents|turns it back|dissociation|detached|opioids of its",
        ),
        ("neuropathic", "trigeminal|diabetic|postherpetic|complex regional|large drop in pain|placebo"),
        ("fibromyalgia", "muscles|quality of life|hyperalgesia|allodynia"),
        ("cancer-pain", "on top of opioids|refractory|work better|less of them|side effects"),
        ("migraine", "chronic migraine|fewer and milder|pain pathways|inflammation"),
        ("cluster-headache", "cluster headache|fewer and milder|pain pathways|inflammation"),
    ],
)
def test_nothing_that_the_source_claims_is_left_out(panel: str, claims: str) -> None:
    said = text_of(PANELS[panel], SOURCE)
    assert [claim for claim in claims.split("|") if claim not in said] == []


def test_the_places_of_the_source_are_no_promise() -> None:
    assert "46 places" in text_of(PANELS["about"])
    assert "no proof that a clinic is there" in text_of(PANELS["about"])


def test_help_can_be_called() -> None:
    text = text_of(PANELS["emergency"])
    assert all(number in text for number in ("988", "1-800-222-1222"))
    assert any("911" in section.title for section in PANELS["emergency"].sections)
    assert "call 911" in text_of(PANELS["disclaimer"])


def test_paragraphs_are_short() -> None:
    paragraphs = [
        part for panel in PANELS.values() for section in panel.sections for part in section.text.split("\n\n")
    ]
    assert max(len(part.split()) for part in paragraphs if not re.match(r"-|\d\.", part)) <= 75


def test_every_term_of_the_glossary_is_explained_somewhere() -> None:
    used = " ".join(path.read_text(encoding="utf-8").lower() for path in Path(FOLDER).glob("*.md"))
    assert [name for name in CONDITIONS.glossary if f"[[{name}" not in used] == []
