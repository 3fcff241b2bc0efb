"""Nothing leaves this machine, and nothing typed is stored."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from support.served import Server, serve
from support.view import View

SECRETS = ("97345", "Zyzzyva Road 4711", "44.44444")
OWN = re.compile(r"'(127\.0\.0\.1|localhost|::1|0\.0\.0\.0)'|^'/|None|b''|^''")


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Server]:
    """Serve the app to this test only, so that its files can be read afterward."""
    with serve(tmp_path) as running:
        yield running


def files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and ".venv" not in path.parts and ".git" not in path.parts:
                yield path, path.read_bytes()


def test_neither_browser_nor_server_connects_to_others_and_nothing_typed_is_stored(
    alone: Server, visit: Callable[..., View]
) -> None:
    view = visit(at=alone, geolocation={"latitude": 44.44444, "longitude": -120.1}, permissions=["geolocation"])
    addresses = [view.page.url]
    for typed in (*SECRETS, "![x](http://foreign.test/x.png)", "<img src=http://foreign.test/y.png>"):
        view.find(typed)
        addresses.append(view.page.url)
    view.page.get_by_role("button", name="Use my location").click()
    view.answer.get_by_text("From your location.").wait_for()
    assert view.errors == []
    assert set(addresses) == {f"{alone.address}/"}
    foreign = [line for line in alone.connections if not OWN.search(line)]
    assert foreign == []
    assert alone.connections, "the recorder must see the server's own address"
    for secret in SECRETS:
        assert secret not in alone.log
        kept = [path for path, content in files(alone.folder) if secret.encode() in content]
        assert kept == []


def test_two_servers_start_at_once_and_both_draw(tmp_path: Path, visit: Callable[..., View]) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    with serve(folders[0]) as one, serve(folders[1]) as two:
        for server in (one, two):
            view = visit(at=server)
            assert view.markers.count() == 46
            assert view.errors == []


def test_requests_of_the_page_are_recorded(contexts: Callable[..., BrowserContext], server: Server) -> None:
    page = contexts().new_page()
    with page.expect_request(re.compile(r"/assets/leaflet-\w+\.js")):
        page.goto(server.address)
