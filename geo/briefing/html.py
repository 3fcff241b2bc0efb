"""The briefing's sections as HTML: the same on the page, in presentation mode and in the report file."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from geo.briefing import text
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.map import draw_map
from geo.briefing.drawing.svg import svg
from geo.conditions.grades import MARKS
from geo.conditions.model import StripRow

_MAP_WIDTH = 720.0
_MAX_LETTERS = 10  # of a card's value on one line; longer town names wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section: `name` makes its id and class, `html` is its content below the heading."""

    name: str
    heading: str
    html: str


def build_sections(
    briefing: Briefing, evidence: Sequence[StripRow], *, label_scale: float = 1.0
) -> tuple[Section, ...]:
    """Return the sections in the order of a meeting; names on the map are `label_scale` times their usual size."""
    return (
        Section(name="figures", heading=text.title(briefing), html=_figures(briefing)),
        Section(name="map", heading=text.MAP_HEADING, html=_map(briefing, label_scale)),
        Section(
            name="counties",
            heading=f"{text.COUNTIES_HEADING}: residents within {text.threshold_text(briefing)}",
            html=_counties(briefing),
        ),
        Section(name="next", heading=text.NEXT_HEADING, html=_next_cities(briefing)),
        Section(name="evidence", heading=text.EVIDENCE_HEADING, html=_evidence(evidence)),
    )


def sections_html(sections: Sequence[Section]) -> str:
    """Return the sections as HTML; the first one's heading is the page's `h1`."""
    return "".join(_section(section, "h1" if number == 0 else "h2") for number, section in enumerate(sections))


def _section(section: Section, tag: str) -> str:
    name = f"brief-{section.name}"
    return (
        f'<section class="{name}" aria-labelledby="{name}"><{tag} id="{name}">{escape(section.heading)}</{tag}>'
        f"{section.html}</section>"
    )


def _figures(briefing: Briefing) -> str:
    what_if = text.what_if_text(briefing)
    note = f'<p class="what-if">{escape(what_if)}</p>' if what_if else ""
    cards = text.cards(briefing)
    letters = min(max(len(card.value) for card in cards), _MAX_LETTERS)
    items = "".join(map(_card, cards))
    return (
        f'<p class="headline">{escape(text.headline(briefing))}</p>{note}'
        f'<ul class="cards" style="--letters:{letters}">{items}</ul>'
    )


def _card(card: text.Card) -> str:
    change = f'<p class="change">{escape(card.change)}</p>' if card.change else ""
    return (
        f'<li><p class="value">{escape(card.value)}</p>'
        f'<p class="label">{escape(card.label)}</p>{change}<p class="meaning">{escape(card.meaning)}</p></li>'
    )


def _map(briefing: Briefing, label_scale: float) -> str:
    rows = "".join(
        f'<tr><th scope="row"><span class="key band{number}" aria-hidden="true"></span>{name}</th>'
        f"<td>{people}</td><td>{share}</td></tr>"
        for number, (name, people, share) in enumerate(text.band_rows(briefing))
    )
    head = '<thead><tr><th scope="col">Drive</th><th scope="col">People</th><th scope="col">Share</th></tr></thead>'
    note = f'<p class="key-note">{text.MAP_NOTE}</p>'
    drawing = svg(draw_map(briefing, width=_MAP_WIDTH, label_scale=label_scale))
    return f'{drawing}<div class="key-box"><table>{head}<tbody>{rows}</tbody></table>{note}</div>'


def _counties(briefing: Briefing) -> str:
    if not briefing.current.worst:
        return f"<p>{text.all_covered_text(briefing)}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th>'
        f'<td class="bar"><span style="width:{row.share:.1%}"></span></td><td>{share}</td><td>{beyond}</td></tr>'
        for row in briefing.current.worst
        for share, beyond in [text.county_text(row)]
    )
    names = ("County", "", "Within", "Beyond")
    head = "".join(f'<th scope="col">{name}</th>' if name else "<td></td>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _next_cities(briefing: Briefing) -> str:
    items = "".join(
        f'<li><p class="city">{escape(next_city.city.name)}</p>'
        f'<p class="gain">{escape(text.gain_text(next_city))}</p></li>'
        for next_city in briefing.next_cities.cities
    )
    return f"<ol>{items}</ol><p>{escape(text.next_cities_text(briefing))}</p>"


def _evidence(rows: Sequence[StripRow]) -> str:
    items = "".join(
        f'<li><span class="marks" aria-hidden="true">{_marks(row.shape)}</span> '
        f'<span class="use">{escape(row.title)}</span> <span class="grade">{escape(row.grade)}</span></li>'
        for row in rows
    )
    return f'<ul class="strip">{items}</ul><p class="caveat">{text.EVIDENCE_NOTE}</p>'


def _marks(shape: str) -> str:
    return "".join(f'<span class="mark {MARKS[mark]}"></span>' for mark in shape)
