"""Write small PMTiles archives."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

Tiles = Mapping[tuple[int, int, int], bytes]


def png(red: int, green: int, blue: int) -> bytes:
    """Return a PNG image of 256 x 256 pixels in one color."""
    rows = (b"\x00" + bytes([red, green, blue]) * 256) * 256
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def write_archive(path: Path, tiles: Tiles, metadata: object = None, **header: Any) -> Path:  # noqa: ANN401 - header fields
    """Write `tiles`, content by (zoom, x, y), as a raster archive; `header` replaces fields of its header."""
    zooms = [zoom for zoom, _, _ in tiles]
    fields: dict[str, Any] = {
        "tile_type": TileType.PNG,
        "tile_compression": Compression.NONE,
        "min_zoom": min(zooms),
        "max_zoom": max(zooms),
        "min_lon_e7": -1_800_000_000,
        "min_lat_e7": -850_000_000,
        "max_lon_e7": 1_800_000_000,
        "max_lat_e7": 850_000_000,
        "center_zoom": 0,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    with path.open("wb") as file:
        writer = Writer(file)
        for tile_id, content in sorted((zxy_to_tileid(*key), content) for key, content in tiles.items()):
            writer.write_tile(tile_id, content)
        writer.finalize(fields | header, metadata if metadata is not None else {})
    return path
