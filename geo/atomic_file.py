"""Write a file whole or not at all: the only place that writes files for a user.

Content goes to a temporary file in the target's folder, readable by its owner alone, which replaces the target in one
step once everything is on the disk. A process that is killed leaves at most its temporary file, and the next write into
that folder removes it.
"""

import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from geo.errors import InputError

_PART = re.compile(r"\.within-reach-(?P<pid>\d+)-[0-9a-f]{16}\.part")


@contextmanager
def replace_file(target: Path) -> Iterator[BinaryIO]:
    """Yield a binary file; when the block ends without an error, its content replaces `target`.

    A symbolic link is followed: the file it points to is replaced, and the link stays. A new file gets the permissions
    that the umask allows; an old one keeps its own. Raises `InputError` for a target that cannot be written or is not a
    regular file, such as a folder, a device or a pipe.
    """
    try:
        path, mode = _checked(target)
        _sweep(path.parent)
        part = path.parent / f".within-reach-{os.getpid()}-{secrets.token_hex(8)}.part"
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            try:
                file.flush()
                os.fsync(file.fileno())
            except OSError as error:
                raise _unwritable(target, error) from error
        try:
            part.chmod(mode)
            part.replace(path)
            _sync_folder(path.parent)
        except OSError as error:
            raise _unwritable(target, error) from error
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_bytes(target: Path, content: bytes) -> None:
    """Replace `target` by `content`; raises `InputError` as `replace_file` does, also for a full disk."""
    with replace_file(target) as file:
        try:
            file.write(content)
        except OSError as error:
            raise _unwritable(target, error) from error


def _checked(target: Path) -> tuple[Path, int]:
    """Return the file to replace, links followed, and the permissions it shall have."""
    path = Path(os.path.realpath(target))  # `Path.resolve` raises RuntimeError for a loop of links
    try:
        found = path.stat()
    except FileNotFoundError:
        if not target.name or target.name in {".", ".."}:
            raise InputError(f"{str(target)!r} does not name a file; name a file to write.") from None
        return path, 0o666 & ~_umask()
    if not stat.S_ISREG(found.st_mode):
        raise InputError(f"{target} is not a regular file; name a file to write.")
    return path, stat.S_IMODE(found.st_mode)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sweep(folder: Path) -> None:
    """Remove temporary files that processes which no longer run have left in `folder`."""
    for path in folder.iterdir():
        match = _PART.fullmatch(path.name)
        if match and not _is_running(int(match["pid"])):
            with suppress(OSError):  # another process may have removed it, or it is not ours to remove
                path.unlink()


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it runs and belongs to another user, or the number is no process here
        return True
    return True


def _sync_folder(folder: Path) -> None:
    """Make sure that the new name is on the disk; folders cannot be opened everywhere."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(target: Path, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return InputError(f"{target} cannot be written ({reason}); name a file in a folder that can be written.")
