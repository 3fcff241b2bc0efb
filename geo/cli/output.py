"""Print so that nothing in a table, a path or a question can command the terminal or turn the line around."""

import json

import click


def print_text(text: str, *, error: bool = False) -> None:
    r"""Print `text` and end the line; what cannot be seen, new lines apart, is shown by its number, as in '\u001b'."""
    click.echo("".join(sign if sign.isprintable() or sign == "\n" else _number(sign) for sign in text), err=error)


def _number(sign: str) -> str:
    return json.dumps(sign)[1:-1]  # as JSON has it, so that printed JSON stays the same
