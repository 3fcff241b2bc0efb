"""Warm up the server before the first visitor: import what the pages need and read the tables."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Event, Thread

# All of Find care but `view`: importing streamlit_folium registers its component, which only a visitor's run may do.
MODULES = (
    "geo.ui.find_care.actions",
    "geo.ui.map.features",
    "geo.ui.map.folium_map",
    "geo.ui.panels",
    "folium.plugins",
)
WAIT_LIMIT_S = 60.0
ready = Event()
ready.set()  # without a server that warms up, visitors do not wait


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Warm up while the server already answers: a browser first loads Streamlit's own files."""
    ready.clear()
    Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Import and load everything, then let the waiting visitors in.

    The garbage collector is off meanwhile: nothing that is loaded is garbage, and it would search it repeatedly.
    """
    gc.disable()
    try:
        import_module("geo.ui.services").load()
        for module in MODULES:
            import_module(module)
    finally:
        gc.enable()
        ready.set()


def wait_until_ready() -> None:
    """Wait until the server is warm: two threads importing the same modules may see them half initialized."""
    ready.wait(WAIT_LIMIT_S)
