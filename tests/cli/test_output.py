"""Whatever stands in a table or a path, a terminal is never told to do anything but show it."""

import json
import shutil
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.cli.output import print_text
from support import lowmark

TRICK = "\u202eElk\u2066 Town"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("two\nlines, Cañon 東京", "two\nlines, Cañon 東京", id="letters-and-lines-stay"),
        pytest.param("\x1b[31mBend\r", r"\u001b[31mBend\r", id="escape-and-carriage-return"),
        pytest.param("\x9b31m\x7f\x07", r"\u009b31m\u007f\u0007", id="one-byte-controls"),
        pytest.param("\u202eelpmas\u2069", r"\u202eelpmas\u2069", id="writing-direction"),
        pytest.param("\udcff", r"\udcff", id="path-that-is-no-text"),
        pytest.param("\U000e0001", r"\udb40\udc01", id="beyond-four-digits"),
    ],
)
def test_what_cannot_be_seen_is_printed_as_its_number(
    text: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_text(text)
    assert capsys.readouterr().out == f"{shown}\n"


@pytest.fixture
def tricky(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return tables in which a city's name turns the writing direction."""
    folder = tmp_path / "data"
    shutil.copytree(lowmark.DATA, folder)
    path = folder / "service_cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",Ashport,", f",{TRICK},"), encoding="utf-8")
    monkeypatch.setenv("GEO_DATA", str(folder))
    return folder


@pytest.mark.usefixtures("tricky")
def test_a_name_in_a_table_cannot_turn_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Elk Cross"]) == 0
    assert r"\u202eElk\u2066 Town" in capsys.readouterr().out


def test_json_says_the_same_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    print_text(json.dumps([TRICK, "\x7f\x9b"], ensure_ascii=False))
    assert json.loads(capsys.readouterr().out) == [TRICK, "\x7f\x9b"]


def test_an_error_is_as_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "\x1b]0;x\x07.doc"]) == 2
    assert capsys.readouterr().err.startswith(r"'\x1b]0;x\x07.doc' ends in neither")
    assert main(["\u202ex"]) == 2
    assert "\u202e" not in capsys.readouterr().err
