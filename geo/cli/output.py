"""Print and write files safely: nothing in a table, a path or a query can send commands to the terminal."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from geo.errors import InputError, WithinReachError


class OutputError(WithinReachError):
    """Standard output is closed or full; send it elsewhere."""


def print_text(text: str, *, error: bool = False) -> None:
    r"""Print `text` and a newline; characters that cannot be printed appear as escapes such as '\u001b'.

    Raises `OutputError` if standard output is closed or full.
    """
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # it was closed before the program started
        if error:
            return
        raise OutputError("Standard output is closed; open it, or send it to a file.")
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        click.echo("".join(sign if _can_print(sign, encoding) else _escape(sign) for sign in text), err=error)
    except OSError as reason:
        if not error:
            raise OutputError(f"Standard output cannot be written ({reason.strerror}).") from reason


def _can_print(sign: str, encoding: str) -> bool:
    return sign == "\n" or (sign.isprintable() and bool(sign.encode(encoding, "ignore")))


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Raise `InputError` when the system cannot write `target`, so that every command reports it alike."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"{target} cannot be written ({reason}); name a file in a folder that can be written."
        ) from error


def _escape(sign: str) -> str:
    return json.dumps(sign)[1:-1]  # as in JSON, so that printed JSON keeps its value
