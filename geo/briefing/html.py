"""The briefing's sections as HTML: the same on the page, in presentation mode and in the report's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from geo.briefing import text as words
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.map import draw_map
from geo.briefing.drawing.svg import svg
from geo.conditions.grades import MARKS, SCALE_IS_OURS
from geo.conditions.model import StripRow

_MAP_WIDTH = 720.0
_MOST_LETTERS = 10  # of a figure on one line; longer names of towns are broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section: `name` is its id and class, `html` what stands below its heading."""

    name: str
    heading: str
    html: str


def parts(given: Briefing, evidence: Sequence[StripRow], *, text: float = 1.0) -> tuple[Part, ...]:
    """Return the sections in the order in which a meeting needs them; names on the map are `text` times as large."""
    return (
        Part(name="figures", heading=words.title(given), html=_figures(given)),
        Part(name="map", heading="Who lives how far away", html=_map(given, text)),
        Part(
            name="counties",
            heading=f"Worst counties: residents within {words.threshold_text(given)}",
            html=_counties(given),
        ),
        Part(name="next", heading="Best next cities", html=_next(given)),
        Part(name="evidence", heading=words.EVIDENCE, html=_evidence(evidence)),
    )


def sections_html(sections: Sequence[Part]) -> str:
    """Return the sections, the first one's heading being that of the whole page."""
    return "".join(_section(part, "h1" if number == 0 else "h2") for number, part in enumerate(sections))


def _section(part: Part, heading: str) -> str:
    name = f"brief-{part.name}"
    return (
        f'<section class="{name}" aria-labeledby="{name}"><{heading} id="{name}">{escape(part.heading)}</{heading}>'
        f"{part.html}</section>"
    )


def _figures(given: Briefing) -> str:
    said = words.what_if_text(given)
    note = f'<p class="what-if">{escape(said)}</p>' if said else ""
    cards = words.cards(given)
    letters = min(max(len(card.value) for card in cards), _MOST_LETTERS)
    drawn = f'<ul class="cards" style="--letters:{letters}">{"".join(map(_card, cards))}</ul>'
    return f'<p class="headline">{escape(words.headline(given))}</p>{note}{drawn}'


def _card(card: words.Card) -> str:
    change = f'<p class="change">{escape(card.change)}</p>' if card.change else ""
    return (
        f'<li><p class="value">{escape(card.value)}</p>'
        f'<p class="label">{escape(card.label)}</p>{change}<p class="meaning">{escape(card.meaning)}</p></li>'
    )


def _map(given: Briefing, text: float) -> str:
    labels = words.band_labels(given)
    rows = "".join(
        f'<tr><th scope="row"><span class="key band{number}" aria-hidden="true"></span>{label}</th>'
        f"<td>{band.people:,}</td><td>{band.share:.1%}</td></tr>"
        for number, (label, band) in enumerate(zip(labels, given.now.coverage.bands, strict=True))
    )
    head = '<thead><tr><th scope="col">Drive</th><th scope="col">People</th><th scope="col">Share</th></tr></thead>'
    key = f'<p class="key-note">{words.KEY}</p>'
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    return f'{svg(draw_map(given, width=_MAP_WIDTH, text=text))}<div class="key-box">{table}{key}</div>'


def _counties(given: Briefing) -> str:
    if not given.now.worst:
        return f"<p>{words.NOBODY_BEYOND}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escape(row.name)}</th>'
        f'<td class="bar"><span style="width:{row.share:.1%}"></span></td><td>{share}</td><td>{beyond}</td></tr>'
        for row in given.now.worst
        for share, beyond in [words.county_text(row)]
    )
    names = ("County", "", "Within", "Beyond")
    head = "".join(f'<th scope="col">{name}</th>' if name else "<td></td>" for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _next(given: Briefing) -> str:
    rows = "".join(
        f'<li><p class="city">{escape(one.city.name)}</p><p class="brings">{escape(words.gain_text(one))}</p></li>'
        for one in given.next.cities
    )
    return f"<ol>{rows}</ol><p>{escape(words.next_cities_text(given))}</p>"


def _evidence(rows: Sequence[StripRow]) -> str:
    graded = "".join(
        f'<li><span class="marks" aria-hidden="true">{_marks(row.shape)}</span> '
        f'<span class="use">{escape(row.title)}</span> <span class="grade">{escape(row.grade)}</span></li>'
        for row in rows
    )
    return f'<ul class="strip">{graded}</ul><p class="caveat">{words.CAVEAT} {words.PLACES} {SCALE_IS_OURS}</p>'


def _marks(shape: str) -> str:
    return "".join(f'<span class="mark {MARKS[mark]}"></span>' for mark in shape)
