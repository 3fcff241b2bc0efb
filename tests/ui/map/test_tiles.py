"""Tiles: an archive's are served as they are in it, an address is used as it is, and anything else is refused."""

import gzip
import random
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
import uvicorn
from pmtiles.reader import MemorySource, Reader
from pmtiles.tile import Compression, TileType
from starlette.applications import Starlette

from geo.errors import SettingError
from geo.ui.map import tiles
from geo.ui.map.tiles import TileArchive
from support.served import free_port
from support.tile_archive import png, write_archive

TILES = {
    (zoom, x, y): png(40 * zoom, 40 * x, 40 * y) for zoom in range(3) for x in range(2**zoom) for y in range(2**zoom)
}
Answer = tuple[int, str, bytes]
XYZ = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "oregon.pmtiles", TILES, {"attribution": "&copy; <a href='x'>Mapmakers</a>"})


@contextmanager
def serving(base_path: str = "") -> Iterator[Callable[[str], Answer]]:
    """Serve tiles on a free port; yield a function that gets a path: its status, media type and content."""
    port = free_port()
    app = Starlette(routes=tiles.routes(base_path))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)

    def get(path: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", quote(path, safe="/%"))
        response = connection.getresponse()
        answer = response.status, response.getheader("content-type", ""), response.read()
        connection.close()
        return answer

    try:
        yield get
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def fetch(archive: Path) -> Iterator[Callable[[str], Answer]]:
    """Return a function that gets a path below the archive's folder."""
    folder = "/care/" + tiles.open_tiles(str(archive)).address.removeprefix("../../").removesuffix("{z}/{x}/{y}")
    with serving("care") as get:
        yield lambda path: get(folder + path)


def test_every_tile_of_an_archive_is_served_as_it_is_in_it(archive: Path, fetch: Callable[[str], Answer]) -> None:
    reader = Reader(MemorySource(archive.read_bytes()))
    for (zoom, x, y), content in TILES.items():
        assert fetch(f"{zoom}/{x}/{y}") == (200, "image/png", content)
        assert reader.get(zoom, x, y) == content


@pytest.mark.parametrize(
    "path",
    ["3/0/0", "2/4/0", "2/0/4", "-1/0/0", "1/x/0", "1/0/0.png", "1/0/..%2f..%2fetc", "9" * 5000 + "/0/0", "1/0/١"],  # noqa: RUF001 - an Arabic digit
)
def test_a_tile_that_the_archive_cannot_have_is_not_found(fetch: Callable[[str], Answer], path: str) -> None:
    assert fetch(path)[0] == 404


def test_only_the_archive_in_use_is_served(archive: Path) -> None:
    tiles.open_tiles(str(archive))
    with serving() as get:
        assert get("/tiles/000000000000/0/0/0")[0] == 404


def test_the_layer_has_the_archives_attribution_as_text_and_its_last_zoom(archive: Path) -> None:
    layer = tiles.open_tiles(str(archive))
    assert (layer.attribution, layer.max_zoom, layer.host) == ("© Mapmakers", 2, None)


def test_an_attribution_cannot_be_a_template(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "a.pmtiles", TILES, {"attribution": "{{ 7 * 7 }}{% if 1 %} Maps"})
    assert tiles.open_tiles(str(path)).attribution == "7 * 7 % if 1 % Maps"


def test_tiles_in_leaf_directories_are_found(tmp_path: Path) -> None:
    rng = random.Random(5)  # noqa: S311 - sizes that do not compress
    many = {(8, x, y): rng.randbytes(rng.randint(1, 40)) for x in range(160) for y in range(160)}
    path = write_archive(tmp_path / "deep.pmtiles", many)
    assert Reader(MemorySource(path.read_bytes())).header()["leaf_directory_length"] > 0
    archive = TileArchive(path)
    assert all(archive.tile(zoom=8, x=x, y=y) == many[8, x, y] for x in range(0, 160, 40) for y in range(0, 160, 40))
    assert archive.tile(zoom=8, x=200, y=200) is None


@pytest.mark.parametrize(
    ("header", "message"),
    [
        pytest.param(
            {"tile_type": TileType.MVT}, "'a.pmtiles' holds tiles of type MVT; only raster tiles", id="vector"
        ),
        pytest.param({"tile_type": TileType.UNKNOWN}, "holds tiles of type UNKNOWN", id="unknown type"),
        pytest.param({"tile_compression": Compression.GZIP}, "compressed with GZIP", id="compressed"),
    ],
)
def test_an_archive_that_browsers_cannot_show_is_refused_with_the_reason(
    tmp_path: Path, header: dict[str, object], message: str
) -> None:
    path = write_archive(tmp_path / "a.pmtiles", TILES, **header)
    with pytest.raises(SettingError, match=message):
        tiles.open_tiles(str(path))


def test_a_directory_that_unpacks_to_far_more_than_a_megabyte_holds_no_tiles(archive: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    content = bytearray(archive.read_bytes()) + bomb
    struct.pack_into("<QQ", content, 8, len(content) - len(bomb), len(bomb))
    archive.write_bytes(content)
    assert TileArchive(archive).tile(zoom=0, x=0, y=0) is None


def test_metadata_that_unpack_to_far_more_than_a_megabyte_are_refused(archive: Path) -> None:
    bomb = gzip.compress(b'{"a":"' + b" " * 50_000_000 + b'"}')
    content = bytearray(archive.read_bytes()) + bomb
    struct.pack_into("<QQ", content, 24, len(content) - len(bomb), len(bomb))
    archive.write_bytes(content)
    with pytest.raises(SettingError, match="cannot be read as a PMTiles archive"):
        tiles.open_tiles(str(archive))


def test_a_damaged_archive_is_refused_or_has_fewer_tiles(archive: Path) -> None:
    whole, rng = archive.read_bytes(), random.Random(7)  # noqa: S311 - a test's choice
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(rng.randint(1, 12)):
            content[rng.randrange(400)] = rng.randrange(256)
        archive.write_bytes(content[: rng.randint(1, len(content))])
        try:
            opened = TileArchive(archive)
        except SettingError:
            continue
        for zoom, x, y in ((0, 0, 0), (2, 3, 3)):
            assert isinstance(opened.tile(zoom=zoom, x=x, y=y), bytes | None)


def test_an_archive_that_is_removed_while_it_is_served_has_no_tiles(archive: Path) -> None:
    opened = TileArchive(archive)
    archive.unlink()
    assert opened.tile(zoom=0, x=0, y=0) is None


def test_an_address_is_used_with_its_attribution_and_its_host_is_named() -> None:
    layer = tiles.open_tiles(f"{XYZ} © OpenStreetMap contributors")
    assert (layer.address, layer.attribution, layer.host) == (XYZ, "© OpenStreetMap contributors", "tiles.example")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param(XYZ, "without an attribution", id="no attribution"),
        pytest.param("https://{s}.tiles.example/{z}/{x}/{y}.png A", "with one host", id="several hosts"),
        pytest.param("https://tiles.example/{z}/{x}.png A", "an address of tiles is like", id="no y"),
        pytest.param("https://tiles.example/{z}/{x}/{y}/{y}.png A", "an address of tiles is like", id="y twice"),
        pytest.param("ftp://tiles.example/{z}/{x}/{y}.png A", "an address of tiles is like", id="other protocol"),
        pytest.param("https://me:secret@tiles.example/{z}/{x}/{y} A", "https://…@tiles", id="password"),
        pytest.param("https://tiles.example/{z}/{x}/{y}{{7}} A", "an address of tiles is like", id="template"),
        pytest.param("https://[/{z}/{x}/{y} A", "an address of tiles is like", id="broken"),
        pytest.param("nowhere.pmtiles", "GEO_TILES is 'nowhere.pmtiles', which is neither", id="no such file"),
        pytest.param("pyproject.toml", "is neither a .pmtiles file nor an address", id="another file"),
    ],
)
def test_a_setting_that_names_no_tiles_is_refused_with_what_is_wrong(setting: str, message: str) -> None:
    with pytest.raises(SettingError) as error:
        tiles.open_tiles(setting)
    assert message in str(error.value)
    assert "secret" not in str(error.value)
