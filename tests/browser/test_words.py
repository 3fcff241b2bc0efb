"""What the page says in a browser beyond its first words: after a refusal, and while a part of it is broken."""

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from geo.settings import SHIPPED_DATA
from geo.ui import messages
from support.served import serve
from support.view import View


def test_what_the_device_said_goes_with_the_next_question(visit: Callable[..., View]) -> None:
    view = visit()
    view.page.get_by_role("button", name="Use my location").click()
    state = view.page.locator(".locate [role=status]")
    expect(state).to_contain_text("Your browser did not share your location.")
    view.find("97720")
    expect(state).to_be_empty()


def test_where_parts_are_broken_the_page_says_so_once_and_aloud(visit: Callable[..., View], tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, data)
    (data / "sources.csv").write_bytes(b"\xff")
    with serve(tmp_path, {"GEO_DATA": str(data), "GEO_ROUTER": "osrm:http://127.0.0.1:9"}) as server:
        view = visit(at=server).find("97720")
        said = view.page.locator(".stMain").inner_text()
        aloud = view.page.locator(".st-key-announcer [role=status]").inner_text()
        fault = view.page.locator(".fault")
        expect(fault).to_contain_text(f"{messages.BROKEN} {messages.STILL}")
        expect(fault.get_by_text("sources.csv")).to_be_hidden()
        fault.get_by_text(messages.OPERATOR).click()
        expect(fault.get_by_text("sources.csv")).to_be_visible()
        assert "The street-level router at http://127.0.0.1:9 cannot be reached" in server.log
    assert messages.FALLEN_BACK in said
    assert messages.FALLEN_BACK in aloud
    assert "127.0.0.1" not in said
