# ruff: noqa: S603 - the tests run this program itself
"""The command line as a process: its standard output, its exit status and the files it leaves."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest

from geo.atomic_file import write_bytes
from geo.cli.main import main, root
from geo.conditions.readability import TERMS_FILE
from geo.settings import SHIPPED_DATA
from support import lowmark

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "geo"]
NEAREST = [*PROGRAM, "nearest", "Elk Cross", "--json"]
ENVIRONMENT = {**os.environ, "GEO_DATA": str(lowmark.DATA)}
JSON_COMMANDS = [
    pytest.param(["nearest", "Elk Cross", "--json"], id="nearest"),
    pytest.param(["route", "Elk Cross", "Ashport", "--json"], id="route"),
    pytest.param(["coverage", "--json"], id="coverage"),
    pytest.param(["coverage", "best", "--k", "1", "--json"], id="coverage-best"),
]


@pytest.mark.parametrize("flags", [[], ["-OO"]], ids=["plain", "optimized"])
@pytest.mark.parametrize("arguments", JSON_COMMANDS)
def test_standard_output_is_json_alone(arguments: list[str], flags: list[str]) -> None:
    command = [sys.executable, *flags, "-m", "geo", *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True)
    assert json.loads(done.stdout)
    assert done.stderr == b""


def commands(group: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every command of the program."""
    yield path
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, (*path, name))


HELP_OF_EVERY_COMMAND = """
import sys
from geo.cli.main import main
for line in sys.stdin.read().splitlines():
    print("#", line)
    main([*line.split(), "--help"])
"""


def test_every_command_has_its_help_text_where_docstrings_are_dropped() -> None:
    paths = [" ".join(path) for path in commands()]
    command = [sys.executable, "-OO", "-c", HELP_OF_EVERY_COMMAND]
    done = subprocess.run(
        command, input="\n".join(paths), env=ENVIRONMENT, cwd=ROOT, capture_output=True, text=True, check=True
    )
    texts = done.stdout.split("# ")[1:]
    assert len(texts) == len(paths) > 15
    without = [text.splitlines()[0] for text in texts if not re.search(r"Usage:.*\n\n  [A-Z]", text)]
    assert not without


@pytest.mark.parametrize("arguments", [["--help"], *(case.values[0] for case in JSON_COMMANDS)], ids=" ".join)
def test_a_reader_that_closes_early_causes_no_traceback(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, *arguments], env=ENVIRONMENT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr in {"", "Standard output cannot be written (Broken pipe).\n"}


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


@contextmanager
def batch_under_way(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a batch from a pipe to out.csv in `folder`; yield once it has read rows, so its temporary file is there."""
    source, target = folder / "in.csv", folder / "out.csv"
    os.mkfifo(source)
    command = [*PROGRAM, "batch", str(source), str(target), "--column", "address"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        with source.open("wb") as rows:
            rows.write(b"address\n" + b"Ashport\n" * 50_000)  # six times what a pipe holds
            rows.flush()
            assert list(folder.glob(".*.part"))
            yield process
            process.wait()
        source.unlink()


@pytest.mark.parametrize(
    ("number", "status", "message"),
    [
        pytest.param(signal.SIGTERM, 143, "", id="terminated"),
        pytest.param(signal.SIGINT, 130, "Interrupted.", id="interrupted"),
    ],
)
def test_a_batch_ended_by_a_signal_leaves_the_old_file_alone(
    number: signal.Signals, status: int, message: str, tmp_path: Path
) -> None:
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    with batch_under_way(tmp_path) as process:
        process.send_signal(number)
        _, errors = process.communicate()
    assert (process.returncode, errors.decode().strip()) == (status, message)
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_the_run_after_a_killed_batch_removes_its_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    with batch_under_way(tmp_path) as process:
        process.kill()
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.glob(".*.part"))) == 1
    write_bytes(tmp_path / "out.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_error_of_the_system_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied", "places.csv")

    monkeypatch.setenv("GEO_DATA", str(lowmark.DATA))
    monkeypatch.setattr("geo.cli.nearest.read_atlas", refuse)
    assert main(["nearest", "Elk Cross"]) == 1
    assert capsys.readouterr().err == "places.csv: Permission denied; check the file and its permissions.\n"


def test_a_list_of_medical_terms_that_is_not_utf8_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SHIPPED_DATA / "conditions", tmp_path / "conditions")
    (tmp_path / "conditions" / TERMS_FILE).write_bytes(b"f\xfcr\n")
    monkeypatch.setenv("GEO_DATA", str(tmp_path))
    assert main(["conditions", "check"]) == 1
    assert "the list of medical terms is not UTF-8 (byte 2 is not UTF-8)." in capsys.readouterr().out


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
