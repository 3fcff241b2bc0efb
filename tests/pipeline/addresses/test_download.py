"""TIGER/Line files are downloaded from a server on this machine: resumed, checked, and never half there."""

import io
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.errors import DatasetError
from geo.pipeline.addresses import download
from geo.pipeline.addresses.download import download_counties

NAME = "tl_2025_41033_addrfeat.zip"


@dataclass
class Files:
    """What the server has, how many bytes it sends before it hangs up, and the requests it saw."""

    content: bytes = b""
    edition: str = '"1"'
    status: int = 200
    cut_after: int | None = None
    length: int | None = None
    requests: list[tuple[str, str]] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """Answers as a static file server does, with byte ranges."""

    files: Files

    def do_GET(self) -> None:
        files, wanted = self.files, self.headers.get("Range", "")
        files.requests.append((self.path, wanted))
        continued = wanted and self.headers.get("If-Range") == files.edition
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if continued else 0
        status = 416 if start > len(files.content) else 206 if continued else files.status
        body = files.content[start:]
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if files.length is None else files.length))
        self.send_header("ETag", files.edition)
        self.end_headers()
        self.wfile.write(body[: files.cut_after])

    def log_message(self, *_: object) -> None:
        """Keep the test's output quiet."""


@pytest.fixture
def files() -> Files:
    return Files(content=archive())


@pytest.fixture
def url(files: Files) -> Iterator[str]:
    handler = type("Bound", (Handler,), {"files": files})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/geo/tiger"
        server.shutdown()


def archive(text: str = "streets") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("tl.shp", text * 1_000)
    return content.getvalue()


def fetch(folder: Path, url: str) -> list[tuple[str, int, bool]]:
    return list(download_counties(["41033"], folder, year=2025, url=url))


def test_a_county_is_downloaded_once(files: Files, url: str, tmp_path: Path) -> None:
    assert fetch(tmp_path, url) == [(NAME, len(files.content), True)]
    assert fetch(tmp_path, url) == [(NAME, len(files.content), False)]
    assert [path for path, _ in files.requests] == [f"/geo/tiger/TIGER2025/ADDRFEAT/{NAME}"]
    assert (tmp_path / NAME).read_bytes() == files.content
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_download_that_was_cut_off_goes_on_where_it_stopped(files: Files, url: str, tmp_path: Path) -> None:
    files.cut_after = 1_000
    with pytest.raises(DatasetError, match="run the command again to go on"):
        fetch(tmp_path, url)
    assert not (tmp_path / NAME).exists()
    files.cut_after = None
    fetch(tmp_path, url)
    assert [wanted for _, wanted in files.requests] == ["", "bytes=1000-"]
    assert (tmp_path / NAME).read_bytes() == files.content


def test_a_new_edition_is_downloaded_from_its_start(files: Files, url: str, tmp_path: Path) -> None:
    files.cut_after = 1_000
    with pytest.raises(DatasetError):
        fetch(tmp_path, url)
    files.content, files.edition, files.cut_after = archive("newer"), '"2"', None
    fetch(tmp_path, url)
    assert (tmp_path / NAME).read_bytes() == files.content


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"status": 404}, "the server answered 404", id="missing file"),
        pytest.param({"content": b"<html>busy</html>"}, "arrived damaged", id="a page instead of a file"),
        pytest.param({"content": archive()[:-30]}, "arrived damaged", id="broken archive"),
        pytest.param({"length": 900_000_000}, "which a county file is not", id="too large"),
    ],
)
def test_an_unusable_answer_leaves_no_file(
    files: Files, url: str, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    for name, value in change.items():
        setattr(files, name, value)
    with pytest.raises(DatasetError, match=message):
        fetch(tmp_path, url)
    assert not (tmp_path / NAME).exists()


def test_a_file_that_never_ends_is_cut_off(
    files: Files, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "LARGEST_FILE", 500)
    with pytest.raises(DatasetError, match="is not downloaded"):
        fetch(tmp_path, url)
    assert files.requests


def test_a_server_that_does_not_answer_is_named_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be downloaded") as error:
        fetch(tmp_path, "http://127.0.0.1:9")
    assert "\n" not in str(error.value)


def test_only_web_addresses_are_contacted(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="use https://HOST/PATH"):
        fetch(tmp_path, "file:///etc")
