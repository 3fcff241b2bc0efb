"""Every command that writes a file says in the same words, with the same status, that it cannot."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support import lowmark


@pytest.mark.parametrize("target", ["no/out", "in.csv/out", "x" * 300], ids=["no-folder", "no-folder-either", "name"])
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
    said = capsys.readouterr().err
    assert said.startswith(f"{target}{ending} cannot be written (")
    assert said.endswith("); name a file in a folder that can be.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]
