"""Take the README's picture: `.venv/bin/python tests/picture.py`, with Chromium installed."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from served import ROOT, serve
from view import View

PICTURE = ROOT / "docs" / "find-care.png"
SIZE = {"width": 1280, "height": 860}


def take(path: Path) -> None:
    """Write the page "Find care" with an answer on it to `path`, as a desktop browser shows it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, device_scale_factor=1)
        view = View(page).open(f"{server.address}/").find("97814")
        view.page.wait_for_timeout(1000)
        view.page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    take(PICTURE)
