"""Random damage to any table: each command refuses it in one sentence, or its answer is the same as before."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.settings import SHIPPED_DATA
from geo.tables.manifest import MANIFEST, accept
from support import lowmark

Damage = Callable[[random.Random, list[bytes]], list[bytes]]
SEED = 13


def truncated(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    content = b"".join(lines)
    return [content[: chance.randrange(len(content))]]


def swapped(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    first, second = (chance.randrange(len(lines)) for _ in range(2))
    lines[first], lines[second] = lines[second], lines[first]
    return lines


def duplicated(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return [*lines, chance.choice(lines)]


def dropped(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    del lines[chance.randrange(len(lines))]
    return lines


def noisy(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    content = bytearray(b"".join(lines))
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return [bytes(content)]


def shifted(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    """Change one digit, which leaves a valid table with another value."""
    content = bytearray(b"".join(lines))
    digits = [index for index, byte in enumerate(content) if chr(byte).isdigit()]
    if digits:
        content[chance.choice(digits)] = ord(str(chance.randrange(10)))
    return [bytes(content)]


def huge(_: random.Random, lines: list[bytes]) -> list[bytes]:
    return lines  # and 60 MB of zeros, without writing them


DAMAGES = (truncated, swapped, duplicated, dropped, noisy, shifted, huge)


def damage(path: Path, how: Damage, chance: random.Random) -> None:
    path.write_bytes(b"".join(how(chance, path.read_bytes().splitlines(keepends=True))))
    if how is huge:
        os.truncate(path, 60_000_000)


def count_outcomes(
    folder: Path, commands: list[list[str]], capsys: pytest.CaptureFixture[str], seeds: range
) -> Counter[str]:
    """Damage each table of `folder` in each way and run one of the commands; return how often each outcome was."""
    accept(folder)
    right = [(main(command), capsys.readouterr().out) for command in commands]
    assert {status for status, _ in right} == {0}
    outcomes: Counter[str] = Counter()
    for path in sorted(path for path in folder.iterdir() if path.is_file() and path.name != MANIFEST):
        content = path.read_bytes()
        for seed in seeds:
            for how in DAMAGES:
                chance = random.Random(f"{seed} {path.name} {how.__name__}")  # noqa: S311 - reproducible
                damage(path, how, chance)
                command, answer = chance.choice(list(zip(commands, right, strict=True)))
                status, printed = main(command), capsys.readouterr()
                case = f"seed {seed}: {path.name} {how.__name__}, {command[0]}: {printed.err}"
                if status:
                    assert (printed.out, printed.err.count("\n")) == ("", 1), case
                else:
                    assert (status, printed.out) == answer, case
                outcomes["refused" if status else "same answer"] += 1
                path.write_bytes(content)
    return outcomes


def test_damage_to_a_small_state_is_refused_or_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(lowmark.DATA, tmp_path / "data")
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "data"))
    commands = [["nearest", "Elk Cross", "--json"], ["route", "Elk Cross", "Ashport"], ["coverage", "--json"]]
    outcomes = count_outcomes(tmp_path / "data", commands, capsys, range(SEED, SEED + 1))
    print(outcomes)  # noqa: T201 - shown with -rP
    assert outcomes["refused"] > 50
    assert outcomes["same answer"] > 10


@pytest.mark.slow
def test_damage_to_the_shipped_state_is_refused_or_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SHIPPED_DATA, tmp_path / "data")
    monkeypatch.setenv("GEO_DATA", str(tmp_path / "data"))
    commands = [["nearest", "97814", "--json"], ["coverage", "--json"]]
    outcomes = count_outcomes(tmp_path / "data", commands, capsys, range(SEED, SEED + 1))
    print(outcomes)  # noqa: T201 - shown with -rP
    assert outcomes["refused"] > 50
