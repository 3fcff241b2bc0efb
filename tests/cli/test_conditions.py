"""`conditions check`: a line for each fault, a last line, and an exit status that says it."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support import panel_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GEO_DATA", str(tmp_path))
    return panel_files.folder_in(tmp_path)


@pytest.mark.usefixtures("folder")
def test_sound_panels_end_with_status_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conditions", "check"]) == 0
    assert capsys.readouterr().out == "No fault found in the condition panels.\n"


def test_faults_are_printed_one_a_line_with_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aches.md").write_text(panel_files.panel(evidence="great"), encoding="utf-8")
    assert main(["conditions", "check"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("aches.md, evidence: 'great' is not known; use one of")
    assert err == "1 fault found in the condition panels.\n"


def test_words_of_the_source_page_are_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "## A\n\nEight words in a row that are theirs [R0, R1].\n\n[[trial]]\n"
    (folder / "aches.md").write_text(panel_files.panel(body), encoding="utf-8")
    page = folder / "page.txt"
    page.write_text("Here: eight words in a row that are theirs.", encoding="utf-8")
    assert main(["conditions", "check", "--source", str(page)]) == 1
    assert "eight words in a row that are theirs" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_clean_comparison_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text("Other words.", encoding="utf-8")
    assert main(["conditions", "check", "--source", str(tmp_path / "page.txt")]) == 0
    assert "no eight words in a row shared with the source page" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_a_source_page_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conditions", "check", "--source", "nowhere.txt"]) == 2
    assert "nowhere.txt" in capsys.readouterr().err
