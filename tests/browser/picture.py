"""Take the README's picture of "Find care": `PYTHONPATH=tests python tests/browser/picture.py docs/find-care.png`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from support.served import serve
from support.view import View

SIZE = (1280, 940)


def main() -> None:
    """Answer one ZIP code and save what the visitor sees."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/find-care.png")
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        view = View(page).open(server.address)
        view.find("97845")
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(0, 0)
        page.wait_for_timeout(1000)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main()
