"""The content of the shipped panels: grades, dates, headline, claims of the source page and emergency numbers."""

import re
from pathlib import Path

import pytest

from geo.conditions import Panel, read_conditions
from geo.conditions.check import check_conditions
from geo.conditions.grades import Grade
from geo.conditions.html import RESEARCH, SOURCE
from geo.conditions.markup import strip_markup
from geo.conditions.model import Kind, grade_strip
from geo.settings import SHIPPED_DATA

FOLDER = SHIPPED_DATA / "conditions"
CONDITIONS = read_conditions(FOLDER)
PANELS = {panel.id: panel for panel in CONDITIONS.panels}
GRADED = [panel for panel in CONDITIONS.panels if panel.kind is Kind.CONDITION]
SOURCE_PAGES = sorted((SHIPPED_DATA.parent.parent / "shared" / "source").glob("*.txt"))


def text_of(panel: Panel, *titles: str) -> str:
    return " ".join(strip_markup(part.text) for part in panel.sections if not titles or part.title in titles).lower()


def test_the_check_finds_no_problems() -> None:
    assert check_conditions(FOLDER) == []


@pytest.mark.skipif(not SOURCE_PAGES, reason="the source page is not available")
def test_no_text_is_copied_from_the_source_page() -> None:
    assert check_conditions(FOLDER, source=SOURCE_PAGES[0].read_text(encoding="utf-8")) == []


def test_every_condition_has_its_own_grade() -> None:
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
def test_a_condition_has_both_columns_then_harms_and_a_link_to_safety(panel: Panel) -> None:
    assert [section.title for section in panel.sections][:3] == [SOURCE, RESEARCH, "Harms"]
    assert "safety" in panel.related


@pytest.mark.parametrize("panel", CONDITIONS.panels, ids=lambda panel: panel.id)
def test_a_panel_was_checked_in_2026_and_not_by_a_clinician(panel: Panel) -> None:
    assert panel.reviewed.year == 2026
    assert panel.reviewed_by == ""


def test_the_notice_states_both_halves_of_the_cochrane_finding() -> None:
    (notice,) = CONDITIONS.notices
    text = text_of(notice)
    assert "no clear evidence" in text
    assert '"we don\'t know."' in text
    assert 'not mean "it does not work."' in text
    assert "did not cover cancer pain or headache" in text


@pytest.mark.parametrize(
    ("panel", "claims"),
    [
        ("chronic-pain", "three months|millions|opioid|nsaids|physical therapy|psychological|too little|side effects"),
        ("chronic-pain", "work better|promising"),
        ("ketamine", "dissociative anesthetic|1960s|surgery|nmda receptor|inflammation|opioid receptors"),
        (
            "mechanism",
            "nmda receptor|central sensitization|prevents|turns it back|dissociation|detached|its own opioids",
        ),
        ("neuropathic", "trigeminal|diabetic|postherpetic|complex regional|less pain|placebo"),
        ("fibromyalgia", "muscles|quality of life|hyperalgesia|allodynia"),
        ("cancer-pain", "along with opioids|refractory|work better|less of them|side effects"),
        ("migraine", "chronic migraine|fewer and milder|pain pathways|inflammation"),
        ("cluster-headache", "cluster headache|fewer and milder|pain pathways|inflammation"),
    ],
)
def test_every_claim_of_the_source_page_is_included(panel: str, claims: str) -> None:
    text = text_of(PANELS[panel], SOURCE)
    assert [claim for claim in claims.split("|") if claim not in text] == []


def test_the_listed_places_are_not_a_promise_of_a_clinic() -> None:
    assert "46 places" in text_of(PANELS["about"])
    assert "may not have a clinic" in text_of(PANELS["about"])


def test_emergency_numbers_are_given() -> None:
    text = text_of(PANELS["emergency"])
    assert all(number in text for number in ("988", "1-800-222-1222"))
    assert any("911" in section.title for section in PANELS["emergency"].sections)
    assert "call 911" in text_of(PANELS["disclaimer"])


def test_paragraphs_are_short() -> None:
    paragraphs = [
        part for panel in PANELS.values() for section in panel.sections for part in section.text.split("\n\n")
    ]
    assert max(len(part.split()) for part in paragraphs if not re.match(r"-|\d\.", part)) <= 75


def test_every_glossary_term_is_used() -> None:
    used = " ".join(path.read_text(encoding="utf-8").lower() for path in Path(FOLDER).glob("*.md"))
    assert [name for name in CONDITIONS.glossary if f"[[{name}" not in used] == []
