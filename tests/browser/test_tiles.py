"""Tiles under the map: from an archive on this server, or from the one host that the setting names."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from support.served import serve
from support.tile_archive import png, write_archive
from support.view import View

LOADED = "() => [...document.querySelectorAll('img.leaflet-tile')].filter((tile) => tile.naturalWidth === 256).length"
COLUMN, ROW = 10, 22  # at zoom 6, the tile of central Oregon


@pytest.fixture
def tile_server() -> Iterator[tuple[str, list[str]]]:
    """Serve the same tile for every path; yield the server's address and the paths that are asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(png(200, 220, 200))

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_an_archives_tiles_are_drawn_from_this_server(visit: Callable[..., View], tmp_path: Path) -> None:
    around = [(6, COLUMN + x, ROW + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    archive = write_archive(
        tmp_path / "a.pmtiles", dict.fromkeys(around, png(200, 220, 200)), {"attribution": "Mapmakers"}
    )
    with serve(tmp_path, {"GEO_TILES": str(archive)}) as server:
        view = visit(at=server)
        view.map.wait_for_function(f"{LOADED[6:]} > 0")
        addresses = view.map.evaluate(
            "() => [...document.querySelectorAll('img.leaflet-tile')].map((tile) => tile.src)"
        )
        assert {urlsplit(address).netloc for address in addresses} == {urlsplit(server.address).netloc}
        expect(view.page.frame_locator(".st-key-map iframe").locator(".attribution")).to_have_text("Mapmakers")
        expect(view.page.locator("footer")).not_to_contain_text("background comes from")
        assert view.errors == []


def test_only_the_host_of_the_setting_is_asked_and_the_page_names_it(
    visit: Callable[..., View], tmp_path: Path, tile_server: tuple[str, list[str]]
) -> None:
    address, asked = tile_server
    with serve(tmp_path, {"GEO_TILES": f"{address}/{{z}}/{{x}}/{{y}}.png © Mapmakers"}) as server:
        requested: list[str] = []
        view = visit(at=server)
        view.page.on("request", lambda request: requested.append(urlsplit(request.url).netloc))
        view.find("97720").shown()
        view.map.wait_for_function(f"{LOADED[6:]} > 0")
        assert any(path.count("/") == 3 for path in asked)
        assert set(requested) <= {urlsplit(server.address).netloc, urlsplit(address).netloc, ""}
        expect(view.page.locator("footer")).to_contain_text("The map's background comes from 127.0.0.1")
        view.page.get_by_role("link", name="About and data").click()
        expect(view.page.locator(".about")).to_contain_text("The map's background comes from 127.0.0.1")


def test_without_the_setting_there_are_no_tiles(visit: Callable[..., View]) -> None:
    view = visit()
    assert view.map.evaluate("() => document.querySelectorAll('img, .attribution').length") == 0


def test_an_archive_that_cannot_be_used_is_named_and_the_map_still_works(
    visit: Callable[..., View], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pmtiles"
    broken.write_bytes(b"PMTiles")
    with serve(tmp_path, {"GEO_TILES": str(broken)}) as server:
        view = visit(at=server)
        expect(view.page.locator(".fault")).to_contain_text("GEO_TILES: 'broken.pmtiles' cannot be read")
        assert view.markers.count() == 46
