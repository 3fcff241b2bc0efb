"""No violation that axe finds: on the page and in the map's frame, both screens, light and dark, before and after."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.ui import messages
from support.view import DESK, PHONE, View


def violations(view: View) -> list[tuple[str, list[str]]]:
    """Return every violation on the page and in the map's frame, by rule, with the elements at fault."""
    results: list[dict[str, Any]] = [Axe().run(where).response for where in (view.page, view.map)]
    return [
        (fault["id"], [node["html"] for node in fault["nodes"]]) for result in results for fault in result["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_before_and_after_an_answer(visit: Callable[..., View], size: tuple[int, int], scheme: str) -> None:
    view = visit(size=size, scheme=scheme)
    assert violations(view) == []
    view.find("97814")
    view.page.get_by_role("button", name="Show all 46").click()
    view.page.get_by_text(messages.HOW).click()
    view.page.frame_locator(".st-key-map iframe").get_by_text("Legend").click()
    assert violations(view) == []


@pytest.mark.parametrize("typed", ["zzzz qqqq", "Lincoln"], ids=["not a place", "ambiguous"])
def test_with_a_problem(visit: Callable[..., View], typed: str) -> None:
    assert violations(visit(size=PHONE, scheme="dark").find(typed)) == []


def test_the_map_follows_the_color_scheme(visit: Callable[..., View]) -> None:
    water = [
        visit(scheme=scheme).map.evaluate("getComputedStyle(map_div.getContainer()).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert water[0] != water[1]
