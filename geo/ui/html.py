"""HTML that the pages share, built from plain text: everything is escaped here."""

import html
import re
from collections.abc import Sequence
from datetime import date


def escape(text: str) -> str:
    """Return `text` as HTML that shows it literally, in its own writing direction."""
    return f"<bdi>{html.escape(text)}</bdi>"


def escape_markdown(text: str) -> str:
    """Return `text` as Markdown that shows it literally."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def note(kind: str, sentence: str) -> str:
    """Return one sentence as a paragraph; `kind` is its CSS class: before, line, problem, notice or fault."""
    return f"<p class='note {kind}'>{escape(sentence)}</p>"


def footer(lines: Sequence[str], today: date) -> str:
    """Return the page's footer: the lines, and the date on which the page was made."""
    dated = f"This page was made on {today:%B} {today.day}, {today.year}."
    return f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in [*lines, dated])}</footer>"
