"""Map tiles under the map's features: an archive of raster tiles on this server, or an XYZ server that browsers ask.

`GEO_TILES` names either. An archive is in the PMTiles format, version 3
(https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md), and is read with the package `pmtiles`, the extra
`tiles`. All sizes in it are bounded, because an archive is often made by others.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.errors import SettingError
from geo.settings import redacted

_HEADER_BYTES = 127
_MAX_TILE_BYTES = 2 * 2**20
_MAX_DIRECTORY_BYTES = _MAX_METADATA_BYTES = 2**20  # unpacked; writers aim at 16 KB for a root directory
_MAX_DEPTH = 4  # directories from the root to a tile: the format's own limit
_LONG_VARINT = re.compile(rb"[\x80-\xff]{10}")  # longer than any 64-bit number
_MAX_ZOOM = 22
_XYZ_ZOOM = 18  # the last zoom of an XYZ server, which does not say its own
_MAX_ATTRIBUTION = 200  # characters
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "AVIF": "image/avif"}
_FOLDER = "tiles"
_NUMBER = re.compile(r"[0-9]{1,7}")  # 2 ** 22 has 7 digits
_HEADERS = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLayer:
    """Tiles that a map can show: `address` is a template with {z}, {x} and {y}, relative to a component's frame.

    `host` is the server that browsers ask, or `None` for an archive on this one.
    """

    address: str
    attribution: str
    max_zoom: int
    host: str | None = None


class TileArchive:
    """A raster PMTiles archive, opened for each read so that a file that is replaced or truncated harms nothing."""

    def __init__(self, path: Path) -> None:
        """Read the header and the metadata; raises `SettingError` if the archive cannot be used."""
        self._path = path
        self._pmtiles = _library()
        try:
            header = self._header()
            self.max_zoom = min(int(header["max_zoom"]), _MAX_ZOOM)
            self.min_zoom = int(header["min_zoom"])
            metadata = self._unpack(header["metadata_offset"], header["metadata_length"], _MAX_METADATA_BYTES)
            self.attribution = _plain_text(json.loads(metadata or b"{}"))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, zlib.error) as error:
            raise self._fault(f"cannot be read as a PMTiles archive of version 3 ({type(error).__name__})") from None
        kind, compression = header["tile_type"].name, header["tile_compression"].name
        if kind not in _MEDIA_TYPES:
            raise self._fault(
                f"holds tiles of type {kind}; only raster tiles (PNG, JPEG, WebP, AVIF) can be shown, because drawing "
                "vector tiles needs a script that is not part of this project"
            )
        if compression not in {"NONE", "UNKNOWN"}:
            raise self._fault(f"holds tiles compressed with {compression}; browsers need them uncompressed")
        self.media_type = _MEDIA_TYPES[kind]
        stat = path.stat()
        self.digest = hashlib.sha256(repr((stat.st_size, stat.st_mtime_ns, header)).encode()).hexdigest()[:12]
        self._root = (header["root_offset"], header["root_length"])
        self._leaves, self._data = header["leaf_directory_offset"], header["tile_data_offset"]
        self._directory = lru_cache(maxsize=8)(self._read_directory)

    def tile(self, *, zoom: int, x: int, y: int) -> bytes | None:
        """Return a tile's image, or `None` where the archive has none or is damaged."""
        if not (self.min_zoom <= zoom <= self.max_zoom and 0 <= x < 2**zoom and 0 <= y < 2**zoom):
            return None
        tile_id = self._pmtiles.zxy_to_tileid(zoom, x, y)
        offset, length = self._root
        try:
            for _ in range(_MAX_DEPTH):
                entry = self._pmtiles.find_tile(self._directory(offset, length), tile_id)
                if entry is None:
                    return None
                if entry.run_length > 0:
                    return self._bytes(self._data + entry.offset, entry.length, _MAX_TILE_BYTES)
                offset, length = self._leaves + entry.offset, entry.length
        except (OSError, ValueError):
            return None
        return None

    def _header(self) -> dict[str, Any]:
        content = self._bytes(0, _HEADER_BYTES, _HEADER_BYTES)
        if content[:8] != b"PMTiles\x03":
            raise ValueError("not a PMTiles archive of version 3")
        header: dict[str, Any] = self._pmtiles.deserialize_header(content)
        if header["internal_compression"].name not in {"NONE", "GZIP"}:
            raise ValueError("its directories are neither plain nor gzip")
        self._packed = header["internal_compression"].name == "GZIP"
        return header

    def _read_directory(self, offset: int, length: int) -> Sequence[Any]:
        """Return the entries of a directory; none if it is damaged, so that it is not parsed again for each tile."""
        try:
            plain = self._unpack(offset, length, _MAX_DIRECTORY_BYTES)
            if _LONG_VARINT.search(plain):
                return ()
            entries: Sequence[Any] = self._pmtiles.deserialize_directory(gzip.compress(plain, compresslevel=0))
        except (OSError, ValueError, EOFError, zlib.error):
            return ()
        return entries

    def _unpack(self, offset: int, length: int, limit: int) -> bytes:
        """Return a part of the archive, unpacked if its parts are; raises `ValueError` if it is larger than `limit`."""
        content = self._bytes(offset, length, limit)
        if not self._packed or not content:
            return content
        unpacker = zlib.decompressobj(wbits=31)
        plain = unpacker.decompress(content, limit)
        if not unpacker.eof:
            raise ValueError("a part is damaged or too large")
        return plain

    def _bytes(self, offset: int, length: int, limit: int) -> bytes:
        if not 0 <= length <= limit or not 0 <= offset < 2**62:
            raise ValueError("a part is too large")
        with self._path.open("rb") as file:
            file.seek(offset)
            content = file.read(length)
        if len(content) != length:
            raise ValueError("the file ends too early")
        return content

    def _fault(self, fault: str) -> SettingError:
        return SettingError(f"GEO_TILES: {self._path.name!r} {fault}. Name another archive, or unset GEO_TILES.")


_served: dict[str, TileArchive] = {}


def open_tiles(setting: str) -> TileLayer:
    """Return the tiles that `setting` names, and serve them if they are an archive.

    `setting` is the path of a PMTiles archive, or an address with {z}, {x} and {y}, a space and the attribution that
    its provider asks for. Raises `SettingError` if it is neither.
    """
    if re.match(r"[a-z]+://", setting, re.IGNORECASE):
        return _xyz(setting)
    path = Path(setting)
    if path.suffix.lower() != ".pmtiles" or not path.is_file():
        raise SettingError(
            f"GEO_TILES is {setting!r}, which is neither a .pmtiles file nor an address that begins with https://. "
            "Correct or unset it."
        )
    archive = TileArchive(path)
    _served.clear()
    _served[archive.digest] = archive
    return TileLayer(
        address=f"../../{_FOLDER}/{archive.digest}/{{z}}/{{x}}/{{y}}",
        attribution=archive.attribution,
        max_zoom=archive.max_zoom,
    )


def routes(base_path: str = "") -> list[Route]:
    """Return the route that serves the archive's tiles, below `base_path` where the server has one."""
    prefix = f"/{base_path.strip('/')}".rstrip("/")
    return [Route(f"{prefix}/{_FOLDER}/{{archive}}/{{z}}/{{x}}/{{y}}", _serve)]


def _serve(request: Request) -> Response:
    """Send one tile; not a coroutine, so that reading the disk does not stop the server."""
    archive = _served.get(request.path_params["archive"])
    numbers = [request.path_params[name] for name in "zxy"]
    tile = None
    if archive is not None and all(_NUMBER.fullmatch(number) for number in numbers):
        zoom, x, y = map(int, numbers)
        tile = archive.tile(zoom=zoom, x=x, y=y)
    if archive is None or tile is None:
        return PlainTextResponse("Not found", status_code=404, headers={"Cache-Control": "no-store"})
    return Response(tile, media_type=archive.media_type, headers=_HEADERS)


def _xyz(setting: str) -> TileLayer:
    address, _, attribution = setting.partition(" ")
    shown = redacted(address)
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    placeholders = re.findall(r"\{[^{}]*\}", address)
    if (
        not re.match(r"https?://[^{}@]+/", address, re.IGNORECASE)
        or not host
        or sorted(placeholders) != ["{x}", "{y}", "{z}"]
        or re.search(r"[{}\s\"'<>\\]", re.sub(r"\{[xyz]\}", "", address))
    ):
        raise SettingError(
            f"GEO_TILES is {shown!r}; an address of tiles is like https://HOST/{{z}}/{{x}}/{{y}}.png, with one host "
            "and without a user name."
        )
    text = _clean(attribution)
    if not text:
        raise SettingError(
            f"GEO_TILES is {shown!r} without an attribution. After the address, add a space and the text that the "
            "tiles' provider asks for, such as '© OpenStreetMap contributors'."
        )
    return TileLayer(address=address, attribution=text, max_zoom=_XYZ_ZOOM, host=host)


def _library() -> Any:  # noqa: ANN401 - a module
    try:
        return import_module("pmtiles.tile")
    except ImportError:
        raise SettingError(
            "GEO_TILES names an archive, but the package pmtiles is not installed. Install within-reach[tiles]."
        ) from None


def _plain_text(metadata: object) -> str:
    """Return the attribution in an archive's metadata without its HTML."""
    text = metadata.get("attribution") if isinstance(metadata, dict) else None
    return _clean(unescape(re.sub(r"<[^>]*>", "", text))) if isinstance(text, str) else ""


def _clean(text: str) -> str:
    """Return `text` on one line, shortened, and without braces, which a template could evaluate."""
    return " ".join(re.sub(r"[{}]", "", text).split())[:_MAX_ATTRIBUTION]
