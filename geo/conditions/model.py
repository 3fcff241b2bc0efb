"""Panels, references and glossary terms as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.conditions.grades import SHAPES, Grade

OLD_AFTER_MONTHS = 12


class Kind(StrEnum):
    """What a panel is for."""

    CONDITION = "condition"
    GUIDE = "guide"
    NOTICE = "notice"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing that was read; `flag` is V for a primary page and S for one known only from what others report."""

    id: str
    authors: str
    title: str
    journal: str
    year: str
    doi: str
    pmid: str
    url: str
    flag: str
    note: str

    @property
    def address(self) -> str:
        """Return where it can be read, as a plain address; empty when no address was seen."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return self.url or (f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word of the glossary and what it means."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One headed part of a panel; `text` is in the small markup of `geo.conditions.markup`."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One file: its front matter and its sections in order."""

    id: str
    title: str
    order: int
    kind: Kind
    evidence: Grade
    finding: str
    why: str
    reviewed: date
    reviewed_by: str
    sources: tuple[str, ...]
    related: tuple[str, ...]
    parent: str
    sections: tuple[Section, ...]

    @property
    def grade_words(self) -> str:
        """Return the grade as people read it, with what qualifies it: 'Low: best trial negative'."""
        words = self.evidence.capitalize()
        return f"{words}: {self.finding}" if self.finding else words

    def is_old(self, today: date) -> bool:
        """Return whether more than twelve months have passed since the content was checked."""
        year, month = divmod(self.reviewed.year * 12 + self.reviewed.month - 1 + OLD_AFTER_MONTHS, 12)
        return (today.year, today.month, today.day) > (year, month + 1, self.reviewed.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One line of the strip of grades."""

    id: str
    title: str
    grade: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Everything the panels show; `panels` come in reading order, the others by their key."""

    panels: tuple[Panel, ...]
    references: Mapping[str, Reference]
    glossary: Mapping[str, Term]

    @property
    def notices(self) -> tuple[Panel, ...]:
        """Return what stands above every panel."""
        return self._of(Kind.NOTICE)

    @property
    def closings(self) -> tuple[Panel, ...]:
        """Return what stands below every panel."""
        return self._of(Kind.CLOSING)

    @property
    def topics(self) -> tuple[Panel, ...]:
        """Return the panels that a person picks from."""
        return self._of(Kind.CONDITION, Kind.GUIDE)

    def _of(self, *kinds: Kind) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if panel.kind in kinds)


def grade_strip(conditions: Conditions) -> tuple[StripRow, ...]:
    """Return one row for each graded condition, in reading order: for a strip, a table or a report."""
    return tuple(
        StripRow(id=panel.id, title=panel.title, grade=panel.grade_words, shape=SHAPES[panel.evidence])
        for panel in conditions.panels
        if panel.evidence is not Grade.NOT_GRADED
    )
