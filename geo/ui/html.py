"""HTML that all pages share, built from plain text: everything is escaped here."""

import html
import re
from collections.abc import Sequence
from datetime import date

_MEASURE = re.compile(r"(?:\d+ hr )?\d[\d.,]* (?:hr|min|miles?)\b")


def escape(words: str) -> str:
    """Return `words` as HTML that shows them letter for letter, in their own direction."""
    return f"<bdi>{html.escape(words)}</bdi>"


def keep_together(shown: str) -> str:
    """Return `shown`, escaped text, with numbers and their units kept in one line."""
    return _MEASURE.sub(r"<span class='together'>\g<0></span>", shown)


def escape_markdown(words: str) -> str:
    """Return `words` as markdown that shows them letter for letter."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


def note(kind: str, sentence: str) -> str:
    """Return one sentence as a paragraph of the given kind: before, problem, notice or fault."""
    return f"<p class='note {kind}'>{escape(sentence)}</p>"


def footer(lines: Sequence[str], today: date) -> str:
    """Return what holds for the whole page, and the day on which it was made."""
    dated = f"This page was made on {today:%B} {today.day}, {today.year}."
    return f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in [*lines, dated])}</footer>"
