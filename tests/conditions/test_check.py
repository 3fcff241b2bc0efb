"""The check finds each kind of fault, and only faults."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions.check import check_conditions
from geo.conditions.citations import sourced_numbers
from geo.conditions.copied_text import shared_runs
from support import panel_files

LONG = "Multidisciplinary practitioners systematically administered extraordinarily comprehensive questionnaires."
SOURCE = "Pain of this kind, defined as pain that goes on and on, is widespread."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return panel_files.folder_in(tmp_path)


def faults(folder: Path, body: str, source: str | None = None, **changes: str) -> list[str]:
    (folder / "aches.md").write_text(panel_files.panel(panel_files.BODY + body, **changes), encoding="utf-8")
    return [str(finding) for finding in check_conditions(folder, source=source)]


def test_a_sound_folder_has_no_fault(folder: Path) -> None:
    assert faults(folder, "") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param("\nIn all, 5 fell ill.\n", "aches, What research shows: the number 5 has no source", id="number"),
        pytest.param("\nTwo [R1], then 5.\n", "the number 5 has no source after it", id="source-before-it"),
        pytest.param("\n- Half [R1]\n- 50% did\n", "the number 50 has no source after it", id="line-of-a-list"),
        pytest.param("\nTake 5 mg [R1].\n", "forbidden: '5 mg' may not be printed: no dose", id="dose"),
        pytest.param(f"\n{LONG}\n", "reading level:", id="long-words"),
    ],
)
def test_a_fault_is_found_once(folder: Path, body: str, fault: str) -> None:
    (found,) = faults(folder, body)
    assert fault in found


def test_a_number_known_from_reports_alone_is_a_fault(folder: Path) -> None:
    reported = panel_files.REFERENCES + "R2,,Heard of,,,,,,S,\n"
    (folder / "references.csv").write_text(reported, encoding="utf-8")
    (found,) = faults(folder, "\nReported: 7 of 9 [R2].\n".replace(" of 9", ""), sources="[R0, R1, R2]")
    assert "the number 7 rests on reports alone (R2)" in found
    assert faults(folder, "\nReported: 7 [R1, R2].\n", sources="[R0, R1, R2]") == []


def test_a_year_may_rest_on_a_report(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Heard of,,,,,,S,\n", encoding="utf-8")
    assert faults(folder, "\nA review of 2025 is reported [R2].\n", sources="[R0, R1, R2]") == []


def test_a_source_listed_in_vain_is_a_fault(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Unused,,,,,,V,\n", encoding="utf-8")
    assert faults(folder, "", sources="[R0, R1, R2]") == ["aches, sources: R2 is listed and never used."]


def test_a_reference_that_nobody_uses_is_a_fault(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Unused,,,,,,V,\n", encoding="utf-8")
    assert faults(folder, "") == ["references.csv, R2: no panel uses this reference."]


def test_eight_words_of_the_source_page_are_a_fault(folder: Path) -> None:
    (found,) = faults(folder, "\nIt is DEFINED as pain; that goes on and on!\n", source=SOURCE)
    assert found == "aches, copied: these eight words are the source's own: 'defined as pain that goes on and on'."


def test_seven_words_of_the_source_page_are_none(folder: Path) -> None:
    assert faults(folder, "\nIt is as pain that goes on and on.\n", source=SOURCE) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        pytest.param("aches.md", panel_files.panel(evidence="fine"), "aches.md, evidence: 'fine'", id="grade"),
        pytest.param("aches.md", panel_files.panel("## A\n\n[[nix]]\n"), "aches.md, A: 'nix' is not", id="dead-term"),
        pytest.param("aches.md", panel_files.panel(related="[nix]"), "aches.md, related: 'nix' is", id="dead-panel"),
        pytest.param("aches.md", "", "aches.md, file: the file must begin", id="no-front-matter"),
        pytest.param("references.csv", "id\n", "references.csv, authors: the column is missing", id="references"),
        pytest.param("forbidden.csv", "pattern,why\n(,x\n", "forbidden.csv, pattern: '(' is no", id="bad-pattern"),
    ],
)
def test_what_cannot_be_read_is_one_finding(folder: Path, name: str, text: str, fault: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (found,) = check_conditions(folder)
    assert fault in str(found)


def test_a_missing_list_of_medical_terms_is_said(folder: Path) -> None:
    (folder / "medical_terms.txt").unlink()
    (found,) = check_conditions(folder)
    assert str(found) == "medical_terms.txt, file: the list of medical terms is missing."


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        pytest.param("Of 1,029 people 76% did [R1].", [("1,029", ["R1"]), ("76", ["R1"])], id="comma-and-percent"),
        pytest.param(
            "From 2.68 to 5.45 [R1]. Then 3 [R2].", [("2.68", ["R1"]), ("5.45", ["R1"]), ("3", ["R2"])], id="next"
        ),
        pytest.param("Call 911 about ICD-11.", [], id="names"),
        pytest.param("Call 1-800-222-1222 [R1].", [("1-800-222-1222", ["R1"])], id="phone"),
        pytest.param("A 30-minute drip [R1].", [("30", ["R1"])], id="hyphen"),
    ],
)
def test_a_number_is_paired_with_the_source_after_it(line: str, numbers: list[tuple[str, list[str]]]) -> None:
    assert list(sourced_numbers(line)) == numbers


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_shared_runs_stand_in_both_texts(left: list[str], right: list[str]) -> None:
    for run in shared_runs(" ".join(left), " ".join(right)):
        assert run in " ".join(left)
        assert run in " ".join(right)
