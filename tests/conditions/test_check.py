"""The check finds each kind of problem and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions.check import check_conditions
from geo.conditions.citations import cited_numbers
from geo.conditions.copied_text import shared_ngrams
from support import panel_files

LONG = "Multidisciplinary practitioners systematically administered extraordinarily comprehensive questionnaires."
SOURCE = "Pain of this kind, defined as pain that goes on and on, is widespread."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return panel_files.folder_in(tmp_path)


def faults(folder: Path, body: str, source: str | None = None, **changes: str) -> list[str]:
    (folder / "aches.md").write_text(panel_files.panel(panel_files.BODY + body, **changes), encoding="utf-8")
    return [str(finding) for finding in check_conditions(folder, source=source)]


def test_a_valid_folder_has_no_problems(folder: Path) -> None:
    assert faults(folder, "") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param("\nIn all, 5 fell ill.\n", "aches, What research shows: the number 5 has no source", id="number"),
        pytest.param("\nTwo [R1], then 5.\n", "the number 5 has no source after it", id="source-before-it"),
        pytest.param("\n- Half [R1]\n- 50% did\n", "the number 50 has no source after it", id="line-of-a-list"),
        pytest.param("\nTake 5 mg [R1].\n", "forbidden: '5 mg' is not allowed: no doses.", id="dose"),
        pytest.param(f"\n{LONG}\n", "reading level:", id="long-words"),
    ],
)
def test_a_problem_is_found_once(folder: Path, body: str, fault: str) -> None:
    (finding,) = faults(folder, body)
    assert fault in finding


@pytest.mark.parametrize(("last_word", "problems"), [("b" * 6, 0), ("b" * 7, 1)], ids=["8.06", "8.53"])
def test_a_reading_level_above_8_5_is_a_problem(folder: Path, last_word: str, problems: int) -> None:
    text = "aaaaa " * 9 + f"{last_word}."  # 4.71 * characters / 10 words + 0.5 * 10 words / 1 sentence - 21.43
    (folder / "aches.md").write_text(panel_files.panel(f"## A\n\n{text}\n"), encoding="utf-8")
    levels = [str(finding) for finding in check_conditions(folder) if finding.key == "reading level"]
    assert levels == ["aches, reading level: 8.53 is above grade 8.5; use shorter words and sentences."] * problems


def test_medical_terms_do_not_count_toward_the_reading_level(folder: Path) -> None:
    body = "## A\n\n" + "neuralgia " * 10 + "[R0, R1].\n"
    (folder / "aches.md").write_text(panel_files.panel(body), encoding="utf-8")
    assert check_conditions(folder) == []
    (folder / "medical_terms.txt").write_text("other\n", encoding="utf-8")
    assert [finding.key for finding in check_conditions(folder)] == ["reading level"]


@pytest.mark.parametrize(
    "panel",
    [
        pytest.param({"title": "5 MG"}, id="title"),
        pytest.param({"finding": "5 MG"}, id="finding"),
        pytest.param({"why": "5 MG [R1]."}, id="why"),
        pytest.param({"body": panel_files.BODY + "## 5 MG\n\nText.\n"}, id="heading"),
        pytest.param({"body": panel_files.BODY + "## A\n\n5 MG [R1].\n"}, id="text"),
    ],
)
def test_a_forbidden_pattern_is_found_anywhere_in_a_panel(folder: Path, panel: dict[str, str]) -> None:
    (folder / "aches.md").write_text(panel_files.panel(**panel), encoding="utf-8")
    (finding,) = check_conditions(folder)
    assert str(finding) == "aches, forbidden: '5 MG' is not allowed: no doses."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("A page", "Take 5 mg", id="title"),
        pytest.param(",Aches,", ",5 mg,", id="journal"),
        pytest.param("10.1/abc", "10.1/5mg", id="address"),
        pytest.param(",V,\nR1", ",V,5 mg\nR1", id="note"),
    ],
)
def test_a_forbidden_pattern_is_found_anywhere_in_a_reference(folder: Path, before: str, after: str) -> None:
    text = panel_files.REFERENCES.replace(before, after)
    (folder / "references.csv").write_text(text, encoding="utf-8")
    (finding,) = check_conditions(folder)
    assert (finding.where, finding.key) == ("references.csv", "forbidden")


def test_a_number_in_the_reason_for_a_grade_needs_a_source(folder: Path) -> None:
    (finding,) = faults(folder, "One [R1].", why="One trial of 12 people.")
    assert finding == "aches, why: the number 12 has no source after it: 'One trial of 12 people.'."


def test_a_source_is_not_cited_by_a_longer_id(folder: Path) -> None:
    text = panel_files.REFERENCES + "R11,,Other,,,,,,V,\n"
    (folder / "references.csv").write_text(text, encoding="utf-8")
    body = "## A\n\nA [[trial]] [R0, R11].\n"
    (folder / "aches.md").write_text(panel_files.panel(body, why="So.", sources="[R0, R1, R11]"), encoding="utf-8")
    assert [str(finding) for finding in check_conditions(folder)] == ["aches, sources: R1 is listed but never cited."]


@pytest.mark.parametrize("key", ["title", "why"])
def test_text_copied_into_the_front_matter_is_a_problem(folder: Path, key: str) -> None:
    copied = {"title": "Aches", "why": "So [R1].", key: "Defined as pain that goes on and on [R1]."}
    (finding,) = faults(folder, "", source=SOURCE, **copied)
    assert finding.startswith("aches, copied: ")


def test_a_passage_copied_twice_is_reported_once(folder: Path) -> None:
    passage = "Defined as pain that goes on and on."
    assert len(faults(folder, f"\n{passage}\n\n{passage}\n", source=SOURCE)) == 1


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"], ids=["straight", "curly"])
def test_apostrophes_do_not_hide_copied_text(apostrophe: str) -> None:
    text = f"It doesn{apostrophe}t hurt one two three four five"
    assert shared_ngrams(text, "it doesnt hurt one two three four five") == ["it doesnt hurt one two three four five"]


def test_a_number_with_only_secondhand_sources_is_a_problem(folder: Path) -> None:
    reported = panel_files.REFERENCES + "R2,,Secondhand,,,,,,S,\n"
    (folder / "references.csv").write_text(reported, encoding="utf-8")
    (finding,) = faults(folder, "\nSick: 7 [R2].\n", sources="[R0, R1, R2]")
    assert "the number 7 has only secondhand sources (R2)" in finding
    assert faults(folder, "\nSick: 7 [R1, R2].\n", sources="[R0, R1, R2]") == []


def test_a_year_may_have_a_secondhand_source(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Secondhand,,,,,,S,\n", encoding="utf-8")
    assert faults(folder, "\nA review of 2025 exists [R2].\n", sources="[R0, R1, R2]") == []


def test_a_count_that_could_not_be_a_year_needs_a_source_that_was_read(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Secondhand,,,,,,S,\n", encoding="utf-8")
    (finding,) = faults(folder, "\nIn all, 2100 did [R2].\n", sources="[R0, R1, R2]")
    assert "the number 2100 has only secondhand sources (R2)" in finding


def test_a_source_that_is_never_cited_is_a_problem(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Unused,,,,,,V,\n", encoding="utf-8")
    assert faults(folder, "", sources="[R0, R1, R2]") == ["aches, sources: R2 is listed but never cited."]


def test_an_unused_reference_is_a_problem(folder: Path) -> None:
    (folder / "references.csv").write_text(panel_files.REFERENCES + "R2,,Unused,,,,,,V,\n", encoding="utf-8")
    assert faults(folder, "") == ["references.csv, R2: no panel uses this reference."]


def test_eight_words_of_the_source_page_are_a_problem(folder: Path) -> None:
    (finding,) = faults(folder, "\nIt is DEFINED as pain; that goes on and on!\n", source=SOURCE)
    assert (
        finding == "aches, copied: these words are copied from the source page: 'defined as pain that goes on and on'."
    )


def test_seven_words_of_the_source_page_are_allowed(folder: Path) -> None:
    assert faults(folder, "\nIt is as pain that goes on and on.\n", source=SOURCE) == []


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        pytest.param("aches.md", panel_files.panel(evidence="fine"), "aches.md, evidence: 'fine'", id="grade"),
        pytest.param(
            "aches.md", panel_files.panel("## A\n\n[[missing]]\n"), "aches.md, A: 'missing' is not", id="unknown-term"
        ),
        pytest.param(
            "aches.md", panel_files.panel(related="[missing]"), "aches.md, related: 'missing' is", id="unknown-panel"
        ),
        pytest.param("aches.md", "", "aches.md, file: the file must start", id="no-front-matter"),
        pytest.param("references.csv", "id\n", "references.csv, authors: the column is missing", id="references"),
        pytest.param(
            "forbidden.csv", "pattern,reason\n(,x\n", "forbidden.csv, pattern: '(' is not a regular", id="bad-pattern"
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_one_finding(folder: Path, name: str, text: str, fault: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (finding,) = check_conditions(folder)
    assert fault in str(finding)


def test_a_missing_list_of_medical_terms_is_a_problem(folder: Path) -> None:
    (folder / "medical_terms.txt").unlink()
    (finding,) = check_conditions(folder)
    assert str(finding) == "medical_terms.txt, file: the list of medical terms is missing."


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        pytest.param("Of 1,029 people 76% did [R1].", [("1,029", ["R1"]), ("76", ["R1"])], id="comma-and-percent"),
        pytest.param(
            "From 2.68 to 5.45 [R1]. Then 3 [R2].", [("2.68", ["R1"]), ("5.45", ["R1"]), ("3", ["R2"])], id="next"
        ),
        pytest.param("Call 911 about ICD-11.", [], id="names"),
        pytest.param("In 2009 [R1], 1850 took part [R2].", [("2009", ["R1"]), ("1850", ["R2"])], id="year-and-count"),
        pytest.param("It fell by 12.", [("12", [])], id="full-stop"),
        pytest.param("About 5.5% did [R1].", [("5.5", ["R1"])], id="decimal-percent"),
        pytest.param("R0 [R1] shows 3 [R2].", [("3", ["R2"])], id="not-the-citation-before-it"),
        pytest.param("Call 1-800-222-1222 [R1].", [("1-800-222-1222", ["R1"])], id="phone"),
        pytest.param("A 30-minute infusion [R1].", [("30", ["R1"])], id="hyphen"),
    ],
)
def test_a_number_is_paired_with_the_next_citation(line: str, numbers: list[tuple[str, list[str]]]) -> None:
    assert list(cited_numbers(line)) == numbers


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_shared_ngrams_are_in_both_texts(left: list[str], right: list[str]) -> None:
    for ngram in shared_ngrams(" ".join(left), " ".join(right)):
        assert ngram in " ".join(left)
        assert ngram in " ".join(right)
