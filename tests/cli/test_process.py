# ruff: noqa: S603 - the tests run this program itself
"""The command line as a process: its standard output, its exit status and the files it leaves."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.cli.main import main
from support import lowmark

NEAREST = [sys.executable, "-m", "geo", "nearest", "Elk Cross", "--json"]
ENVIRONMENT = {**os.environ, "GEO_DATA": str(lowmark.DATA)}


@pytest.mark.parametrize("flags", [[], ["-OO"]], ids=["plain", "optimized"])
def test_standard_output_is_json_alone(flags: list[str]) -> None:
    command = [NEAREST[0], *flags, *NEAREST[1:]]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
    assert json.loads(done.stdout)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("redirect", "sentence"),
    [
        pytest.param(">/dev/full", "Standard output cannot be written (No space left on device).", id="full"),
        pytest.param(">&-", "Standard output is closed; open it, or send it to a file.", id="closed"),
    ],
)
def test_an_output_that_cannot_be_written_is_one_sentence(redirect: str, sentence: str) -> None:
    command = ["/bin/sh", "-c", f'"$@" {redirect}', "sh", *NEAREST]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, f"{sentence}\n")


def test_sigterm_during_a_batch_leaves_the_old_file_alone(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("address\n" + "Ashport\n" * 3_000_000, encoding="utf-8")
    target.write_text("old", encoding="utf-8")
    command = [sys.executable, "-m", "geo", "batch", str(source), str(target), "--column", "address"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(tmp_path.glob(".*.part")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (143, b"")
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "out.csv"]


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_batch_to_a_pipe_or_device_is_rejected(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "pipe"
    source.write_text("address\nAshport\n", encoding="utf-8")
    if kind == "pipe":
        os.mkfifo(target)
    else:
        target = Path("/dev/null")
    assert main(["batch", str(source), str(target), "--column", "address"]) == 2
    assert "is not a regular file" in capsys.readouterr().err
    assert not target.is_file()


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        pytest.param(os.mkfifo, "is not a regular file", id="pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "is not a regular file", id="device"),
        pytest.param(lambda path: path.symlink_to("nowhere"), "leads nowhere", id="dangling-link"),
        pytest.param(lambda path: path.symlink_to(path.name), "leads nowhere", id="link-loop"),
        pytest.param(lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 60_000_000), "60 MB", id="huge"),
    ],
)
def test_a_table_that_is_not_a_small_file_is_refused(
    break_it: "object",
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(lowmark.DATA, tmp_path / "data")
    (tmp_path / "data" / "places.csv").unlink()
    break_it(tmp_path / "data" / "places.csv")  # type: ignore[operator]
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "data"))
    assert main(["nearest", "Elk Cross"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("table", ["places.csv", "zips.csv"])
def test_a_row_outside_its_county_is_refused(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(lowmark.DATA, tmp_path / "data")
    path = tmp_path / "data" / table
    header, first, *rest = path.read_text(encoding="utf-8").splitlines()
    column = header.split(",").index("lat")
    cells = first.split(",")
    cells[column] = str(float(cells[column]) + 1.5)
    path.write_text("\n".join([header, ",".join(cells), *rest]) + "\n", encoding="utf-8")
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "data"))
    assert main(["nearest", "Elk Cross"]) == 2
    assert "row 2" in (message := capsys.readouterr().err)
    assert "is outside its county" in message
