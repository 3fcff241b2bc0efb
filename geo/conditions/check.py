"""Check the content of the condition panels: citations, forbidden patterns, copied text and reading level."""

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
READING_LEVEL = "reading level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: the panel or file it is in, the key or heading, and what is wrong."""

    where: str
    key: str
    fault: str

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.where}, {self.key}: {self.fault}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenPattern:
    """A pattern that no panel and no reference may contain, and the reason."""

    pattern: re.Pattern[str]
    reason: str


def check_conditions(folder: Path, *, source: str | None = None) -> list[Finding]:
    """Return every problem in the panels in `folder`, in reading order.

    `source` is the text of the source page; with it, sentences copied from that page are reported too. A folder that
    cannot be read at all yields a single finding with the reason.
    """
    try:
        conditions = read_conditions(folder)
        forbidden = read_forbidden_patterns(folder / FORBIDDEN)
        medical_terms = readability.read_medical_terms(folder / readability.TERMS_FILE)
    except ConditionError as error:
        return [Finding(where=error.path.name, key=error.key or "file", fault=error.fault)]
    except TableError as error:
        return [Finding(where=error.path.name, key=error.column or "file", fault=error.fault)]
    findings = [
        finding for panel in conditions.panels for finding in _panel(panel, conditions, forbidden, medical_terms)
    ]
    copies = [] if source is None else [finding for panel in conditions.panels for finding in _copied(panel, source)]
    return [*findings, *_references(conditions, forbidden), *copies]


def read_forbidden_patterns(path: Path) -> tuple[ForbiddenPattern, ...]:
    """Return the patterns in a CSV file with the columns `pattern` and `reason`; matching ignores case.

    Raises `TableError` if the file cannot be read or a pattern is not a regular expression.
    """
    table = read_table(path, (Column(name="pattern"), Column(name="reason")))
    return tuple(_compile(path, str(row["pattern"]), str(row["reason"])) for _, row in table.iterrows())


def _compile(path: Path, pattern: str, reason: str) -> ForbiddenPattern:
    try:
        return ForbiddenPattern(pattern=re.compile(pattern, flags=re.IGNORECASE), reason=reason)
    except re.error as error:
        raise TableError(
            path, f"{truncated_repr(pattern)} is not a regular expression ({short_reason(error)}).", column="pattern"
        ) from error


def _panel(
    panel: Panel, conditions: Conditions, forbidden: Sequence[ForbiddenPattern], medical_terms: Sequence[str]
) -> Iterator[Finding]:
    for key, fault in citations.check_numbers(panel, conditions.references):
        yield Finding(where=panel.id, key=key, fault=fault)
    text = "\n".join(
        [panel.title, panel.why, panel.finding, *(f"{part.title}\n{part.text}" for part in panel.sections)]
    )
    for name in panel.sources:
        if not re.search(rf"\b{name}\b", text):
            yield Finding(where=panel.id, key="sources", fault=f"{name} is listed but never cited.")
    yield from _forbidden(panel.id, text, forbidden)
    level = readability.grade_level(readability.exempt_terms(readability.prose(panel), medical_terms))
    if level > readability.LIMIT:
        fault = f"{level:.2f} is above grade {readability.LIMIT}; use shorter words and sentences."
        yield Finding(where=panel.id, key=READING_LEVEL, fault=fault)


def _references(conditions: Conditions, forbidden: Sequence[ForbiddenPattern]) -> Iterator[Finding]:
    used = {name for panel in conditions.panels for name in panel.sources}
    for name, item in conditions.references.items():
        if name not in used:
            yield Finding(where=REFERENCES, key=name, fault="no panel uses this reference.")
        yield from _forbidden(REFERENCES, f"{item.title} {item.journal} {item.address} {item.note}", forbidden)


def _forbidden(where: str, text: str, forbidden: Sequence[ForbiddenPattern]) -> Iterator[Finding]:
    for item in forbidden:
        match = item.pattern.search(text)
        if match:
            yield Finding(where=where, key="forbidden", fault=f"{match[0]!r} is not allowed: {item.reason}.")


def _copied(panel: Panel, source: str) -> Iterator[Finding]:
    for ngram in copied_text.shared_ngrams(f"{panel.title}. {panel.why} {readability.prose(panel)}", source):
        yield Finding(where=panel.id, key="copied", fault=f"these words are copied from the source page: {ngram!r}.")
