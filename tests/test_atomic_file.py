"""Files that are written whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from geo import atomic_file
from geo.errors import InputError

KILLED = """
import os, signal, sys
from pathlib import Path
from geo.atomic_file import replace_file
with replace_file(Path(sys.argv[1])) as file:
    file.write(b"12 Main St")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_content_replaces_the_old_file_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    atomic_file.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["out.csv"]


def test_until_the_block_ends_the_old_file_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with atomic_file.replace_file(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_text() == "old"


def test_an_error_inside_the_block_keeps_the_old_file_and_leaves_no_temporary_one(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    with pytest.raises(KeyError), atomic_file.replace_file(target) as file:  # noqa: PT012 - the block is what is tested
        file.write(b"half")
        raise KeyError
    assert target.read_text() == "old"
    assert names(tmp_path) == ["out.csv"]


def test_the_temporary_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    with atomic_file.replace_file(tmp_path / "out.csv") as file:
        assert stat.S_IMODE(os.fstat(file.fileno()).st_mode) == 0o600


def test_a_new_file_gets_the_permissions_of_the_umask_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.touch(mode=0o640)
    before = os.umask(0o027)
    try:
        atomic_file.write_bytes(new, b"1")
        atomic_file.write_bytes(old, b"1")
    finally:
        os.umask(before)
    assert (stat.S_IMODE(new.stat().st_mode), stat.S_IMODE(old.stat().st_mode)) == (0o640, 0o640)


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "real.csv", tmp_path / "out.csv"
    real.write_text("old")
    link.symlink_to(real)
    atomic_file.write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_what_a_killed_process_left_is_removed_by_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False, cwd=Path(__file__).parents[1])  # noqa: S603
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.read_bytes() == b"12 Main St"
    atomic_file.write_bytes(target, b"new")
    assert names(tmp_path) == ["out.csv"]


def test_what_a_running_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    with atomic_file.replace_file(tmp_path / "one") as file:
        atomic_file.write_bytes(tmp_path / "other", b"2")
        file.write(b"1")
    assert (tmp_path / "one").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param("folder", "is not a regular file", id="folder"),
        pytest.param("pipe", "is not a regular file", id="pipe"),
        pytest.param("none/out.csv", "cannot be written", id="no-such-folder"),
        pytest.param("file/out.csv", "cannot be written", id="file-as-folder"),
        pytest.param("loop", "cannot be written", id="link-to-itself"),
        pytest.param("x" * 300, "cannot be written", id="name-too-long"),
        pytest.param("/dev/null", "is not a regular file", id="device"),
    ],
)
def test_a_target_that_cannot_be_a_file_is_one_sentence(tmp_path: Path, name: str, fault: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = names(tmp_path)
    with pytest.raises(InputError, match=fault):
        atomic_file.write_bytes(tmp_path / name, b"1")
    assert names(tmp_path) == before
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    monkeypatch.setattr(os, "fsync", lambda _: os.write(os.open("/dev/full", os.O_WRONLY), b"1"))
    with pytest.raises(InputError, match=r"cannot be written \(No space left on device\)"):
        atomic_file.write_bytes(target, b"new")
    assert target.read_text() == "old"
    assert names(tmp_path) == ["out.csv"]
