"""Open source files as streams of text lines, compressed or not, with a bound on how much they unpack to."""

import gzip
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from geo.errors import DatasetError

LONGEST_LINE = 1 << 20  # bytes
LARGEST_MEMBER = 8 << 30  # bytes: the OpenAddresses collection of the whole United States is below this
_LARGEST_RATIO = 200  # unpacked to packed; address files pack about 10 to 1
_CHECK_FROM = 64 << 20  # bytes unpacked before the ratio counts
_MOST_MEMBERS = 10_000
Progress = Callable[[int], None]


class Member(NamedTuple):
    """One file to read: its name, and how to open it as bytes."""

    name: str
    open: Callable[[], IO[bytes]]
    packed: int


def regular_file(path: Path) -> Path:
    """Return `path` if it is a regular file, followed through no more than the links of its own folder.

    Raises `DatasetError` for a pipe, a device or a link that leads out of its folder.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise DatasetError(f"{path.name} cannot be read ({error.strerror}).") from error
    if not stat.S_ISREG(mode):
        raise DatasetError(f"{path.name} is not a regular file; name a file or a folder of shapefiles.")
    return path


def members(path: Path, endings: tuple[str, ...]) -> list[Member]:
    """Return the files with one of `endings` (in lower case) in the archive `path`, by name.

    Raises `DatasetError` for an archive that is broken, encrypted or unpacks to far more than it should.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DatasetError(f"{path.name} is not a usable zip archive ({error}).") from error
    if len(entries) > _MOST_MEMBERS:
        raise DatasetError(f"{path.name} holds {len(entries):,} files; at most {_MOST_MEMBERS:,} are read.")
    for entry in entries:
        check_size(path.name, entry.filename, entry.compress_size, entry.file_size)
        if entry.flag_bits & 0x1:
            raise DatasetError(f"{path.name} is encrypted; unpack it first.")
    return [
        Member(entry.filename, _opener(path, entry.filename), entry.compress_size)
        for entry in sorted(entries, key=lambda entry: entry.filename)
        if entry.filename.lower().endswith(endings) and not entry.is_dir()
    ]


def check_size(archive: str, name: str, packed: int, unpacked: int) -> None:
    """Raise `DatasetError` if `name` in `archive` unpacks to more than address data can."""
    if unpacked > LARGEST_MEMBER or (unpacked > _CHECK_FROM and unpacked > _LARGEST_RATIO * max(packed, 1)):
        raise DatasetError(
            f"{archive}: {name[:60]} unpacks from {packed:,} to {unpacked:,} bytes, which address data does not; "
            "it is not read."
        )


def lines(member: Member, progress: Progress | None = None) -> Iterator[str]:
    """Yield the lines of `member`, gzipped or not, as text in UTF-8 or Windows-1252.

    Raises `DatasetError` for a file that is not text, has an endless line, or unpacks without end.
    """
    total = 0
    try:
        with member.open() as raw:
            stream: IO[bytes] | gzip.GzipFile = (
                gzip.GzipFile(fileobj=raw) if member.name.lower().endswith(".gz") else raw
            )
            while line := stream.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise DatasetError(f"{member.name} has a line of more than {LONGEST_LINE:,} bytes; it is not read.")
                if not total:
                    line = _without_mark(line, member.name)
                if b"\0" in line:
                    raise DatasetError(f"{member.name} holds zero bytes, so it is not a text file in UTF-8.")
                total += len(line)
                check_size(member.name, "it", member.packed, total)
                if progress is not None:
                    progress(len(line))
                yield _decoded(line)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise DatasetError(f"{member.name} cannot be read to its end ({error}).") from error


def file_member(path: Path) -> Member:
    """Return `path`, not an archive, as a member."""
    return Member(path.name, lambda: path.open("rb"), path.stat().st_size)


def _opener(path: Path, name: str) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        archive = zipfile.ZipFile(path)
        return archive.open(name)

    return opened


def _without_mark(line: bytes, name: str) -> bytes:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DatasetError(f"{name} is in UTF-16; save it as UTF-8.")
    return line.removeprefix(b"\xef\xbb\xbf")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
