"""Measure Find care beside a naive streamlit-folium page, both in one run: a city chosen to its marker painted.

Run by hand: `PYTHONPATH=tests python tests/benchmarks/page_beside_naive.py` (writes JSON to standard output). The naive
page asks other hosts for Leaflet and tiles; it gets Leaflet at once, from here, and everything else empty.
"""

import json
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright
from xstatic.pkg import leaflet

from support.served import Server, serve
from support.view import View

CHOICES, CITIES = 20, 5
NAIVE = "tests/benchmarks/naive_page.py"
FRAME = "iframe[title='streamlit_folium.st_folium']"
# Counts the frames' documents that came and went, so that a map made anew is noticed.
WATCH = """() => { window.seen = new Set(); const look = () => {
  const frame = document.querySelector("FRAME"); if (frame?.contentDocument?.querySelector("path"))
    window.seen.add(frame.contentWindow.performance.timeOrigin);
  requestAnimationFrame(look); }; look(); }""".replace("FRAME", FRAME)
CHOOSE = """([row, marker]) => new Promise((done) => {
  const at = () => document.querySelector("FRAME")?.contentDocument?.querySelector(marker)?.getAttribute("d");
  const before = at(), start = performance.now();
  row.click();
  const look = () => at() && at() !== before ? setTimeout(() => done(performance.now() - start))
    : requestAnimationFrame(look);
  look();
})""".replace("FRAME", FRAME)


def main() -> None:
    """Print the figures of both pages."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as other:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        with serve(Path(ours), record=False) as app, serve(Path(other), record=False, script=NAIVE) as naive:
            figures = {
                "find care": measured(
                    browser.new_page(), app, open_ours, ".cities button.choose", "path.marker[aria-pressed=true]"
                ),
                "naive page": measured(
                    browser.new_page(), naive, open_naive, "[role=radiogroup] label", "path[stroke=red]"
                ),
            }
            print(json.dumps(figures, indent=2))  # noqa: T201 - its output
        browser.close()


def measured(
    page: Page, server: Server, start: Callable[[Page, str], None], rows: str, marker: str
) -> dict[str, float]:
    """Return what one visitor's choices cost on a page whose `rows` choose and whose chosen city is `marker`."""
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    start(page, server.address)
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    page.wait_for_timeout(200)
    weight, cpu_s, times = sum(received), server.cpu_s, []
    for number in range(1, CHOICES + 1):
        times.append(page.evaluate(CHOOSE, [page.locator(rows).nth(number % CITIES).element_handle(), marker]))
        page.wait_for_timeout(700)
    return {
        "chosen to painted map, ms (median)": round(statistics.median(times)),
        "chosen to painted map, ms (95 %)": round(statistics.quantiles(times, n=20)[18]),
        "websocket, KB a choice": round((sum(received) - weight) / CHOICES / 1000, 1),
        "server's CPU, ms a choice": round(1000 * (server.cpu_s - cpu_s) / CHOICES),
        "map made anew, times": page.evaluate("window.seen.size") - 1,
    }


def open_ours(page: Page, address: str) -> None:
    """Open Find care and ask once, so that choosing draws a way too."""
    View(page).open(address).find("97720")


def open_naive(page: Page, address: str) -> None:
    """Open the naive page with its foreign requests answered from here."""
    script = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            route.fulfill(body=script if route.request.url.endswith("leaflet.js") else "")

    page.route("**/*", answer)
    page.goto(address)
    page.frame_locator(FRAME).locator("path").first.wait_for()


if __name__ == "__main__":
    main()
