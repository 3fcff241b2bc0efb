"""What the server does before the first visitor comes: import what the pages need and read the tables."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Event, Thread

# All of Find care but `view` itself: streamlit_folium registers its frame, which only a visitor's run may do.
MODULES = (
    "geo.ui.find_care.actions",
    "geo.ui.map.features",
    "geo.ui.map.folium_map",
    "geo.ui.panels",
    "folium.plugins",
)
LONGEST_S = 60.0
warm = Event()
warm.set()  # where no server warms up, nobody has to wait


@asynccontextmanager
async def warmed(_app: object) -> AsyncIterator[None]:
    """Warm up while the server answers: a browser spends that time on Streamlit's own files."""
    warm.clear()
    Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Import and load, and let the visitors in who wait for it.

    Nothing that is loaded is garbage, so the collector, which would go through it again and again, rests.
    """
    gc.disable()
    try:
        import_module("geo.ui.services").load()
        for module in MODULES:
            import_module(module)
    finally:
        gc.enable()
        warm.set()


def wait() -> None:
    """Wait until the server is warm: two threads that import the same modules at once may see them half made."""
    warm.wait(LONGEST_S)
