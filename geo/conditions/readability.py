"""Reading level of a text by the Automated Readability Index (ARI).

ARI counts only characters, words and sentences, so it needs no syllable dictionary. Formula: R. J. Senter and
E. A. Smith, Automated Readability Index, AMRL-TR-66-220, Aerospace Medical Research Laboratories, 1967.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from geo.conditions.markup import blocks, strip_markup
from geo.conditions.model import Panel
from geo.errors import ConditionError
from geo.tables.csv_reader import read_file, short_reason

TERMS_FILE = "medical_terms.txt"
_SENTENCE_END = re.compile(r"[.!?]+[\"')]*(?=\s|$)")  # in American usage, quotation marks close after the period
LIMIT = 8.5
"""Highest ARI a panel may have: the middle of eighth grade."""
STAND_IN = "drug"
"""Short word that replaces each exempt medical term before the reading level is calculated."""


def read_medical_terms(path: Path) -> tuple[str, ...]:
    """Return the terms that do not count toward the reading level, one per line of the file.

    Raises `ConditionError` if the file is missing or not UTF-8, and `TableError` if it is not a regular file.
    """
    if not path.exists():
        raise ConditionError(path, "the list of medical terms is missing.")
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConditionError(path, f"the list of medical terms is not UTF-8 ({short_reason(error)}).") from error
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def prose(panel: Panel) -> str:
    """Return the text of all sections without markup; each list item counts as a sentence."""
    lines = [strip_markup(line) for section in panel.sections for block in blocks(section.text) for line in block.lines]
    return " ".join(
        line if line.rstrip("\"')").endswith((".", "?", "!")) else f"{line.rstrip(':;,')}." for line in lines
    )


def exempt_terms(text: str, medical_terms: Iterable[str]) -> str:
    """Return `text` with each medical term replaced by one short word, longest terms first."""
    for term in sorted(medical_terms, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}\b", STAND_IN, text, flags=re.IGNORECASE)
    return text


def grade_level(text: str) -> float:
    """Return the Automated Readability Index of `text`, about the US school grade needed to read it.

    ARI = 4.71 * characters / words + 0.5 * words / sentences - 21.43 (Senter & Smith 1967). Characters are all except
    white space, punctuation included, as in the `textstat` package.
    """
    words = re.findall(r"[\w'.,/-]*\w", text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    characters = sum(not character.isspace() for character in text)
    return 4.71 * characters / max(1, len(words)) + 0.5 * len(words) / sentences - 21.43
