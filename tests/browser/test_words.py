"""Messages that only a browser shows: after the device refuses, and while a part of the page is broken."""

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from geo.settings import SHIPPED_DATA
from geo.ui import messages
from support.served import serve
from support.view import View


def test_the_devices_message_disappears_with_the_next_query(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.get_by_role("button", name="Use my location").click()
    state = view.page.locator(".locate [role=status]")
    expect(state).to_contain_text("Your browser did not share your location.")
    view.find("97720")
    expect(state).to_be_empty()


def test_broken_parts_are_named_once_and_announced(visit: Callable[..., View], tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, data)
    (data / "sources.csv").write_bytes(b"\xff")
    with serve(tmp_path, {"GEO_DATA": str(data), "GEO_ROUTER": "osrm:http://127.0.0.1:9"}) as server:
        view = visit(at=server).find("97720")
        shown = view.page.locator(".stMain").inner_text()
        announced = view.page.locator(".st-key-announcer [role=status]").inner_text()
        fault = view.page.locator(".fault")
        expect(fault).to_contain_text(f"{messages.BROKEN} {messages.STILL}")
        expect(fault.get_by_text("sources.csv")).to_be_hidden()
        fault.get_by_text(messages.FOR_ADMINISTRATORS).click()
        expect(fault.get_by_text("sources.csv")).to_be_visible()
        assert "The street-level router at http://127.0.0.1:9 cannot be reached" in server.log
    assert messages.ROUTER_FALLBACK in shown
    assert messages.ROUTER_FALLBACK in announced
    assert "127.0.0.1" not in shown
