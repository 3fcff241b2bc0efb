"""`python -m geo report`, word for word."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support import lowmark


@pytest.fixture(autouse=True)
def _lowmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_it_writes_the_same_file_twice(tmp_path: Path, ending: str) -> None:
    files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for file in files:
        assert main(["report", str(file), "--date", "2026-11-22", "--page", "a4"]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_it_takes_the_what_if_and_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert main(["report", str(file), "--add", "Elk Cross", "--drop", "Cold Ford", "--minutes", "45"]) == 0
    text = file.read_text(encoding="utf-8")
    assert "with Elk Cross and without Cold Ford" in text
    assert "within 45 minutes" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["x.txt"], "'x.txt' ends in neither .pdf nor .html; the ending says what to write.", id="ending"),
        pytest.param(["x.pdf", "--date", "soon"], "'soon' is no day; write it as 2026-11-22.", id="day"),
        pytest.param(["x.pdf", "--minutes", "0"], "0 is not a valid limit; use numbers above 0", id="limit"),
        pytest.param(["x.pdf", "--drop", "Rome"], "'Rome' is not on the list", id="city"),
        pytest.param(["no/such/x.pdf"], "no/such/x.pdf cannot be written (No such file or directory)", id="folder"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.count("\n") == 1
    assert not list(tmp_path.iterdir())
