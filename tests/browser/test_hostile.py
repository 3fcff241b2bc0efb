"""Hostile names in the tables are shown as text and nothing runs; a broken layer is only left out."""

import csv
import shutil
from collections.abc import Callable, Iterator

import pytest

from geo.settings import SHIPPED_DATA
from geo.tables.manifest import accept
from support.served import Server, serve
from support.view import View

pytestmark = pytest.mark.slow

HOSTILE = {
    "Bend": "`${alert(1)}`",
    "Burns": "<img src=x onerror=alert(1)>",
    "Eugene": "</script><script>alert(1)</script>",
    "Medford": "\" onclick=\"alert(1)' onfocus='alert(1)",
    "Salem": "\u202eelpmas \u2066x",
    "Albany": "{{ 7 * 7 }}{% raw %}{#",
    "Newport": "![x](http://foreign.test/x.png) :red[x] **x**",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the tables with hostile names of cities and places, and with a broken layer of the base map."""
    folder = tmp_path_factory.mktemp("hostile")
    data = folder / "data"
    shutil.copytree(SHIPPED_DATA, data)
    (data / "basemap_lakes.geojson").write_text("broken")
    for table in ("service_cities.csv", "places.csv"):
        with (data / table).open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        name = header.index("name")
        with (data / table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerows(
                [header, *([*row[:name], HOSTILE.get(row[name], row[name]), *row[name + 1 :]] for row in rows)]
            )
    accept(data)
    with serve(folder, {"GEO_DATA": str(data)}) as running:
        yield running


def test_hostile_names_are_text_in_table_answer_and_map(hostile: Server, visit: Callable[..., View]) -> None:
    view = visit(at=hostile)
    view.errors.clear()
    for typed in ("97720", "97701", "97401"):
        view.find(typed)
    view.page.get_by_role("button", name="Show all 46").click()
    shown = view.page.locator(".cities tbody bdi").all_text_contents()
    assert set(HOSTILE.values()) <= set(shown)
    labels = view.markers.evaluate_all("all => all.map((one) => one.ariaLabel)")
    for name in HOSTILE.values():
        assert any(label.startswith(f"{name}: ") for label in labels)
    assert view.errors == []


def test_selecting_a_hostile_city_runs_nothing(hostile: Server, visit: Callable[..., View]) -> None:
    view = visit(at=hostile).find("97720")
    view.page.get_by_role("button", name="Show all 46").click()
    for number in range(46):
        button = view.page.locator(".cities button.choose").nth(number)
        if button.locator("bdi").text_content() in HOSTILE.values():
            button.hover()
            button.click()
    view.markers.evaluate_all(
        "all => all.forEach((one) => { one.focus(); one.dispatchEvent(new MouseEvent('mouseover')); })"
    )
    view.page.wait_for_timeout(500)
    assert view.errors == []


def test_a_broken_layer_is_named_and_the_rest_is_there(hostile: Server, visit: Callable[..., View]) -> None:
    view = visit(at=hostile)
    assert "basemap_lakes.geojson: " in (view.page.locator(".fault").text_content() or "")
    assert view.markers.count() == 46
