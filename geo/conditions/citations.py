"""Check that every number in a panel is followed by a citation, at least one of them to a source that was read."""

import re
from collections.abc import Iterator, Mapping

from geo.conditions import markup
from geo.conditions.model import Panel, Reference

_CITATION = re.compile(r"\[(?:R[^\]]*)\]")
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?:-\d+)*(?![\w])|\d+(?:\.\d+)?(?=%)")
_NAME = re.compile(r"\b(?:911|ICD-11|\d\. )")  # digits that name something and need no source
_YEAR = re.compile(r"(?:19|20)\d\d")


def check_numbers(panel: Panel, references: Mapping[str, Reference]) -> Iterator[tuple[str, str]]:
    """Yield (section title, problem) for each number of `panel` without a citation, or with secondhand ones only.

    A year may rest on a secondhand source.
    """
    for title, line in lines(panel):
        for number, ids in cited_numbers(line):
            if not ids:
                yield title, f"the number {number} has no source after it: {line[:60]!r}."
            elif not _YEAR.fullmatch(number) and all(references[name].is_secondhand for name in ids):
                yield title, f"the number {number} has only secondhand sources ({', '.join(ids)}): {line[:60]!r}."


def lines(panel: Panel) -> Iterator[tuple[str, str]]:
    """Yield (section title, text) for each paragraph and list item of `panel`, the reason for its grade first."""
    if panel.why:
        yield "why", panel.why
    for section in panel.sections:
        for block in markup.blocks(section.text):
            for line in block.lines:
                yield section.title, line


def cited_numbers(line: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (number, reference ids) for each number in `line`; the ids are those of the next citation, if any.

    Numbers that are part of a name, such as 911 or ICD-11, are skipped.
    """
    for match in _NUMBER.finditer(_blank_out(line)):
        citation = _CITATION.search(line, match.end())
        yield match[0].rstrip(".,"), markup.cited_ids(citation[0]) if citation else []


def _blank_out(line: str) -> str:
    """Return `line` with citations and names that contain digits replaced by as many spaces."""
    for pattern in (_CITATION, _NAME):
        line = pattern.sub(lambda match: " " * len(match[0]), line)
    return line
