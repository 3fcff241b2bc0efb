"""One exchange with the operator's server, limited in time and size whatever the server sends."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic

import pytest

from geo import http_client
from geo.errors import RouterUnavailableError
from geo.routing.osrm.client import fetch_json

OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s"


@contextmanager
def server(*parts: bytes, endless: bytes = b"", hold: bool = False) -> Iterator[str]:
    """Serve one connection on loopback: the parts, then `endless` repeated or silence until the client disconnects."""

    def respond(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            try:
                for part in parts:
                    connection.sendall(part)
                while endless:
                    connection.sendall(endless)
                while hold and connection.recv(1):
                    pass
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=respond, args=[listening])
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def response(body: bytes) -> bytes:
    """Return an HTTP response with `body`."""
    return OK % (len(body), body)


def test_json_is_returned() -> None:
    with server(response(b'{"code": "Ok"}')) as url:
        assert fetch_json(url, "/table", timeout_s=5) == {"code": "Ok"}


def test_the_reason_in_a_400_is_returned() -> None:
    with server(b'HTTP/1.1 400 Bad Request\r\nContent-Length: 18\r\n\r\n{"code":"NoRoute"}') as url:
        assert fetch_json(url, "/route", timeout_s=5) == {"code": "NoRoute"}


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        pytest.param(b"HTTP/1.1 500 No\r\n\r\n", "answered with status 500", id="broken-server"),
        pytest.param(
            b"HTTP/1.1 302 Go\r\nLocation: http://example.org/\r\n\r\n", "status 302", id="redirect-not-followed"
        ),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", "something that is not HTTP", id="other-protocol"),
        pytest.param(response(b"<html>"), "something that is not JSON", id="web-page"),
        pytest.param(response(b"\xff\xfe\xfd"), "something that is not JSON", id="bytes"),
        pytest.param(response(b'{"durations": [[NaN]]}'), "something that is not JSON", id="not-a-number"),
        pytest.param(response(b"[" * 100_000), "something that is not JSON", id="deep"),
        pytest.param(response(b"1" * 10_000), "something that is not JSON", id="long-number"),
        pytest.param(b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a": ', "not JSON", id="cut-short"),
    ],
)
def test_an_unusable_response_is_named(sent: bytes, message: str) -> None:
    with server(sent) as url, pytest.raises(RouterUnavailableError, match=message):
        fetch_json(url, "/table", timeout_s=5)


def test_a_huge_response_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_client, "MAX_BYTES", 1000)
    with (
        server(b"HTTP/1.1 200 OK\r\n\r\n", endless=b"9" * 4096) as url,
        pytest.raises(RouterUnavailableError, match="more than 1,000 bytes"),
    ):
        fetch_json(url, "/table", timeout_s=5)


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b""],
    ids=["body", "head", "all"],
)
def test_a_server_that_never_finishes_times_out(head: bytes) -> None:
    started = monotonic()
    with (
        server(head, hold=True) as url,
        pytest.raises(RouterUnavailableError, match=r"did not answer within 0\.2 s"),
    ):
        fetch_json(url, "/table", timeout_s=0.2)
    assert monotonic() - started < 3


def test_a_server_that_keeps_sending_times_out() -> None:
    started = monotonic()
    with (
        server(b"HTTP/1.1 200 OK\r\n\r\n", endless=b"9" * 10) as url,
        pytest.raises(RouterUnavailableError, match=r"did not answer within 0\.2 s"),
    ):
        fetch_json(url, "/table", timeout_s=0.2)
    assert monotonic() - started < 3


def test_errors_name_the_server_and_never_the_coordinates() -> None:
    with server(b"") as url, pytest.raises(RouterUnavailableError) as raised:
        fetch_json(url, "/table/v1/driving/-121.3,44.06", timeout_s=5)
    assert url in str(raised.value)
    assert "121.3" not in str(raised.value)


def test_proxies_in_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with server(response(b"{}")) as url:
        assert fetch_json(url, "/", timeout_s=5) == {}
