"""Do what `python -m geo batch` asks: the whole result is there, or none of it."""

import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from geo.atlas import read_atlas
from geo.batch.answers import Answerer
from geo.batch.run import Progress, run
from geo.errors import InputError, WithinReachError
from geo.roads.router import NetworkRouter
from geo.settings import Settings


def write(source: Path, target: Path, columns: Sequence[str]) -> Progress:
    """Write the answered rows of `source` to `target` and return how many there are."""
    if not target.name or not target.parent.is_dir():
        raise InputError(f"{str(target)!r} is no file in a folder that is there; name one for the result.")
    if target.exists() and source.samefile(target):
        raise InputError(f"{target.name} would be overwritten while it is read; name another file for the result.")
    atlas = read_atlas(Settings.from_env().data)
    router = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    answerer = Answerer(atlas.gazetteer, atlas.cities, router)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with source.open("rb") as rows, unfinished.open("x", encoding="utf-8", newline="") as result:
            (done,) = deque(run(rows, result, columns, answerer.answers), maxlen=1)
        unfinished.replace(target)
    except OSError as error:
        raise WithinReachError(f"{target} cannot be written ({error.strerror}); name a file that can.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return done
