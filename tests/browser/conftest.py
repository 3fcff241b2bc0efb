"""A real Chromium and the running app, one of each for all tests; every request of every page is recorded."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from support.served import Server, serve
from support.view import DESK, View

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent
LOCAL = {"127.0.0.1", ""}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark this folder's tests; without Chromium they are skipped, except where CI must not skip."""
    for item in items:
        if HERE not in item.path.parents:
            continue
        item.add_marker(pytest.mark.browser)
        if CHROMIUM is None and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed (Debian's package is called chromium)"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "CI=true and Chromium is missing; install Debian's package chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Yield a maker of browser contexts; afterward no page may have sent a request to another host."""
    made: list[BrowserContext] = []
    requested: list[str] = []

    def make(**options: object) -> BrowserContext:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # playwright's own options
        context.on("request", lambda request: requested.append(request.url))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    foreign = [url for url in requested if urlsplit(url).hostname not in {*LOCAL, None}]
    assert not foreign


@pytest.fixture
def visit(server: Server, contexts: Callable[..., BrowserContext]) -> Callable[..., View]:
    """Return a maker of visits: the page, opened in a new context and drawn."""

    def open_page(
        *, size: tuple[int, int] = DESK, scheme: str = "light", query: str = "", at: Server = server, **options: object
    ) -> View:
        viewport = {"width": size[0], "height": size[1]}
        page: Page = contexts(viewport=viewport, color_scheme=scheme, **options).new_page()
        return View(page).open(f"{at.address}/{query}")

    return open_page
