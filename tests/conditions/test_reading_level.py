"""The reading level agrees with textstat, whose dictionary would have to be downloaded."""

from dataclasses import replace
from pathlib import Path

import pytest
import textstat

from geo.conditions import Section, read_conditions
from geo.conditions.readability import LIMIT, exempt_terms, grade_level, prose, read_medical_terms
from geo.errors import ConditionError
from geo.settings import SHIPPED_DATA

FOLDER = SHIPPED_DATA / "conditions"
PANELS = read_conditions(FOLDER).panels


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the mat. It was a warm day, and the cat was content.",
        "Longitudinal observations demonstrate considerable heterogeneity among participating individuals.",
        "Pain fell for some weeks in two small trials. In the larger one the gain was gone by the end.",
    ],
)
def test_the_reading_level_agrees_with_textstat(text: str) -> None:
    assert grade_level(text) == pytest.approx(textstat.automated_readability_index(text), abs=0.6)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_every_panel_is_at_eighth_grade_by_textstat(panel: object) -> None:
    text = exempt_terms(prose(panel), read_medical_terms(FOLDER / "medical_terms.txt"))  # type: ignore[arg-type]
    assert textstat.automated_readability_index(text) <= LIMIT


@pytest.mark.parametrize(
    ("text", "characters", "words", "sentences"),
    [
        pytest.param("Big cats.", 8, 2, 1, id="one-sentence"),
        pytest.param("One two. Six ten? No!", 17, 5, 3, id="each-end-mark"),
        pytest.param('He said "no." We left.', 18, 5, 2, id="quotation-mark-after-the-period"),
        pytest.param("It fell by 1.5 points", 17, 5, 1, id="decimal-point"),
    ],
)
def test_the_reading_level_is_the_formula_of_senter_and_smith(
    text: str, characters: int, words: int, sentences: int
) -> None:
    expected = 4.71 * characters / words + 0.5 * words / sentences - 21.43
    assert grade_level(text) == pytest.approx(expected, abs=1e-9)


def test_a_medical_term_is_exempt_only_as_a_whole_word() -> None:
    assert exempt_terms("Opioids and an opioid.", ["opioid"]) == "Opioids and an drug."


def test_a_medical_term_counts_as_one_short_word() -> None:
    assert exempt_terms("Postherpetic neuralgia hurts.", ["neuralgia", "postherpetic neuralgia"]) == "drug hurts."


def test_a_list_item_is_a_sentence() -> None:
    panel = replace(PANELS[0], sections=(Section(title="A", text='So:\n\n- one\n- two?\n- "three."'),))
    assert prose(panel) == 'So. one. two? "three."'


def test_a_missing_list_of_terms_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(ConditionError, match=r"terms\.txt: the list of medical terms is missing\."):
        read_medical_terms(tmp_path / "terms.txt")
