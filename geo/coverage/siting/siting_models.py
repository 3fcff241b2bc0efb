"""Bring in `spopt`'s location models, and only these.

`import spopt.locate` loads regionalization and point patterns as well, and with them scikit-learn, libpysal and
matplotlib: 7 of 7.5 seconds, for code that a model made from a cost matrix never calls. So those two packages are
stood in for by empty ones while it is imported.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType

_UNUSED = ("pointpats", "pointpats.geometry", "spopt.region")
_NAMED_BY_IMPORT = {"build_best_tree": None}  # spopt.locate.p_median imports it by name


@cache
def location_models() -> ModuleType:
    """Return the module `spopt.locate`: MCLP, PMedian, LSCP and others."""
    with _standing_in():
        return import_module("spopt.locate")


@contextmanager
def _standing_in() -> Iterator[None]:
    """Hold the places of modules that are not loaded yet, and free them again."""
    held = [name for name in _UNUSED if name not in sys.modules]
    for name in held:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(_NAMED_BY_IMPORT)
    try:
        yield
    finally:
        for name in held:
            del sys.modules[name]
