"""`python -m geo batch` writes the whole file or nothing."""

from pathlib import Path

import pytest

from geo.cli.main import main


def test_every_row_gets_its_nearest_city_or_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,address\n1,Burns\n2,Xyzzyqq\n", encoding="utf-8")
    assert main(["batch", str(source), str(target), "--column", "address"]) == 0
    assert capsys.readouterr().out == f"Wrote 2 rows to {target}; 1 without a result (see column 'reason').\n"
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id,address,nearest_city,minutes,miles,precision,notice,reason"
    assert lines[1] == "1,Burns,Burns,0,0.0,place,,"
    assert lines[2].startswith("2,Xyzzyqq,,,,,,")


def test_a_file_that_cannot_be_used_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(b"address\nBurns\n" * 3000 + b"\xff\n")
    assert main(["batch", str(source), str(tmp_path / "out.csv"), "--column", "address"]) == 2
    assert "Line 6001 is not in UTF-8" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_the_input_file_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.csv"
    source.write_text("address\nBurns\n", encoding="utf-8")
    assert main(["batch", str(source), str(source), "--column", "address"]) == 2
    assert "in.csv is the input file" in capsys.readouterr().err
    assert source.read_text(encoding="utf-8") == "address\nBurns\n"


def test_an_empty_target_name_is_rejected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("address\nBurns\n", encoding="utf-8")
    assert main(["batch", "in.csv", "", "--column", "address"]) == 2
    assert capsys.readouterr().err.startswith(". is not a regular file")
