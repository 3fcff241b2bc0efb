"""Printed text cannot send commands to the terminal, and a file that cannot be written is reported alike everywhere."""

import json
import shutil
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.cli.output import print_text
from support import lowmark

REVERSING = "\u202eElk\u2066 Town"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("two\nlines, Cañon 東京", "two\nlines, Cañon 東京", id="letters-and-lines-stay"),
        pytest.param("\x1b[31mBend\r", r"\u001b[31mBend\r", id="escape-and-carriage-return"),
        pytest.param("\x9b31m\x7f\x07", r"\u009b31m\u007f\u0007", id="one-byte-controls"),
        pytest.param("\u202eelpmas\u2069", r"\u202eelpmas\u2069", id="writing-direction"),
        pytest.param("\udcff", r"\udcff", id="path-that-is-not-text"),
        pytest.param("\U000e0001", r"\udb40\udc01", id="beyond-four-digits"),
    ],
)
def test_characters_that_are_not_printable_are_escaped(
    text: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_text(text)
    assert capsys.readouterr().out == f"{printed}\n"


@pytest.fixture
def reversing_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return tables in which a city's name reverses the writing direction."""
    folder = tmp_path / "data"
    shutil.copytree(lowmark.DATA, folder)
    path = folder / "service_cities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",Ashport,", f",{REVERSING},"), encoding="utf-8")
    monkeypatch.setenv("GEO_DATA", str(folder))
    return folder


@pytest.mark.usefixtures("reversing_tables")
def test_a_name_in_a_table_cannot_reverse_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "Elk Cross"]) == 0
    assert r"\u202eElk\u2066 Town" in capsys.readouterr().out


def test_printed_json_keeps_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    print_text(json.dumps([REVERSING, "\x7f\x9b"], ensure_ascii=False))
    assert json.loads(capsys.readouterr().out) == [REVERSING, "\x7f\x9b"]


def test_an_error_message_is_escaped_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "\x1b]0;x\x07.doc"]) == 2
    assert capsys.readouterr().err.startswith(r"'\x1b]0;x\x07.doc' doesn't end in")
    assert main(["\u202ex"]) == 2
    assert "\u202e" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "target", ["no/out", "in.csv/out", "x" * 300], ids=["no-folder", "file-as-folder", "long-name"]
)
@pytest.mark.parametrize(
    ("command", "ending"),
    [
        pytest.param(["batch", "--column", "address", "in.csv"], ".csv", id="batch"),
        pytest.param(["report"], ".html", id="report"),
        pytest.param(["roads", "export"], ".osm", id="roads"),
    ],
)
def test_a_file_that_cannot_be_written_is_named(
    command: list[str],
    ending: str,
    target: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("address\nAshport\n", encoding="utf-8")
    assert main([*command, f"{target}{ending}"]) == 2
    message = capsys.readouterr().err
    assert message.startswith(f"{target}{ending} cannot be written (")
    assert message.endswith("); name a file in a folder that can be written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
