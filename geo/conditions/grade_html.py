"""Evidence grades as HTML: dots beside the words, a table of conditions, and the meaning of the scale."""

from collections.abc import Iterable
from html import escape

from geo.conditions.grades import FOURTH_MARK, MARKS, MEANINGS, SCALE_IS_OURS, SHAPES, Grade
from geo.conditions.markup import strip_markup
from geo.conditions.model import Conditions, Panel


def glance(conditions: Conditions, *, title: str) -> str:
    """Return a card with the grade of every graded condition in one table, and the scale below it."""
    graded = [panel for panel in conditions.panels if panel.evidence is not Grade.NOT_GRADED]
    rows = table(graded, caption="How strong the evidence is that an infusion helps")
    return f'<article class="wr-card"><h3>{escape(title)}</h3>{rows}{scale(opened=True)}</article>'


def paper(panel: Panel) -> str:
    """Return the evidence for a graded condition in two lines, for the printed page only."""
    return (
        f'<p class="wr-paper"><strong>{escape(panel.title)}: {escape(panel.grade_text)}</strong><br>'
        f"{escape(strip_markup(panel.why))}</p>"
    )


def table(panels: Iterable[Panel], *, caption: str) -> str:
    """Return a table of panels and their grades."""
    rows = "".join(
        f'<tr><th scope="row">{escape(panel.title)}</th>'
        f"<td>{shape(panel.evidence)} {escape(panel.grade_text)}</td></tr>"
        for panel in panels
    )
    head = '<thead><tr><th scope="col">Condition</th><th scope="col">Evidence</th></tr></thead>'
    return f'<table class="wr-table"><caption>{escape(caption)}</caption>{head}<tbody>{rows}</tbody></table>'


def scale(*, opened: bool = False) -> str:
    """Return a disclosure with the meaning of each grade and the note that the scale is our own."""
    rows = "".join(
        f"<dt>{shape(grade)} {escape(grade.capitalize())}</dt><dd>{escape(meaning)}</dd>"
        for grade, meaning in MEANINGS.items()
    )
    return (
        f'<details class="wr-scale"{" open" if opened else ""}><summary>What the grades mean</summary>'
        f"<p>{SCALE_IS_OURS}</p><dl>{rows}</dl><p>{FOURTH_MARK}</p></details>"
    )


def shape(grade: Grade) -> str:
    """Return the dots of a grade, drawn in CSS so every font shows the same, and hidden from screen readers."""
    marks = "".join(f'<span class="wr-mark wr-{MARKS[mark]}"></span>' for mark in SHAPES[grade])
    return f'<span class="wr-shape" aria-hidden="true">{marks}</span>'
