"""Fetch JSON from the operator's routing server: one exchange, limited in time and size, with that server only.

Python's `http.client` uses no proxies, redirects, cookies or netrc, so coordinates are sent nowhere else.
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
_OSRM_STATUSES = {200, 400}  # 400 comes with JSON that holds the reason as a code


def fetch_json(base_url: str, path: str, *, timeout_s: float) -> object:
    """Return the JSON response of the server at `base_url` to GET `path`, within `timeout_s` seconds in all.

    Raises `RouterUnavailableError`, which names the server and never the path, for a timeout, a failed connection, any
    status but 200 and 400, more than `MAX_BYTES` bytes, and a body that is not JSON.
    """
    started = monotonic()
    try:
        status, body = _get(base_url, path, timeout_s)
    except (OSError, HTTPException, ValueError) as error:
        timed_out = monotonic() - started >= timeout_s
        reason = f"did not answer within {timeout_s:g} s" if timed_out else _failure(error)
        raise unavailable(base_url, reason) from None
    if monotonic() - started >= timeout_s:
        raise unavailable(base_url, f"did not answer within {timeout_s:g} s")
    if status not in _OSRM_STATUSES:
        raise unavailable(base_url, f"answered with status {status}")
    if len(body) > MAX_BYTES:
        raise unavailable(base_url, f"answered with more than {MAX_BYTES:,} bytes")
    try:
        return json.loads(body, parse_constant=_reject_constant)
    except (ValueError, RecursionError):
        raise unavailable(base_url, "answered with something that is not JSON") from None


def unavailable(base_url: str, reason: str) -> RouterUnavailableError:
    """Return the error for the server at `base_url`; `reason` completes the sentence that begins with its name."""
    return RouterUnavailableError(f"The street-level router at {base_url} {reason}.")


def _get(base_url: str, path: str, timeout_s: float) -> tuple[int, bytes]:
    """Return the status and up to `MAX_BYTES` + 1 bytes of the body."""
    base = urlsplit(base_url)
    connection_type = HTTPSConnection if base.scheme == "https" else HTTPConnection
    with closing(connection_type(base.hostname or "", base.port, timeout=timeout_s)) as connection:
        connection.connect()
        with _shut_down_after(connection.sock, timeout_s):
            connection.request("GET", base.path.rstrip("/") + path, headers={"User-Agent": "within-reach"})
            response = connection.getresponse()
            return response.status, response.read(MAX_BYTES + 1)


@contextmanager
def _shut_down_after(connected: socket.socket, seconds: float) -> Iterator[None]:
    """Close the connection after `seconds` in all, even if the server keeps sending slowly."""
    timer = Timer(seconds, connected.shutdown, [socket.SHUT_RDWR])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _failure(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "answered with something that is not HTTP"
    closed = isinstance(error, ConnectionResetError | BrokenPipeError)
    return "closed the connection" if closed else "cannot be reached"


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number.")
