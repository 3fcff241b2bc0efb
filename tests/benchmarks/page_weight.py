"""Measure what one visitor feels, in Chromium: cold start, interaction to painted map, websocket bytes, remounts.

Run by hand: `PYTHONPATH=tests python tests/benchmarks/page_weight.py` (writes JSON to standard output).
"""

import json
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from support.served import serve
from support.view import View

ROUNDS = 20
CLICK = """(name) => new Promise((done) => {
  const inside = document.querySelector('.st-key-map iframe').contentDocument;
  const row = [...document.querySelectorAll('.cities button.choose')].find((one) => one.innerText.endsWith(name));
  const start = performance.now();
  row.click();
  const look = () => {
    const marker = inside.querySelector('path.marker[aria-pressed=true]');
    if (marker && marker.ariaLabel.startsWith(name + ':')) setTimeout(() => done(performance.now() - start));
    else requestAnimationFrame(look);
  };
  look();
})"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        started = time.monotonic()
        with serve(Path(folder), record=False) as server:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            view = View(page).open(server.address)
            cold_s = time.monotonic() - started
            figures = {
                "cold start to painted map, s": round(cold_s, 2),
                "of that, the server's CPU, s": round(server.cpu_s, 2),
                **_warm(browser.new_page(), server.address),
            }
            print(json.dumps(figures | _interactions(view), indent=2))  # noqa: T201 - its output
        browser.close()


def _warm(page: Page, address: str) -> dict[str, float]:
    times = []
    for _ in range(3):
        started = time.monotonic()
        View(page).open(address)
        times.append(time.monotonic() - started)
    page.close()
    return {"warm load to painted map, s (median of 3)": round(statistics.median(times), 2)}


def _interactions(view: View) -> dict[str, float]:
    received: list[int] = []
    view.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    view.page.reload()
    view.markers.first.wait_for()
    view.find("97720")
    view.map.evaluate("() => { window.kept = true; map_div.setView([44, -120.5], 7.75, {animate: false}); }")
    names = view.page.locator(".cities tbody bdi").all_inner_texts()
    view.page.evaluate(CLICK, names[1])
    view.page.wait_for_timeout(500)
    times, weights = [], []
    for number in range(ROUNDS):
        before = sum(received)
        times.append(view.page.evaluate(CLICK, names[number % len(names)]))
        view.page.wait_for_timeout(400)
        weights.append(sum(received) - before)
    before = sum(received)
    view.find("97814")
    view.page.wait_for_timeout(500)
    kept = view.map.evaluate("[Boolean(window.kept), map_div.getZoom()]")
    return {
        "row pressed to painted map, ms (median)": round(statistics.median(times)),
        "row pressed to painted map, ms (95 %)": round(statistics.quantiles(times, n=20)[18]),
        "websocket, KB per choice (median)": round(statistics.median(weights) / 1000, 1),
        "websocket, KB per choice (most)": round(max(weights) / 1000, 1),
        "websocket, KB per question": round((sum(received) - before) / 1000, 1),
        "map made anew": 0 if kept[0] else 1,
        "zoom kept": kept[1] == 7.75,
    }


if __name__ == "__main__":
    main()
