"""Send one GET request to a service that the operator has named, limited in total time and size.

The only code that contacts a service. Python's `http.client` uses no proxies, redirects, cookies or netrc, so a request
goes to that service and nowhere else. Errors never contain the path, which holds coordinates or a query.
"""

import json
import socket
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock, Thread
from typing import NamedTuple, NoReturn
from urllib.parse import urlsplit

MAX_BYTES = 8_000_000
_TEXT = "answered with something that is not JSON"


class HttpError(Exception):
    """The exchange failed; the message completes a sentence that begins with the name of the service."""


class HttpTimeoutError(HttpError):
    """The exchange was not complete in time."""


class Response(NamedTuple):
    """The status, the headers with names in lower case, and the body of a response."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(url: str, *, timeout_s: float, headers: Mapping[str, str] | None = None) -> Response:
    """Return the response to GET `url`, whatever its status; a redirect is not followed.

    The name lookup, every connection attempt, TLS, headers and body take `timeout_s` seconds in all. Raises `HttpError`
    for a failed exchange or a body of more than `MAX_BYTES` bytes, and `HttpTimeoutError` for a slow one.
    """
    exchange = _Exchange(url, {"User-Agent": "within-reach", **(headers or {})}, timeout_s)
    thread = Thread(target=exchange.run, daemon=True)  # a name lookup cannot be interrupted, only left behind
    thread.start()
    thread.join(timeout_s)
    if thread.is_alive():
        exchange.abandon()
        raise HttpTimeoutError(f"did not answer within {timeout_s:g} s")
    if isinstance(exchange.outcome, HttpError):
        raise exchange.outcome
    if len(exchange.outcome.body) > MAX_BYTES:
        raise HttpError(f"answered with more than {MAX_BYTES:,} bytes")
    return exchange.outcome


def is_plain_address(address: str) -> bool:
    """Return whether `address` is printable ASCII for http or https with a host, and no credentials or query."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    printable = address.isascii() and address.isprintable() and " " not in address
    return usable and printable and not {"@", "?", "#"} & set(address)


def parse_json(body: bytes) -> object:
    """Return the value of a JSON body; raises `HttpError` if it is not JSON or nested too deeply to read."""
    try:
        return json.loads(body, parse_constant=_reject_constant)
    except (ValueError, RecursionError):
        raise HttpError(_TEXT) from None


class _Exchange:
    """One request and its response, on a thread of its own; `abandon` ends it from another thread."""

    def __init__(self, url: str, headers: Mapping[str, str], timeout_s: float) -> None:
        self.outcome: Response | HttpError = HttpError("cannot be reached")
        self._parts, self._headers, self._timeout_s = urlsplit(url), headers, timeout_s
        self._lock, self._abandoned = Lock(), False
        self._socket: socket.socket | None = None

    def run(self) -> None:
        """Store the response or the error."""
        try:
            self.outcome = self._exchange()
        except TimeoutError:
            self.outcome = HttpTimeoutError(f"did not answer within {self._timeout_s:g} s")
        except Exception as error:  # noqa: BLE001 - an error of any kind must reach the caller's thread
            self.outcome = HttpError(_failure(error))

    def abandon(self) -> None:
        """Close the connection, so that the thread ends; one that is still connecting closes it once it has one."""
        with self._lock:
            self._abandoned = True
            if self._socket is not None:
                _shut_down(self._socket)

    def _exchange(self) -> Response:
        parts = self._parts
        connection_type = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with closing(connection_type(parts.hostname or "", parts.port, timeout=self._timeout_s)) as connection:
            connection.connect()
            with self._lock:
                self._socket = connection.sock
                if self._abandoned:
                    raise TimeoutError
            try:
                connection.request("GET", path, headers=dict(self._headers))
                answer = connection.getresponse()
                headers = {name.lower(): value for name, value in answer.getheaders()}
                return Response(answer.status, headers, answer.read(MAX_BYTES + 1))
            finally:
                with self._lock:
                    self._socket = None


def _shut_down(connected: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        connected.shutdown(socket.SHUT_RDWR)


def _failure(error: Exception) -> str:
    if isinstance(error, HTTPException | ValueError):
        return "answered with something that is not HTTP"
    closed = isinstance(error, ConnectionResetError | BrokenPipeError)
    return "closed the connection" if closed else "cannot be reached"


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number.")
