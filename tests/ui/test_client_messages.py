"""Client messages: what a visitor's page needs passes; developers' and broken messages do nothing to a real server."""

from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from geo.ui import client_messages
from support.served import Server, serve

TIMES = 50
MAX_GROWTH_MB = 150
KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]
OPERATIONS = [field.name for field in BackendOperationRequest.DESCRIPTOR.oneofs_by_name["payload"].fields]
EXPECTED: dict[str, str | None] = {
    "rerun_script": None,
    "stop_script": None,
    "app_heartbeat": None,
    "file_urls_request": None,
    "backend_operation_request": "backend_operation_request unknown",
}
TYPED = "Zyzzyva Road 4711"


def of_kind(kind: str) -> bytes:
    message = BackMsg()
    part = getattr(message, kind)
    if hasattr(part, "SetInParent"):
        part.SetInParent()
    else:
        setattr(message, kind, type(part)(1))
    return bytes(message.SerializeToString())


def finish_run(socket: ClientConnection) -> None:
    """Ask for a run and read until it has finished."""
    socket.send(of_kind("rerun_script"))
    while True:
        message = ForwardMsg()
        message.ParseFromString(bytes(socket.recv(timeout=30, decode=False)))
        if message.WhichOneof("type") == "script_finished":
            return


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("server"), record=False) as running:
        yield running


def open_socket(server: Server) -> ClientConnection:
    return connect(server.address.replace("http", "ws") + "/_stcore/stream", max_size=None, proxy=None)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_only_messages_that_a_page_needs_are_allowed(kind: str) -> None:
    refused = client_messages.refused_kind({"type": "websocket.receive", "bytes": of_kind(kind)})
    assert refused == EXPECTED.get(kind, kind)


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_only_downloads_and_table_rows_are_allowed_among_operations(operation: str) -> None:
    message = BackMsg()
    getattr(message.backend_operation_request, operation).SetInParent()
    refused = client_messages.refused_kind({"type": "websocket.receive", "bytes": message.SerializeToString()})
    needed = {"deferred_file", "dataframe_chunk"}
    assert refused == (None if operation in needed else f"backend_operation_request {operation}")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        pytest.param({"text": TYPED}, "text", id="text"),
        pytest.param({"bytes": b"\xff" + TYPED.encode()}, "unreadable", id="random bytes"),
        pytest.param({"bytes": b""}, "unknown", id="empty"),
        pytest.param({"bytes": b"x" * (client_messages.MAX_BYTES + 1)}, "too large", id="too large"),
    ],
)
def test_a_message_that_no_page_sends_is_refused_by_kind(message: dict[str, object], kind: str) -> None:
    assert client_messages.refused_kind({"type": "websocket.receive", **message}) == kind


def test_every_kind_of_message_sent_fifty_times_leaves_the_memory_and_the_page_as_they_were(server: Server) -> None:
    with open_socket(server) as socket:
        for _ in range(5):
            finish_run(socket)
        before = server.memory_mb
        for kind in KINDS:
            for _ in range(TIMES):
                socket.send(of_kind(kind))
                if kind == "clear_cache":
                    finish_run(socket)
        for _ in range(TIMES):
            socket.send(TYPED)
            socket.send(b"\xff" + TYPED.encode())
        finish_run(socket)
    print(f"{len(KINDS)} kinds, {TIMES} times each: {before:.0f} MB before, {server.memory_mb:.0f} MB after")  # noqa: T201
    assert server.memory_mb - before < MAX_GROWTH_MB
    assert "Ignored a client message: clear_cache" in server.log
    assert TYPED not in server.log
    assert "Traceback" not in server.log
