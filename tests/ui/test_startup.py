"""Before the first visitor comes, the server has imported and read what every page needs."""

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


def test_the_server_has_all_but_the_frame_of_the_map_ready_and_reads_nothing_twice() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", AS_THE_SERVER_DOES], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "True", "False", "1", "1"]


def test_after_a_failure_garbage_is_collected_again_and_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise InputError("no")

    monkeypatch.setattr(services, "load", fail)
    startup.warm.clear()
    with pytest.raises(InputError, match="no"):
        startup.warm_up()
    assert gc.isenabled()
    assert startup.warm.is_set()


def test_a_visitor_who_comes_early_waits_until_the_server_is_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[str] = []
    monkeypatch.setattr(services, "load", lambda: came.append("tables"))
    startup.warm.clear()

    def visit() -> None:
        startup.wait()
        came.append("visitor")

    visitor = Thread(target=visit)
    visitor.start()
    startup.warm_up()
    visitor.join(10)
    assert came == ["tables", "visitor"]
