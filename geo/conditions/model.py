"""Panels, references and glossary terms as immutable values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geo.conditions.grades import SHAPES, Grade

OUTDATED_AFTER_MONTHS = 12


class Kind(StrEnum):
    """What a panel is for: a topic (condition, guide), or text above (notice) or below (closing) every topic."""

    CONDITION = "condition"
    GUIDE = "guide"
    NOTICE = "notice"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference; `flag` is V if it was read at the source, S if it is known only from secondhand reports."""

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
        """Return the URL: that of the DOI, else `url`, else that of the PubMed entry; empty if none is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return self.url or (f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else "")

    @property
    def is_secondhand(self) -> bool:
        """Return whether the source itself was not read."""
        return self.flag == "S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary term and its meaning."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a panel; `text` is in the markup of `geo.conditions.markup`."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One panel file: its front matter, then its sections in order. `docs/conditions.md` describes each key."""

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
    def grade_text(self) -> str:
        """Return the grade as shown to readers, with the finding if any: "Low: studies conflict"."""
        grade = self.evidence.capitalize()
        return f"{grade}: {self.finding}" if self.finding else grade

    def is_outdated(self, today: date) -> bool:
        """Return whether the content was last checked more than twelve months before `today`."""
        year, month = divmod(self.reviewed.year * 12 + self.reviewed.month - 1 + OUTDATED_AFTER_MONTHS, 12)
        return (today.year, today.month, today.day) > (year, month + 1, self.reviewed.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One row of the grade strip in the briefing and its report."""

    id: str
    title: str
    grade: str
    shape: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """All panels in reading order, the references by id and the glossary terms by lower-case title."""

    panels: tuple[Panel, ...]
    references: Mapping[str, Reference]
    glossary: Mapping[str, Term]

    @property
    def notices(self) -> tuple[Panel, ...]:
        """Return the panels shown above every topic."""
        return self._of(Kind.NOTICE)

    @property
    def closings(self) -> tuple[Panel, ...]:
        """Return the panels shown below every topic."""
        return self._of(Kind.CLOSING)

    @property
    def topics(self) -> tuple[Panel, ...]:
        """Return the panels a visitor can choose from."""
        return self._of(Kind.CONDITION, Kind.GUIDE)

    def _of(self, *kinds: Kind) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if panel.kind in kinds)


def grade_strip(conditions: Conditions) -> tuple[StripRow, ...]:
    """Return one row per graded condition, in reading order."""
    return tuple(
        StripRow(id=panel.id, title=panel.title, grade=panel.grade_text, shape=SHAPES[panel.evidence])
        for panel in conditions.panels
        if panel.evidence is not Grade.NOT_GRADED
    )
