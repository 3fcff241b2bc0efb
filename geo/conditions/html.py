"""Panels as HTML: all text is escaped, and glossary terms are explained on hover and on keyboard focus."""

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
NOT_REVIEWED = "Not yet reviewed by a clinician."
OUTDATED = "This was last checked more than 12 months ago. Newer research may differ."
SECONDHAND_MARK = "*"
SECONDHAND = "* We have not read this source. We know it only from reports by others."


class Card:
    """Renders one panel as HTML; it numbers the explained terms so that their element ids are unique on the page."""

    def __init__(self, panel: Panel, conditions: Conditions) -> None:
        """Store the panel, and the conditions that hold its references and glossary terms."""
        self.panel, self._conditions, self._numbers = panel, conditions, count(1)

    def html(self, *, today: date) -> str:
        """Return the full card: title, grade, dates, source and research side by side, other sections, references."""
        panel = self.panel
        pair = [section for section in panel.sections if section.title in (SOURCE, RESEARCH)]
        rest = [section for section in panel.sections if section not in pair]
        columns = f'<div class="wr-pair">{self._sections(pair)}</div>' if pair else ""
        return (
            f'<article class="wr-card"><h3>{escape(panel.title)}</h3>{self._grade()}{dates(panel, today=today)}'
            f"{columns}{self._sections(rest)}{self._references()}</article>"
        )

    def notice(self, *, today: date) -> str:
        """Return the panel as a framed notice: title, text, dates and a collapsed list of references."""
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
            f"<strong>Evidence: {escape(self.panel.grade_text)}</strong></p>"
            f'<p class="wr-why">{self._inline(self.panel.why)}</p>{scale()}{self._types()}'
        )

    def _types(self) -> str:
        types = [panel for panel in self._conditions.panels if panel.parent == self.panel.id]
        return table(types, caption="Types, each graded separately") if types else ""

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
            return self._citation(markup.cited_ids(match["cite"]))
        return self._term(match["term"].strip(), match["label"] or match["term"])

    def _citation(self, ids: list[str]) -> str:
        cited = ", ".join(_label(self._conditions.references[name]) for name in ids)
        return f'<span class="wr-cite">[{cited}]</span>'

    def _term(self, name: str, label: str) -> str:
        term = self._conditions.glossary[name.lower()]
        tip = f"wr-{self.panel.id}-{next(self._numbers)}"
        meaning = escape(markup.strip_markup(term.meaning))
        return (
            f'<button type="button" class="wr-term" aria-describedby="{tip}">{escape(label)}</button>'
            f'<span class="wr-tip" role="tooltip" id="{tip}"><strong>{escape(term.title)}:</strong> {meaning}</span>'
        )

    def _references(self, *, folded: bool = False) -> str:
        if not self.panel.sources:
            return ""
        references = [self._conditions.references[name] for name in self.panel.sources]
        rows = "".join(f"<li>{reference_html(item)}</li>" for item in references)
        note = f"<p>{SECONDHAND}</p>" if any(item.is_secondhand for item in references) else ""
        if folded:
            title = "Reference" if len(references) == 1 else "References"
            return f'<details class="wr-references"><summary>{title}</summary>{note}<ul>{rows}</ul></details>'
        return f'<section class="wr-references"><h4>References</h4>{note}<ul>{rows}</ul></section>'


def dates(panel: Panel, *, today: date) -> str:
    """Return the reviewer and the month of the last check, with a warning if the content is outdated on `today`."""
    reviewer = f"Reviewed by {escape(panel.reviewed_by)}." if panel.reviewed_by else NOT_REVIEWED
    checked = f"Content checked against its sources: {panel.reviewed:%B %Y}."
    warning = f'<p class="wr-outdated"><strong>{OUTDATED}</strong></p>' if panel.is_outdated(today) else ""
    return f'<p class="wr-dates"><strong>{reviewer}</strong> {checked}</p>{warning}'


def reference_html(item: Reference) -> str:
    """Return one reference with a link to its address, if known; an asterisk marks a secondhand source."""
    year = f" {item.year}." if item.year else ""
    citation = " ".join(f"{escape(part)}." for part in (item.authors, item.title.rstrip("."), item.journal) if part)
    note = f" {escape(item.note)}" if item.note else ""
    return f"<strong>{_label(item)}</strong> {citation}{year}{note}{_link(item)}"


def _label(item: Reference) -> str:
    return escape(item.id) + SECONDHAND_MARK * item.is_secondhand


def _link(item: Reference) -> str:
    if not item.address:
        return ""
    address = escape(item.address)
    return f' <a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a> (opens another site)'


def _slug(title: str) -> str:
    return "wr-" + re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
