"""One index serves threads and forked processes, each through a connection of its own."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from geo.geocoding.addresses import AddressIndex, match_address
from geo.tables.gazetteer import Gazetteer

TEXT = "330 Galice Rd, Merlin"


def test_threads_share_an_index(index: AddressIndex, gazetteer: Gazetteer) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: match_address(TEXT, index, gazetteer), range(64)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0].label == "330 Galice Road, Merlin, OR 97532"


def test_a_forked_process_opens_its_own_connection(index: AddressIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    inherited = index._connection()  # noqa: SLF001 - what a fork must not share
    assert index._connection() is inherited  # noqa: SLF001
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert index._connection() is not inherited  # noqa: SLF001
    assert index.streets("GALICE")
