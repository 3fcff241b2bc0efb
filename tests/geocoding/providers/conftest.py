"""A fake geocoding service on this machine, and the shipped gazetteer."""

from collections.abc import Iterator

import pytest

from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from support.geocoding_service import Service, running


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def oregon() -> Gazetteer:
    return read_gazetteer(SHIPPED_DATA)
