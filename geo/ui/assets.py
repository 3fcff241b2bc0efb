"""Files that the browser fetches from this server: Leaflet, the scripts and styles of our own, the base map.

Streamlit serves the folder `static/` beside `app.py`. A file's name holds a digest of its bytes, so a browser never
keeps an old one and two servers that start at once, even on different tables, never write over each other's.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xstatic.pkg import leaflet

from geo.errors import AssetError

STATIC = Path(__file__).resolve().parents[2] / "static"
WEB = Path(__file__).resolve().parent / "web"


@dataclass(frozen=True, slots=True)
class Assets:
    """The published names, by the names they have here."""

    names: Mapping[str, str]

    def from_page(self, name: str) -> str:
        """Return the address of `name` relative to the app's own address."""
        return f"app/static/{self.names[name]}"

    def from_frame(self, name: str) -> str:
        """Return the address of `name` relative to a component's frame, which lies two folders deeper."""
        return f"../../{self.from_page(name)}"


def publish(files: Mapping[str, bytes], folder: Path = STATIC) -> Assets:
    """Write `files` (bytes by name) under `folder` where they are not there yet.

    Raises `AssetError` when the folder cannot be written.
    """
    names = {name: _digested(name, content) for name, content in files.items()}
    try:
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            _write(folder / names[name], content)
    except OSError as error:
        raise AssetError(
            f"The map cannot be drawn: its files cannot be written to {folder} ({error.strerror}); make it writable."
        ) from error
    return Assets(names)


def own_files() -> dict[str, bytes]:
    """Return Leaflet and the scripts and styles of our own, bytes by name."""
    package = Path(leaflet.BASE_DIR)
    files = {name: (package / name).read_bytes() for name in ("leaflet.js", "leaflet.css")}
    return files | {path.name: path.read_bytes() for path in sorted(WEB.iterdir()) if path.suffix in {".js", ".css"}}


def _digested(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    os.replace(file.name, path)  # noqa: PTH105 - one step, so that nobody ever reads half a file
