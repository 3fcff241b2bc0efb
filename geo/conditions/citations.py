"""Every number needs a source: the references that come next after it, and at least one of them read at first hand."""

import re
from collections.abc import Iterator, Mapping

from geo.conditions import markup
from geo.conditions.model import Panel, Reference

_CITE = re.compile(r"\[(?:R[^\]]*)\]")
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?:-\d+)*(?![\w])|\d+(?:\.\d+)?(?=%)")
_CALLED = re.compile(r"\b(?:911|ICD-11|\d\. )")
_YEAR = re.compile(r"(?:19|20)\d\d")


def faults(panel: Panel, references: Mapping[str, Reference]) -> Iterator[tuple[str, str]]:
    """Yield the section and the fault for each number of `panel` that no source, or only a report, stands behind."""
    for title, line in lines(panel):
        for number, ids in sourced_numbers(line):
            if not ids:
                yield title, f"the number {number} has no source after it: {line[:60]!r}."
            elif not _YEAR.fullmatch(number) and all(references[name].flag == "S" for name in ids):
                yield title, f"the number {number} rests on reports alone ({', '.join(ids)}): {line[:60]!r}."


def lines(panel: Panel) -> Iterator[tuple[str, str]]:
    """Yield each paragraph and line of a list with the heading it stands under; the reason for the grade too."""
    if panel.why:
        yield "why", panel.why
    for section in panel.sections:
        for block in markup.blocks(section.text):
            for line in block.lines:
                yield section.title, line


def sourced_numbers(line: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each number of `line` with the references named next after it; emergency numbers are names."""
    for match in _NUMBER.finditer(_blanked(line)):
        after = _CITE.search(line, match.end())
        yield match[0].rstrip(".,"), markup.cited(after[0]) if after else []


def _blanked(line: str) -> str:
    """Return `line` with reference ids and names made of digits blanked out, every position kept."""
    for pattern in (_CITE, _CALLED):
        line = pattern.sub(lambda match: " " * len(match[0]), line)
    return line
