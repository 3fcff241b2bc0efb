"""Download TIGER/Line ADDRFEAT county files: resumable, checked, one request at a time."""

import time
import zipfile
from collections.abc import Iterator, Sequence
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from geo import __version__
from geo.errors import DatasetError

LARGEST_FILE = 500_000_000  # bytes; the largest county of the United States has about 30 MB
_CHUNK = 1 << 18
_TIMEOUT_S = 60.0
_FILE_S = 1_800.0  # for one file in all
_PARTIAL, _NOT_SATISFIABLE = 206, 416


def download_counties(fips: Sequence[str], folder: Path, *, year: int, url: str) -> Iterator[tuple[str, int, bool]]:
    """Download the file of each county; yield its name, its bytes, and whether it was fetched now.

    A file that is complete is not fetched again; a part of one (`.part`) is continued if the server still has the same
    edition. Raises `DatasetError` for an answer that cannot be used.
    """
    if urlsplit(url).scheme not in {"http", "https"}:
        raise DatasetError(f"{url} is not an address of a server; use https://HOST/PATH.")
    for code in sorted(fips):
        name = f"tl_{year}_{code}_addrfeat.zip"
        target = folder / name
        if target.is_file() and _is_complete(target):
            yield name, target.stat().st_size, False
            continue
        _download(f"{url.rstrip('/')}/TIGER{year}/ADDRFEAT/{name}", target)
        yield name, target.stat().st_size, True


def _download(address: str, target: Path) -> None:
    part = target.with_name(f"{target.name}.part")
    edition = target.with_name(f"{target.name}.edition")
    try:
        _fetch(address, part, edition)
    except HTTPError as error:
        if error.code != _NOT_SATISFIABLE:
            raise DatasetError(f"{target.name} cannot be downloaded: the server answered {error.code}.") from error
        part.unlink(missing_ok=True)  # longer than the file is now
        raise DatasetError(f"{target.name} has changed on the server; run the command again.") from error
    except (URLError, OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise DatasetError(f"{target.name} cannot be downloaded ({reason}); run the command again to go on.") from error
    if not _is_complete(part):
        part.unlink()
        raise DatasetError(f"{target.name} arrived damaged; run the command again.")
    part.replace(target)
    edition.unlink(missing_ok=True)


def _fetch(address: str, part: Path, edition: Path) -> None:
    headers = {"User-Agent": f"within-reach/{__version__}"}
    start = part.stat().st_size if part.is_file() else 0
    if start and edition.is_file():
        headers |= {"Range": f"bytes={start}-", "If-Range": edition.read_text(encoding="utf-8")}
    until = time.monotonic() + _FILE_S
    with urlopen(Request(address, headers=headers), timeout=_TIMEOUT_S) as answer:  # noqa: S310 - http or https, checked
        continued = answer.status == _PARTIAL
        expected = _length(answer.headers) + (start if continued else 0)
        if expected > LARGEST_FILE:
            raise DatasetError(
                f"{address} is {expected:,} bytes long, which a county file is not; it is not downloaded."
            )
        tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        if tag and not continued:
            edition.write_text(tag, encoding="utf-8")
        with part.open("ab" if continued else "wb") as file:
            while chunk := answer.read(_CHUNK):
                file.write(chunk)
                if file.tell() > (expected or LARGEST_FILE):
                    raise DatasetError(f"{address} is longer than the server said; it is not downloaded.")
                if time.monotonic() > until:
                    raise TimeoutError(f"it took more than {_FILE_S / 60:.0f} minutes")
            size = file.tell()
    if expected and size != expected:
        raise TimeoutError(f"{size:,} of {expected:,} bytes arrived")


def _length(headers: HTTPMessage) -> int:
    text = headers.get("Content-Length") or "0"
    return int(text) if text.isdigit() else 0


def _is_complete(path: Path) -> bool:
    """Return whether the archive is whole: its directory is at its end and every checksum in it is right."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
