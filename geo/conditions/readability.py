"""How many years of school a text asks for, by the Automated Readability Index: letters a word, words a sentence.

This index needs no dictionary; those that count syllables fetch one from the network.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from geo.conditions.markup import blocks, plain
from geo.conditions.model import Panel
from geo.errors import ConditionError

TERMS_FILE = "medical_terms.txt"
LIMIT = 8.5
STAND_IN = "drug"


def read_medical_terms(path: Path) -> tuple[str, ...]:
    """Return the words that do not count against a text, one a line."""
    if not path.exists():
        raise ConditionError(path, "the list of medical terms is missing.")
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def prose(panel: Panel) -> str:
    """Return the sentences of a panel; a line of a list is a sentence of its own."""
    lines = [plain(line) for section in panel.sections for block in blocks(section.text) for line in block.lines]
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line.rstrip(':;,')}." for line in lines)


def exempted(text: str, medical_terms: Iterable[str]) -> str:
    """Return `text` with each medical term replaced by one short word, longest terms first."""
    for term in sorted(medical_terms, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}\b", STAND_IN, text, flags=re.IGNORECASE)
    return text


def grade(text: str) -> float:
    """Return the Automated Readability Index of `text`: about the school grade that can read it."""
    words = re.findall(r"[\w'.,/-]*\w", text)
    sentences = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))
    letters = sum(not character.isspace() for character in text)
    return 4.71 * letters / max(1, len(words)) + 0.5 * len(words) / sentences - 21.43
