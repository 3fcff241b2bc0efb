"""Do what `python -m geo batch` asks: the whole result is there, or none of it."""

import os
from collections import deque
from collections.abc import Sequence
from errno import EISDIR
from pathlib import Path

from geo.batch.lookup import RowLookup
from geo.batch.run import Progress, run
from geo.cli.target import writing
from geo.errors import InputError
from geo.routing.network_router import NetworkRouter
from geo.settings import Settings
from geo.tables.atlas import read_atlas


def write(source: Path, target: Path, columns: Sequence[str]) -> Progress:
    """Write the answered rows of `source` to `target` and return how many there are."""
    unfinished = target.parent / f".{target.name}.{os.getpid()}.part"
    with writing(target):
        if target.is_dir():  # also what an empty name stands for
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        if target.exists() and source.samefile(target):
            raise InputError(f"{target.name} would be overwritten while it is read; name another file for the result.")
        try:
            with source.open("rb") as rows, unfinished.open("x", encoding="utf-8", newline="") as result:
                (done,) = deque(run(rows, result, columns, _answerer().answers), maxlen=1)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return done


def _answerer() -> RowLookup:
    atlas = read_atlas(Settings.from_env().data)
    router = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    return RowLookup(atlas.gazetteer, atlas.cities, router)
