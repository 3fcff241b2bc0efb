"""The condition panels in a real browser: keyboard use, accessibility and layout on desktop and phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from support.view import DESK, PHONE, View

ACTIVE = "(box) => document.getElementById(box.getAttribute('aria-activedescendant'))?.innerText"
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIDES = """() => ['wr-what-the-source-says', 'wr-what-research-shows']
  .map((name) => document.querySelector(`.wr-pair .${name}`).getBoundingClientRect().top)"""


def choose(page: Page, title: str) -> None:
    """Select a topic with the keyboard: press the down arrow until its option is active, then Enter."""
    box = page.get_by_role("combobox", name="Choose a condition or topic")
    box.scroll_into_view_if_needed()
    page.evaluate(SETTLED)  # a list that opens while the page still scrolls closes again
    box.press("ArrowDown")
    page.get_by_role("option", name=title, exact=True).wait_for()
    while box.evaluate(ACTIVE) != title:
        box.press("ArrowDown")
    box.press("Enter")
    page.locator(".wr-card h3", has_text=title).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_violation_on_a_card(visit: Callable[..., View], size: tuple[int, int], scheme: str) -> None:
    page = visit(size=size, scheme=scheme).page
    choose(page, "Neuropathic (nerve) pain")
    violations = Axe().run(page, context=".st-key-panels").response["violations"]
    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_columns_are_side_by_side_on_a_desktop_and_stacked_on_a_phone(visit: Callable[..., View]) -> None:
    for size, beside in ((DESK, True), (PHONE, False)):
        page = visit(size=size).page
        choose(page, "Neuropathic (nerve) pain")
        source, research = page.evaluate(SIDES)
        assert (source == research) is beside


def test_a_term_is_explained_on_focus_and_on_hover_until_escape(visit: Callable[..., View]) -> None:
    page = visit().page
    choose(page, "Neuropathic (nerve) pain")
    term, tip = page.locator(".wr-card .wr-term").first, page.locator(".wr-card .wr-tip").first
    assert not tip.is_visible()
    term.focus()
    assert tip.is_visible()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    term.blur()
    term.hover()
    assert tip.is_visible()
    tip.hover()
    assert tip.is_visible()


def test_a_related_topic_opens_with_the_enter_key(visit: Callable[..., View]) -> None:
    page = visit().page
    choose(page, "Neuropathic (nerve) pain")
    page.get_by_role("button", name="Safety and who should not have ketamine").press("Enter")
    page.locator(".wr-card h3", has_text="Safety and who should not have ketamine").wait_for()
    assert "we don't know" in page.locator(".wr-notice").first.inner_text()
