"""Measure the server with many visitors: websocket clients that speak Streamlit's own protocol, without browsers.

Run by hand: `PYTHONPATH=tests python tests/benchmarks/page_load.py [VISITORS]`. Each visitor opens the page and then
asks and chooses in turn, eight times, 3 s apart on average; a time runs from the request to the end of the answer.
"""

import asyncio
import json
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from support.served import Server, serve

ACTIONS = 8
THINK_S = (2.0, 4.0)
ZIPS = ("97720", "97814", "97910", "97401", "97301", "97103", "97601", "97850", "97415", "97739")
CITIES = ("Bend", "Burns", "Salem", "Pendleton", "Astoria", "Medford")
EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"


@dataclass(slots=True)
class Visitor:
    """One visitor's connection, the widgets of the page and the times measured."""

    socket: ClientConnection
    ids: dict[str, str] = field(default_factory=dict)
    fragment: str = ""
    times: list[float] = field(default_factory=list)
    errors: int = 0

    async def run(self, *, fragment: str = "", **widgets: Any) -> None:  # noqa: ANN401 - a field of the protocol each
        """Ask for a run of the page, or of one fragment, and read its answer to the end."""
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.query_string = ""
        for name, (kind, value) in widgets.items():
            state = message.rerun_script.widget_states.widgets.add(id=self.ids[name])
            setattr(state, kind, value)
        started = time.monotonic()
        await self.socket.send(message.SerializeToString())
        await self._read()
        self.times.append(time.monotonic() - started)

    async def _read(self) -> None:
        async for raw in self.socket:
            message = ForwardMsg()
            message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
            if message.WhichOneof("type") == "script_finished":
                return
            self._learn(message)

    def _learn(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors += 1
        if kind == "text_input":
            self.ids["box"], self.fragment = element.text_input.id, message.delta.fragment_id
        elif kind == "button" and element.button.is_form_submitter:
            self.ids["find"] = element.button.id
        elif kind == "bidi_component" and element.bidi_component.component_name.endswith("_table"):
            self.ids["table"] = EVENTS.format(element.bidi_component.id)


async def visit(address: str, *, patience: random.Random) -> Visitor:
    """Open the page once and use it."""
    async with connect(f"{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        visitor = Visitor(socket)
        await visitor.run()
        for number in range(ACTIONS):
            await asyncio.sleep(patience.uniform(*THINK_S))
            asked = {"box": ("string_value", patience.choice(ZIPS))}
            if number % 2:
                chosen = json.dumps([{"event": "city", "value": patience.choice(CITIES)}])
                await visitor.run(fragment=visitor.fragment, table=("json_trigger_value", chosen), **asked)
            else:
                await visitor.run(fragment=visitor.fragment, find=("trigger_value", True), **asked)
        return visitor


async def measure(server: Server, visitors: int) -> dict[str, object]:
    """Return the figures of so many visitors at once, after one who warmed everything up."""
    address = server.address.replace("http", "ws")
    await visit(address, patience=random.Random(0))  # noqa: S311 - no secret
    before, spent = server.memory_mb, server.cpu_s
    found = await asyncio.gather(
        *(visit(address, patience=random.Random(seed)) for seed in range(1, visitors + 1))  # noqa: S311
    )
    times = [1000 * seconds for visitor in found for seconds in visitor.times[1:]]
    return {
        "visitors": visitors,
        "first page, ms (median, all at once)": round(statistics.median(1000 * one.times[0] for one in found)),
        "action, ms (median)": round(statistics.median(times)),
        "action, ms (95 %)": round(statistics.quantiles(times, n=20)[18]),
        "server's CPU, ms an action": round(1000 * (server.cpu_s - spent) / (visitors * (ACTIONS + 1))),
        "errors": sum(visitor.errors for visitor in found),
        "memory, MB before": round(before),
        "memory, MB a visitor": round((server.memory_mb - before) / visitors, 2),
    }


def main() -> None:
    """Print the figures."""
    visitors = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder), record=False) as server:
        print(json.dumps(asyncio.run(measure(server, visitors)), indent=2))  # noqa: T201 - its output


if __name__ == "__main__":
    main()
