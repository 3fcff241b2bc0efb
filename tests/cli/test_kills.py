# ruff: noqa: S603 - the tests run this program itself
"""A command killed at any moment leaves the old file or the whole new one, and the next run removes what it left."""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic

import pytest

from support import lowmark

ENVIRONMENT = {**os.environ, "GEO_DATA": str(lowmark.DATA)}
SEED = 13


def command(kind: str, folder: Path) -> list[str]:
    """Return the command line that writes OUT in `folder`."""
    if kind == "batch":
        arguments = ["batch", str(folder / "in.csv"), str(folder / "out.csv"), "--column", "address"]
    else:
        arguments = ["report", str(folder / "out.html"), "--date", "2026-11-22"]
    return [sys.executable, "-m", "geo", *arguments]


def count_outcomes(kind: str, folder: Path, kills: int) -> Counter[str]:
    """Kill the command `kills` times at random moments of its run; return how often each outcome was found."""
    (folder / "in.csv").write_text("address\n" + "Ashport\n" * 20_000, encoding="utf-8")
    out = folder / ("out.csv" if kind == "batch" else "out.html")
    started = monotonic()
    subprocess.run(command(kind, folder), env=ENVIRONMENT, capture_output=True, check=True)
    duration_s, whole = monotonic() - started, out.read_bytes()
    chance = random.Random(f"{SEED} {kind}")  # noqa: S311 - reproducible
    outcomes: Counter[str] = Counter()
    for _ in range(kills):
        out.write_bytes(b"old")
        with subprocess.Popen(command(kind, folder), env=ENVIRONMENT, stdout=subprocess.DEVNULL) as process:
            try:
                process.wait(chance.uniform(0.2, 1.0) * duration_s)
            except subprocess.TimeoutExpired:
                process.kill()
        content = out.read_bytes()
        assert content in {b"old", whole}
        outcomes["new file" if content == whole else "old file"] += 1
        outcomes["temporary file left"] += len(list(folder.glob(".*.part")))
    subprocess.run(command(kind, folder), env=ENVIRONMENT, capture_output=True, check=True)
    assert out.read_bytes() == whole
    assert {path.name for path in folder.iterdir()} == {"in.csv", out.name}
    return outcomes


@pytest.mark.parametrize("kind", ["batch", "report"])
def test_a_killed_command_leaves_a_whole_file(kind: str, tmp_path: Path) -> None:
    print(outcomes := count_outcomes(kind, tmp_path, 3))  # noqa: T201 - shown with -rP
    assert outcomes["old file"] + outcomes["new file"] == 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["batch", "report"])
def test_a_command_killed_40_times_leaves_a_whole_file(kind: str, tmp_path: Path) -> None:
    print(outcomes := count_outcomes(kind, tmp_path, 40))  # noqa: T201 - shown with -rP
    assert outcomes["old file"] >= 1  # some of the kills came before the end
