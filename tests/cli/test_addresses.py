"""`within-reach addresses` builds an index that the other commands answer from."""

from pathlib import Path

import pytest

from geo.cli.main import main
from support.address_files import JOSEPHINE, TIGER

ADDRESS = "330 Galice Rd, Merlin, OR 97532"


def test_an_address_is_answered_from_the_index_that_was_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "addresses.sqlite"
    assert (
        main(["addresses", "build", str(JOSEPHINE), str(TIGER), "--license", "Apache-2.0", "--out", str(target)]) == 0
    )
    printed = capsys.readouterr().out
    assert "josephine_sample.csv: 2,622 rows (CSV; license: Apache-2.0)." in printed
    assert "license: public domain" in printed
    assert f"Set GEO_ADDRESSES={target} to use it." in printed
    monkeypatch.setenv("GEO_ADDRESSES", str(target))
    assert main(["nearest", ADDRESS, "--json"]) == 0
    assert '"precision": "address"' in capsys.readouterr().out


def test_a_batch_is_answered_from_the_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "addresses.sqlite"
    assert main(["addresses", "build", str(JOSEPHINE), "--out", str(target)]) == 0
    monkeypatch.setenv("GEO_ADDRESSES", str(target))
    (tmp_path / "in.csv").write_text(f'address\n"{ADDRESS}"\n"115 G St, Grants Pass"\n', encoding="utf-8")
    assert main(["batch", str(tmp_path / "in.csv"), str(tmp_path / "out.csv"), "--column", "address"]) == 0
    _, house, choice = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert ",address," in house
    assert "Choose one" in choice
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--column", "town=x"], "must be one of number, street", id="unknown field"),
        pytest.param(["--column", "street"], "must be one of number, street", id="no column"),
        pytest.param(["--column", "street=nowhere"], "has no column 'nowhere'", id="unknown column"),
    ],
)
def test_a_wrong_column_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["addresses", "build", str(JOSEPHINE), "--out", str(tmp_path / "a"), *arguments]) != 0
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "message"), [(None, "there is no such file; build it"), ("text" * 9, "not an address index")]
)
def test_a_setting_that_is_not_an_index_is_an_error(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
    message: str,
) -> None:
    path = tmp_path / "addresses.sqlite"
    if content:
        path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("GEO_ADDRESSES", str(path))
    assert main(["nearest", ADDRESS]) != 0
    assert message in capsys.readouterr().err


def test_the_measured_errors_are_printed_by_precision(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addresses", "measure", str(JOSEPHINE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [number for number, line in enumerate(lines) if line.startswith("interpolated: ")]
    within = float(lines[line + 1].split("%")[0])
    assert within >= 94


def test_a_download_that_fails_names_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addresses", "download", str(tmp_path / "tiger"), "--url", "http://127.0.0.1:9"]) == 1
    assert "tl_2025_41001_addrfeat.zip cannot be downloaded" in capsys.readouterr().err
