"""HTML that the pages share, built from plain text: everything is escaped here."""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from geo.export.formats import Cell, Row


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


def table_html(
    rows: Sequence[Row],
    titles: Mapping[str, str],
    *,
    caption: str | None = None,
    formats: Mapping[str, Callable[[Any], str]] | None = None,
    swatches: Sequence[str] = (),
    scroll_label: str | None = None,
) -> str:
    """Return `rows` as an HTML table that prints and that screen readers can navigate; all text is escaped.

    `titles` maps each column to show to its header; the first one holds the row headers. A column of numbers is
    aligned right. `formats` maps a column to the function that formats its values (default: `format_cell`).
    `swatches` are CSS colors, one per row, each drawn as a dot before its row header. With `scroll_label`, the table
    is a region of that name that the keyboard can scroll.
    """
    numeric = {name for name in titles if any(isinstance(row[name], int | float) for row in rows)}
    formatters = {name: (formats or {}).get(name, format_cell) for name in titles}
    dots = [f"<i style='background:{html.escape(color)}'></i>" for color in swatches]
    dots += [""] * (len(rows) - len(dots))
    head = "".join(f"<th scope='col'{_alignment(name in numeric)}>{escape(titles[name])}</th>" for name in titles)
    body = "".join(_table_row(row, formatters, numeric, dot) for row, dot in zip(rows, dots, strict=True))
    title = "" if caption is None else f"<caption>{escape(caption)}</caption>"
    region = "" if scroll_label is None else f" role='region' tabindex='0' aria-label='{html.escape(scroll_label)}'"
    table = f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div class='data-table'{region}>{table}</div>"


def format_cell(value: Cell) -> str:
    """Return a table cell as text: '1,234', '1,234.6', the text itself, or nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else value


def format_signed(value: int) -> str:
    """Return a change with its sign: '+1,234', '-5', '0'."""
    return f"{value:+,}" if value else "0"


def _table_row(row: Row, formatters: Mapping[str, Callable[[Any], str]], numeric: set[str], dot: str) -> str:
    (first, first_format), *others = formatters.items()
    cells = "".join(f"<td{_alignment(name in numeric)}>{escape(text(row[name]))}</td>" for name, text in others)
    return f"<tr><th scope='row'>{dot}{escape(first_format(row[first]))}</th>{cells}</tr>"


def _alignment(numeric: bool) -> str:  # noqa: FBT001 - private, of one use
    return " class='number'" if numeric else ""
