"""A fake geocoding service on this machine with scripted responses."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    """The response to one request: status, headers and body, or no response at all if `silent`."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False


class Service(ThreadingHTTPServer):
    """Sends the queued replies in turn, the last one repeatedly, and records the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[Reply] = []
        self.paths: list[str] = []
        self.queries: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def respond_with(self, *replies: Reply) -> None:
        self.replies = list(replies)


class Handler(BaseHTTPRequestHandler):
    """Handles one request to `Service`."""

    server: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.paths.append(parts.path)
        self.server.queries.append(parse_qs(parts.query))
        self.server.agents.append(self.headers["User-Agent"])
        reply = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        if reply.silent:
            self.server.stopped.wait(5)
            return
        body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def running() -> Iterator[Service]:
    """Yield a service that runs until the end of the block."""
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.stopped.set()
        server.shutdown()
        thread.join()
