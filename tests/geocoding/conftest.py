"""The shipped gazetteer, read once."""

import pytest

from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer, read_gazetteer


@pytest.fixture(scope="session")
def oregon() -> Gazetteer:
    return read_gazetteer(SHIPPED_DATA)
