"""A geocoding service on this machine, and the shipped gazetteer."""

import threading
from collections.abc import Iterator

import pytest

from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geocoding_service import Service


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def oregon() -> Gazetteer:
    return read_gazetteer(SHIPPED_DATA)
