"""Say in the same words, whichever command writes it, that a file cannot be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import InputError


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Raise `InputError` for what the system has against writing `target`: its asker may name another file."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise InputError(f"{target} cannot be written ({why}); name a file in a folder that can be.") from error
