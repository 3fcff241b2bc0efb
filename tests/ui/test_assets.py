"""Files for the browser: whole, under names of their own, without a disk."""

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from threading import Thread
from typing import NamedTuple

import pytest
import uvicorn
from starlette.applications import Starlette

from geo.ui import assets
from support.served import free_port


class Answer(NamedTuple):
    """What the server answered: status, headers in lower case, body as sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Asks the server on one port."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer


@contextmanager
def serving(base_path: str = "") -> Iterator[Client]:
    """Serve published files on a free port of this machine."""
    port = free_port()
    config = uvicorn.Config(Starlette(routes=assets.routes(base_path)), port=port, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    try:
        yield Client(port)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with serving() as running:
        yield running


def test_leaflet_and_our_own_files_are_included() -> None:
    files = assets.own_files()
    assert {"leaflet.js", "leaflet.css", "map.js", "map.css", "table.js"} <= set(files)
    assert b"Leaflet 1.9" in files["leaflet.js"][:200]


def test_a_published_file_is_served_whole_under_a_name_with_its_digest(client: Client) -> None:
    one = assets.publish({"map.js": b"let a = 1;"})
    other = assets.publish({"map.js": b"let a = 2;"})
    assert one.names["map.js"] != other.names["map.js"]
    answer = client.get(f"/{one.from_page('map.js')}")
    assert answer.body == b"let a = 1;"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in answer.headers["cache-control"]


def test_a_browser_that_takes_gzip_gets_gzip_and_another_one_plain_content(client: Client) -> None:
    url = f"/{assets.publish({'large.css': b'a { b: c }' * 1000}).from_page('large.css')}"
    packed = client.get(url, Accept_Encoding="gzip")
    plain = client.get(url, Accept_Encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < 200
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body == b"a { b: c }" * 1000


def test_a_frame_finds_a_file_two_folders_up() -> None:
    published = assets.publish({"map.js": b"1"})
    assert published.from_frame("map.js") == f"../../assets/{published.names['map.js']}"


def test_a_server_below_a_path_serves_its_files_there() -> None:
    published = assets.publish({"map.js": b"1"})
    with serving("/reach/") as client:
        assert client.get(f"/reach/{published.from_page('map.js')}").body == b"1"
        assert client.get(f"/{published.from_page('map.js')}").status == 404


def test_a_name_that_was_never_published_is_not_found(client: Client) -> None:
    for name in ("map.js", "..%2f..%2fapp.py", "leaflet-000000000000.js"):
        assert client.get(f"/assets/{name}").status == 404


def test_files_that_change_again_and_again_do_not_fill_the_memory(client: Client) -> None:
    first = assets.publish({"changing.js": b"0"})
    last = first
    for number in range(1, 500):
        last = assets.publish({"changing.js": str(number).encode()})
    assert client.get(f"/{first.from_page('changing.js')}").status == 404
    assert client.get(f"/{last.from_page('changing.js')}").body == b"499"
