"""Panels as HTML: every text escaped, every term of the glossary explained on hover and on keyboard focus."""

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import count

from geo.conditions import markup
from geo.conditions.grade_html import scale, shape, table
from geo.conditions.grades import Grade
from geo.conditions.model import Conditions, Panel, Reference, Section

SOURCE, RESEARCH = "What the source says", "What research shows"
NOT_REVIEWED = "Not reviewed by a clinician yet."
OLD = "This was last checked more than 12 months ago. Newer research may say something else."


class Card:
    """One panel on its way to HTML; it numbers the explained terms, whose ids must differ on one page."""

    def __init__(self, panel: Panel, conditions: Conditions) -> None:
        """Take the panel and what its marks point to."""
        self.panel, self._conditions, self._numbers = panel, conditions, count(1)

    def html(self, *, today: date) -> str:
        """Return the whole card: title, grade, dates, the two columns, the rest, references."""
        panel = self.panel
        pair = [section for section in panel.sections if section.title in (SOURCE, RESEARCH)]
        rest = [section for section in panel.sections if section not in pair]
        return (
            f'<article class="wr-card"><h3>{escape(panel.title)}</h3>{self._grade()}{dates(panel, today=today)}'
            f'<div class="wr-pair">{self._sections(pair)}</div>{self._sections(rest)}{self._references()}</article>'
        )

    def notice(self, *, today: date) -> str:
        """Return the panel as a notice: its sections in a frame, under its title."""
        return (
            f'<section class="wr-notice" aria-label="{escape(self.panel.title)}"><h3>{escape(self.panel.title)}</h3>'
            f"{''.join(map(self._text, self.panel.sections))}{dates(self.panel, today=today)}"
            f"{self._references(folded=True)}</section>"
        )

    def _grade(self) -> str:
        if self.panel.evidence is Grade.NOT_GRADED:
            return ""
        return (
            f'<p class="wr-grade">{shape(self.panel.evidence)} '
            f"<strong>Evidence: {escape(self.panel.grade_words)}</strong></p>"
            f'<p class="wr-why">{self._inline(self.panel.why)}</p>{scale()}{self._kinds()}'
        )

    def _kinds(self) -> str:
        kinds = [panel for panel in self._conditions.panels if panel.parent == self.panel.id]
        return table(kinds, caption="Kinds of it, each graded by itself") if kinds else ""

    def _sections(self, sections: list[Section]) -> str:
        return "".join(
            f'<section class="{_slug(section.title)}"><h4>{escape(section.title)}</h4>{self._text(section)}</section>'
            for section in sections
        )

    def _text(self, section: Section) -> str:
        return "".join(self._block(block) for block in markup.blocks(section.text))

    def _block(self, block: markup.Block) -> str:
        if block.tag == "p":
            return f"<p>{self._inline(block.lines[0])}</p>"
        items = "".join(f"<li>{self._inline(line)}</li>" for line in block.lines)
        return f"<{block.tag}>{items}</{block.tag}>"

    def _inline(self, text: str) -> str:
        return "".join(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[str]:
        end = 0
        for match in markup.TOKEN.finditer(text):
            yield escape(text[end : match.start()])
            yield self._token(match)
            end = match.end()
        yield escape(text[end:])

    def _token(self, match: re.Match[str]) -> str:
        if match["bold"]:
            return f"<strong>{self._inline(match['bold'])}</strong>"
        if match["cite"]:
            return f'<span class="wr-cite">{escape(match["cite"])}</span>'
        return self._term(match["term"].strip(), match["shown"] or match["term"])

    def _term(self, name: str, shown: str) -> str:
        term = self._conditions.glossary[name.lower()]
        mark = f"wr-{self.panel.id}-{next(self._numbers)}"
        meaning = escape(markup.plain(term.meaning))
        return (
            f'<button type="button" class="wr-term" aria-describedby="{mark}">{escape(shown)}</button>'
            f'<span class="wr-tip" role="tooltip" id="{mark}"><strong>{escape(term.title)}:</strong> {meaning}</span>'
        )

    def _references(self, *, folded: bool = False) -> str:
        if not self.panel.sources:
            return ""
        rows = "".join(f"<li>{reference(self._conditions.references[name])}</li>" for name in self.panel.sources)
        if folded:
            return f'<details class="wr-references"><summary>Reference</summary><ul>{rows}</ul></details>'
        return f'<section class="wr-references"><h4>References</h4><ul>{rows}</ul></section>'


def dates(panel: Panel, *, today: date) -> str:
    """Return who has reviewed the panel and when its content was checked, and a warning once that is old."""
    reviewer = f"Reviewed by {escape(panel.reviewed_by)}." if panel.reviewed_by else NOT_REVIEWED
    checked = f"Content checked against its sources: {panel.reviewed:%B %Y}."
    old = f'<p class="wr-old"><strong>{OLD}</strong></p>' if panel.is_old(today) else ""
    return f'<p class="wr-dates"><strong>{reviewer}</strong> {checked}</p>{old}'


def reference(item: Reference) -> str:
    """Return one reference with its address as text; following it leaves this site."""
    year = f" {item.year}." if item.year else ""
    said = [f"{escape(part)}." for part in (item.authors, item.title.rstrip("."), item.journal) if part]
    reported = " Known to us only from what others report of it." if item.flag == "S" else ""
    note = f" {escape(item.note)}" if item.note else ""
    return f"<strong>{escape(item.id)}</strong> {' '.join(said)}{year}{reported}{note}{_address(item)}"


def _address(item: Reference) -> str:
    if not item.address:
        return ""
    address = escape(item.address)
    return f' <a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a> (another site)'


def _slug(title: str) -> str:
    return "wr-" + re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
