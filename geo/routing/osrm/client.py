"""Fetch JSON from the operator's routing server: one bounded exchange, straight to that server and nowhere else.

Python's own `http.client` knows no proxies, redirects, cookies or netrc, so coordinates cannot be carried elsewhere.
"""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from time import monotonic
from typing import NoReturn
from urllib.parse import urlsplit

from geo.errors import RouterUnavailableError

MAX_BYTES = 8_000_000
_OSRM_REPLIES = {200, 400}  # 400 carries a code that says why, in JSON


def fetch_json(base_url: str, path: str, *, timeout_s: float) -> object:
    """Return the JSON that the server at `base_url` answers to GET `path`, within `timeout_s` seconds in all.

    Raises `RouterUnavailableError`, naming the server and never the path, for silence, refusal, any status but 200 and
    400, more than `MAX_BYTES` bytes, and what is no JSON.
    """
    began = monotonic()
    try:
        status, body = _get(base_url, path, timeout_s)
    except (OSError, HTTPException, ValueError) as error:
        late = monotonic() - began >= timeout_s
        raise unavailable(base_url, f"did not answer within {timeout_s:g} s" if late else _broken(error)) from None
    if monotonic() - began >= timeout_s:
        raise unavailable(base_url, f"did not answer within {timeout_s:g} s")
    if status not in _OSRM_REPLIES:
        raise unavailable(base_url, f"answered with status {status}")
    if len(body) > MAX_BYTES:
        raise unavailable(base_url, f"answered with more than {MAX_BYTES:,} bytes")
    try:
        return json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise unavailable(base_url, "answered with something that is no JSON") from None


def unavailable(base_url: str, what: str) -> RouterUnavailableError:
    """Return the error that says in one sentence what the server at `base_url` did."""
    return RouterUnavailableError(f"The street-level router at {base_url} {what}.")


def _get(base_url: str, path: str, timeout_s: float) -> tuple[int, bytes]:
    """Return the status and at most one byte more than `MAX_BYTES` of the body."""
    base = urlsplit(base_url)
    kind = HTTPSConnection if base.scheme == "https" else HTTPConnection
    with closing(kind(base.hostname or "", base.port, timeout=timeout_s)) as connection:
        connection.connect()
        with _ended_after(connection.sock, timeout_s):
            connection.request("GET", base.path.rstrip("/") + path, headers={"User-Agent": "within-reach"})
            response = connection.getresponse()
            return response.status, response.read(MAX_BYTES + 1)


@contextmanager
def _ended_after(connected: socket.socket, seconds: float) -> Iterator[None]:
    """Break the connection off after `seconds`, however slowly but steadily the other side talks."""
    timer = Timer(seconds, connected.shutdown, [socket.SHUT_RDWR])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _broken(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "answered with something that is no HTTP"
    gone = isinstance(error, ConnectionResetError | BrokenPipeError)
    return "broke the connection off" if gone else "cannot be reached"


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number.")
