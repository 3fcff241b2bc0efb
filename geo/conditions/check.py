"""Check the condition panels for what a reader must be able to trust."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.conditions import citations, copied_text, readability
from geo.conditions.model import Conditions, Panel
from geo.conditions.reader import REFERENCES, read_conditions
from geo.errors import ConditionError, TableError
from geo.tables.csv_reader import Column, read_table, short_reason, truncated_repr

FORBIDDEN = "forbidden.csv"
READING_KIND = "reading level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: the panel or file it is in, the key or heading, and what is wrong."""

    where: str
    key: str
    fault: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.where}, {self.key}: {self.fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ban:
    """A pattern that no panel and no reference may hold, and the reason."""

    pattern: re.Pattern[str]
    why: str


def check_conditions(folder: Path, *, source: str | None = None) -> list[Finding]:
    """Return every fault of the panels in `folder`; `source` is the text of the source page, to find copied words.

    Front matter and links that cannot be read at all come as the one finding that stopped the reading.
    """
    try:
        conditions = read_conditions(folder)
        bans = read_bans(folder / FORBIDDEN)
        medical = readability.read_medical_terms(folder / readability.TERMS_FILE)
    except ConditionError as error:
        return [Finding(where=error.path.name, key=error.key or "file", fault=error.fault)]
    except TableError as error:
        return [Finding(where=error.path.name, key=error.column or "file", fault=error.fault)]
    findings = [finding for panel in conditions.panels for finding in _panel(panel, conditions, bans, medical)]
    copies = [] if source is None else [found for panel in conditions.panels for found in _copied(panel, source)]
    return [*findings, *_references(conditions, bans), *copies]


def read_bans(path: Path) -> tuple[Ban, ...]:
    """Return the patterns of one CSV file."""
    table = read_table(path, (Column(name="pattern"), Column(name="why")))
    return tuple(_ban(path, str(row["pattern"]), str(row["why"])) for _, row in table.iterrows())


def _ban(path: Path, pattern: str, why: str) -> Ban:
    try:
        return Ban(pattern=re.compile(pattern, flags=re.IGNORECASE), why=why)
    except re.error as error:
        raise TableError(
            path, f"{truncated_repr(pattern)} is no regular expression ({short_reason(error)}).", column="pattern"
        ) from error


def _panel(panel: Panel, conditions: Conditions, bans: Sequence[Ban], medical: Sequence[str]) -> Iterator[Finding]:
    for key, fault in citations.faults(panel, conditions.references):
        yield Finding(where=panel.id, key=key, fault=fault)
    text = "\n".join([panel.why, panel.finding, *(section.text for section in panel.sections)])
    for name in panel.sources:
        if not re.search(rf"\b{name}\b", text):
            yield Finding(where=panel.id, key="sources", fault=f"{name} is listed and never used.")
    yield from _banned(panel.id, text, bans)
    level = readability.grade(readability.exempted(readability.prose(panel), medical))
    if level > readability.LIMIT:
        fault = f"{level:.1f} is above grade {readability.LIMIT}; use shorter words and sentences."
        yield Finding(where=panel.id, key=READING_KIND, fault=fault)


def _references(conditions: Conditions, bans: Sequence[Ban]) -> Iterator[Finding]:
    used = {name for panel in conditions.panels for name in panel.sources}
    for name, item in conditions.references.items():
        if name not in used:
            yield Finding(where=REFERENCES, key=name, fault="no panel uses this reference.")
        yield from _banned(REFERENCES, f"{item.title} {item.journal} {item.address} {item.note}", bans)


def _banned(where: str, text: str, bans: Sequence[Ban]) -> Iterator[Finding]:
    for ban in bans:
        found = ban.pattern.search(text)
        if found:
            yield Finding(where=where, key="forbidden", fault=f"{found[0]!r} may not be printed: {ban.why}.")


def _copied(panel: Panel, source: str) -> Iterator[Finding]:
    for run in copied_text.shared_runs(f"{panel.title}. {panel.why} {readability.prose(panel)}", source):
        yield Finding(where=panel.id, key="copied", fault=f"these eight words are the source's own: {run!r}.")
