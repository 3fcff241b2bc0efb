"""`conditions check`: one line per problem, a summary line and the exit status."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support import panel_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEO_DATA", str(tmp_path))
    return panel_files.folder_in(tmp_path)


@pytest.mark.usefixtures("folder")
def test_valid_panels_exit_with_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conditions", "check"]) == 0
    assert capsys.readouterr().out == "No problems found in the condition panels.\n"


def test_problems_are_printed_one_per_line_with_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aches.md").write_text(panel_files.panel(evidence="great"), encoding="utf-8")
    assert main(["conditions", "check"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("aches.md, evidence: 'great' is not valid; use one of")
    assert err == "1 problem found in the condition panels.\n"


def test_several_problems_are_counted_in_the_plural(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aches.md").write_text(panel_files.panel(panel_files.BODY + "\nThen 5.\n\nThen 6.\n"), encoding="utf-8")
    assert main(["conditions", "check"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "aches, What research shows: the number 5 has no source after it: 'Then 5.'.",
        "aches, What research shows: the number 6 has no source after it: 'Then 6.'.",
    ]
    assert err == "2 problems found in the condition panels.\n"


def test_text_copied_from_the_source_page_is_a_problem(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "## A\n\nEight words in a row that are copied [R0, R1].\n\n[[trial]]\n"
    (folder / "aches.md").write_text(panel_files.panel(body), encoding="utf-8")
    page = folder / "page.txt"
    page.write_text("Here: eight words in a row that are copied.", encoding="utf-8")
    assert main(["conditions", "check", "--source", str(page)]) == 1
    assert "eight words in a row that are copied" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_clean_comparison_is_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text("Other words.", encoding="utf-8")
    assert main(["conditions", "check", "--source", str(tmp_path / "page.txt")]) == 0
    assert "no text copied from the source page" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_missing_source_page_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conditions", "check", "--source", "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err
