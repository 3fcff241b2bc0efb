"""Print and write files safely: nothing in a table, a path or a query can send commands to the terminal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from geo.errors import InputError


def print_text(text: str, *, error: bool = False) -> None:
    r"""Print `text` and a newline; other characters that are not printable appear as escapes such as '\u001b'."""
    click.echo("".join(sign if sign.isprintable() or sign == "\n" else _escape(sign) for sign in text), err=error)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Raise `InputError` when the system cannot write `target`, so that every command reports it alike."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{target} cannot be written ({reason}). Choose a folder you can write to.") from error


def _escape(sign: str) -> str:
    return json.dumps(sign)[1:-1]  # as in JSON, so that printed JSON keeps its value
