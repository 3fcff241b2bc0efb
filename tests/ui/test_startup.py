"""Before the first visitor, the server imports and reads what every page needs."""

import gc
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from geo.errors import InputError
from geo.ui import services, startup

ROOT = Path(__file__).resolve().parents[2]
AS_THE_SERVER_DOES = """
import sys
from geo.tables import roads
reads, read_roads = [], roads.read_roads
roads.read_roads = lambda data: reads.append(data) or read_roads(data)
import app
from geo.ui import startup
startup.warm_up()
import streamlit
from geo.ui import services
routers = len(services.load().routers)
print(type(app.app) is streamlit.App, "folium" in sys.modules, "streamlit_folium" in sys.modules, routers, len(reads))
"""


def test_the_server_loads_everything_but_the_maps_component_and_reads_no_table_twice() -> None:
    done = subprocess.run(  # noqa: S603 - a program of this test
        [sys.executable, "-c", AS_THE_SERVER_DOES], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "True", "False", "1", "1"]


def test_after_an_error_the_garbage_collector_is_on_and_visitors_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise InputError("no")

    monkeypatch.setattr(services, "load", fail)
    startup.ready.clear()
    with pytest.raises(InputError, match="no"):
        startup.warm_up()
    assert gc.isenabled()
    assert startup.ready.is_set()


def test_an_early_visitor_waits_until_the_server_is_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    monkeypatch.setattr(services, "load", lambda: order.append("tables"))
    startup.ready.clear()

    def visit() -> None:
        startup.wait_until_ready()
        order.append("visitor")

    visitor = Thread(target=visit)
    visitor.start()
    startup.warm_up()
    visitor.join(10)
    assert order == ["tables", "visitor"]
