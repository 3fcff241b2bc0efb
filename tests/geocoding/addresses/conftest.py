"""An index of the committed sample, built once."""

import pytest

from geo.geocoding.addresses import AddressIndex
from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from support.address_files import JOSEPHINE, index_of


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> AddressIndex:
    return index_of(tmp_path_factory.mktemp("index"), JOSEPHINE)


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return read_gazetteer(SHIPPED_DATA)
