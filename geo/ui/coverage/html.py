"""Small tables of "Coverage" as HTML that prints and that screen readers read; every text is escaped here."""

import html
from collections.abc import Mapping, Sequence

from geo.export.formats import Cell, Row


def table(rows: Sequence[Row], titles: Mapping[str, str], *, caption: str, swatches: Sequence[str] = ()) -> str:
    """Return rows as a table of the columns in `titles`, by name; a color per row goes before its first cell."""
    head = "".join(f"<th scope='col'{_side(rows, name)}>{_text(title)}</th>" for name, title in titles.items())
    body = "".join(
        _row(row, rows, tuple(titles), swatches[rank] if rank < len(swatches) else "") for rank, row in enumerate(rows)
    )
    return (
        "<div class='figures'><table>"
        f"<caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def say(value: Cell, *, signed: bool = False) -> str:
    """Return a cell as people read it: thousands apart, a plus where `signed`, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, int):
        return f"{value:+,}" if signed and value else f"{value:,}"
    return value


def _row(row: Row, rows: Sequence[Row], names: Sequence[str], color: str) -> str:
    first, *others = names
    dot = f"<i style='background:{html.escape(color)}'></i>" if color else ""
    cells = "".join(f"<td{_side(rows, name)}>{_text(say(row[name], signed='change' in name))}</td>" for name in others)
    return f"<tr><th scope='row'>{dot}{_text(say(row[first]))}</th>{cells}</tr>"


def _side(rows: Sequence[Row], name: str) -> str:
    return " class='number'" if any(isinstance(row[name], int | float) for row in rows) else ""


def _text(words: str) -> str:
    return f"<bdi>{html.escape(words)}</bdi>"
