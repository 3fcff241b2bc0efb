"""One index serves threads and forked processes, each through a connection of its own."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor

from geo.geocoding.addresses import AddressIndex, match_address
from geo.tables.gazetteer import Gazetteer

TEXT = "330 Galice Rd, Merlin"


def test_threads_share_an_index(index: AddressIndex, gazetteer: Gazetteer) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: match_address(TEXT, index, gazetteer), range(64)))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0].label == "330 Galice Road, Merlin, OR 97532"


def test_a_process_opens_its_own_connection(index: AddressIndex) -> None:
    index.streets("GALICE")
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(_count, (str(index.path),)) == len(index.streets("GALICE"))


def _count(path: str) -> int:
    from pathlib import Path  # noqa: PLC0415 - runs in another process

    return len(AddressIndex(Path(path)).streets("GALICE"))
