"""The one HTTP client: its deadline covers the whole exchange, from the name lookup to the last byte."""

import socket
from threading import Event, Thread
from time import monotonic

import pytest

from geo import http_client
from geo.http_client import HttpError, HttpTimeoutError, get, is_plain_address, parse_json


def unanswered(family: int = socket.AF_INET) -> tuple[socket.socket, list[socket.socket]]:
    """Return a server whose queue of connections is full, so that a further one is never accepted, and its clients."""
    server = socket.socket(family)
    server.bind(("127.0.0.1", 0))
    server.listen(0)
    clients = [socket.socket(family) for _ in range(4)]
    for client in clients:
        client.settimeout(0)
        client.connect_ex(server.getsockname())
    return server, clients


def test_the_deadline_covers_connecting_to_several_addresses_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    server, clients = unanswered()
    address = (socket.AF_INET, socket.SOCK_STREAM, 6, "", server.getsockname())
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [address] * 5)
    started = monotonic()
    with pytest.raises(HttpTimeoutError, match=r"did not answer within 0\.2 s"):
        get("http://several.test", timeout_s=0.2)
    assert monotonic() - started < 0.35
    for each in (server, *clients):
        each.close()


def test_the_deadline_covers_the_name_lookup(monkeypatch: pytest.MonkeyPatch) -> None:
    released = Event()

    def look_up(*_: object) -> list[object]:
        released.wait(10)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    started = monotonic()
    with pytest.raises(HttpTimeoutError, match=r"did not answer within 0\.1 s"):
        get("http://slow-name.test", timeout_s=0.1)
    assert monotonic() - started < 1
    released.set()


def test_a_server_that_accepts_and_stays_silent_during_tls_times_out() -> None:
    started = monotonic()
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(HttpTimeoutError, match=r"did not answer within 0\.2 s"),
    ):
        get(f"https://127.0.0.1:{server.getsockname()[1]}", timeout_s=0.2)
    assert monotonic() - started < 1


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("no")], ids=["memory", "other"])
def test_an_unforeseen_fault_of_the_exchange_is_still_one_error(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(HttpError, match="cannot be reached"):
        get("http://any.test", timeout_s=5)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"9" * 10_000, b"\xff", b"NaN"])
def test_a_body_that_is_not_readable_json_is_one_error(body: bytes) -> None:
    with pytest.raises(HttpError, match="something that is not JSON"):
        parse_json(body)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://host", True),
        ("http://127.0.0.1:5000/path", True),
        ("http://[::1]:5000", True),
        ("", False),
        ("host", False),
        ("ftp://host", False),
        ("http://", False),
        ("http://host:0", False),
        ("http://host:port", False),
        ("http://[::1", False),
        ("http://me@host", False),
        ("http://:secret@host", False),
        ("http://host?key=1", False),
        ("http://host#key", False),
        ("http://a b", False),
        ("http://host/\n", False),
    ],
)
def test_only_a_plain_address_can_be_used(address: str, *, plain: bool) -> None:
    assert is_plain_address(address) is plain


def test_an_oversized_body_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_client, "MAX_BYTES", 10)
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = f"http://127.0.0.1:{server.getsockname()[1]}"

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"9" * 20)

        answering = Thread(target=answer)
        answering.start()
        with pytest.raises(HttpError, match="more than 10 bytes"):
            get(client, timeout_s=5)
        answering.join()
