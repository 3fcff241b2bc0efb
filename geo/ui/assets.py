"""Files that browsers fetch from this server: Leaflet, our own scripts and styles, the base map.

Files are kept in memory and served by a route of the app, so a read-only disk is enough. A file's name holds a digest
of its content: a browser may keep a copy for good, and a changed file has another address.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from xstatic.pkg import leaflet

WEB = Path(__file__).resolve().parent / "web"
_FOLDER = "assets"
_MAX_PUBLISHED = 200  # files; the oldest are dropped, so that tables that change again and again cannot fill the memory
_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript"}  # ours, as a machine's own table may say otherwise
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Vary": "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Assets:
    """Published files: the name with a digest in it, by the plain name."""

    names: Mapping[str, str]

    def from_page(self, name: str) -> str:
        """Return the URL of `name` relative to the app's own URL."""
        return f"{_FOLDER}/{self.names[name]}"

    def from_frame(self, name: str) -> str:
        """Return the URL of `name` relative to a component's frame, which lies two folders deeper."""
        return f"../../{self.from_page(name)}"


@dataclass(frozen=True, slots=True)
class _File:
    """One published file as it is sent: plain and compressed."""

    content: bytes
    compressed: bytes
    media_type: str


_published: dict[str, _File] = {}


def publish(files: Mapping[str, bytes]) -> Assets:
    """Publish `files` (content by name) under `assets/` of this server and return their names there."""
    names = {name: _with_digest(name, content) for name, content in files.items()}
    for name, content in files.items():
        file = _published.pop(names[name], None) or _File(content, gzip.compress(content, mtime=0), _media_type(name))
        _published[names[name]] = file
    for name in list(_published)[:-_MAX_PUBLISHED]:
        del _published[name]
    return Assets(names)


def own_files() -> dict[str, bytes]:
    """Return Leaflet and our own scripts and styles, content by name."""
    package = Path(leaflet.BASE_DIR)
    files = {name: (package / name).read_bytes() for name in ("leaflet.js", "leaflet.css")}
    return files | {path.name: path.read_bytes() for path in sorted(WEB.iterdir()) if path.suffix in {".js", ".css"}}


def content(published_name: str) -> bytes:
    """Return the content of a published file; raises `KeyError` for a name that is not published."""
    return _published[published_name].content


def routes(base_path: str = "") -> list[Route]:
    """Return the route that serves published files, below `base_path` where the server has one."""
    prefix = f"/{base_path.strip('/')}".rstrip("/")
    return [Route(f"{prefix}/{_FOLDER}/{{name}}", _serve)]


async def _serve(request: Request) -> Response:
    file = _published.get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers = _HEADERS | {"Content-Encoding": "gzip"}
        return Response(file.compressed, media_type=file.media_type, headers=headers)
    return Response(file.content, media_type=file.media_type, headers=_HEADERS)


def _media_type(name: str) -> str:
    return _MEDIA_TYPES.get(Path(name).suffix, "application/octet-stream")


def _with_digest(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
