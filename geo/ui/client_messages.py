"""Filter the messages that browsers send to the server: only those that a visitor's page needs reach Streamlit.

Streamlit also accepts messages meant for developers. One of them, `clear_cache`, empties the caches of all visitors.
"""

import logging

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

LOG = logging.getLogger(__name__)
ALLOWED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
OPERATION = "backend_operation_request"  # contains another message; developers' ones would write files
ALLOWED_OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})  # a download, and more rows of a table
MAX_BYTES = 1_000_000  # the pages' widgets need a few kilobytes


class ClientMessageFilter:
    """ASGI middleware that drops all client messages but the allowed ones, and logs each kind once per connection."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, except the messages of a websocket that `refused_kind` names."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        logged: set[str] = set()

        async def receive_allowed() -> Message:
            while True:
                message = await receive()
                kind = refused_kind(message)
                if kind is None:
                    return message
                if kind not in logged:
                    logged.add(kind)
                    LOG.warning("Ignored a client message: %s", kind)

        await self._app(scope, receive_allowed, send)


def refused_kind(message: Message) -> str | None:
    """Return the kind of a websocket message that is refused, without any of its content; `None` if it is allowed."""
    if message["type"] != "websocket.receive":
        return None
    content = message.get("bytes")
    if content is None:
        return "text"
    if len(content) > MAX_BYTES:
        return "too large"
    back_message = BackMsg()
    try:
        back_message.ParseFromString(content)
    except DecodeError:
        return "unreadable"
    kind = back_message.WhichOneof("type")
    if kind == OPERATION:
        operation = back_message.backend_operation_request.WhichOneof("payload")
        return None if operation in ALLOWED_OPERATIONS else f"{kind} {operation or 'unknown'}"
    return None if kind in ALLOWED else str(kind or "unknown")


MIDDLEWARE = [Middleware(ClientMessageFilter)]
