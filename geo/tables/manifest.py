"""The manifest of a folder of tables: how many lines each file has and the digest of its content.

A table that was cut off or changed by accident can still be valid, and then every figure would be wrong without a word.
So each reader ends by comparing its file with the manifest. Files that these programs write are entered at once; a
manual edit is accepted by `within-reach data check --accept`. A folder without a manifest is read without this check.
"""

import csv
import hashlib
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from geo.atomic_file import write_bytes
from geo.errors import TableError
from geo.tables.csv_reader import read_file

MANIFEST = "manifest.csv"
_COLUMNS = ("file", "lines", "sha256")
_SUFFIXES = {".csv", ".geojson", ".toml"}


class Record(NamedTuple):
    """What the manifest says of one file."""

    lines: int
    sha256: str


def verify(*paths: Path) -> None:
    """Raise `TableError` for the first of `paths` whose content is not what the manifest beside it records."""
    for path in paths:
        expected = _manifest_beside(path).get(path.name)
        if expected is not None and (found := _record(path)) != expected:
            raise TableError(path, _difference(found, expected))


def differences(folder: Path) -> dict[str, str]:
    """Return what is different about each file of `folder` that is not as recorded, by file name."""
    recorded = _manifest_beside(folder / MANIFEST)
    found = {path.name: _record(path) for path in _tables(folder)}
    changed = {name: _difference(found[name], recorded[name]) for name in found if name in recorded}
    return {
        **{name: fault for name, fault in changed.items() if found[name] != recorded[name]},
        **{name: "the manifest does not record this file." for name in found if name not in recorded},
        **{name: f"the file is missing from {folder.name}/." for name in recorded if name not in found},
    }


def accept(folder: Path) -> None:
    """Write the manifest of `folder` from the files that are there; raises `InputError` if it cannot be written."""
    _write(folder, {path.name: _record(path) for path in _tables(folder)})


def enter(path: Path) -> None:
    """Record the file at `path`, which one of these programs has just written, if its folder has a manifest."""
    recorded = _manifest_beside(path)
    if recorded and path.suffix in _SUFFIXES:
        _write(path.parent, {**recorded, path.name: _record(path)})


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.name != MANIFEST)


def _record(path: Path) -> Record:
    content = read_file(path)
    return Record(lines=content.count(b"\n"), sha256=hashlib.sha256(content).hexdigest())


def _difference(found: Record, expected: Record) -> str:
    advice = "restore the file, or accept the change with `within-reach data check --accept`."
    if found.lines != expected.lines:
        return f"the file has {found.lines:,} lines, and the manifest records {expected.lines:,}; {advice}"
    return f"the content is not what the manifest records; {advice}"


def _write(folder: Path, records: Mapping[str, Record]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((name, *record) for name, record in sorted(records.items()))
    write_bytes(folder / MANIFEST, text.getvalue().encode())


def _manifest_beside(path: Path) -> Mapping[str, Record]:
    manifest = path.parent / MANIFEST
    try:
        status = manifest.stat()
    except OSError:
        return {}
    return _read(manifest, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def _read(manifest: Path, _modified_ns: int, _size: int) -> Mapping[str, Record]:
    try:
        rows = list(csv.reader(io.StringIO(read_file(manifest).decode(), newline=""), strict=True))
        if tuple(rows[0]) != _COLUMNS:
            raise ValueError("its columns are not file, lines, sha256")  # noqa: TRY301 - reported with the other faults
        return {name: Record(lines=int(lines), sha256=sha256) for name, lines, sha256 in rows[1:]}
    except (ValueError, IndexError, csv.Error) as error:
        raise TableError(manifest, f"the manifest cannot be read ({error}); write it anew with --accept.") from error
