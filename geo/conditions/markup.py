"""The small markup of the panels: paragraphs, lists, **bold**, [R1] and [[term]]; anything else is plain text.

HTML in a panel is text like any other: it is escaped, never passed on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[\[(?P<term>[^\]|]+)(?:\|(?P<shown>[^\]]+))?\]\]|(?P<cite>\[R[^\]]*\])")
_TERM = re.compile(r"\[\[([^\]|]+)")
_CITE = re.compile(r"\[(R[^\]]*)\]")
_ITEM = re.compile(r"(?:-|\d+\.) +")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (`tag` p, one line) or a list (`tag` ul or ol, a line for each item)."""

    tag: str
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a section, which empty lines part."""
    for part in re.split(r"\n\s*\n", text.strip()):
        if _ITEM.match(part):
            items = re.split(r"^(?:-|\d+\.) +", part, flags=re.MULTILINE)[1:]
            yield Block(tag="ul" if part[0] == "-" else "ol", lines=tuple(" ".join(item.split()) for item in items))
        else:
            yield Block(tag="p", lines=(" ".join(part.split()),))


def cited(text: str) -> list[str]:
    """Return the ids of the references that `text` names, in order: '[R1, R2]' names two."""
    return [name.strip() for names in _CITE.findall(text) for name in names.split(",")]


def terms(text: str) -> list[str]:
    """Return the glossary terms that `text` explains, lower-case, in order."""
    return [name.strip().lower() for name in _TERM.findall(text)]


def plain(text: str) -> str:
    """Return the words that people read: no marks and no reference ids."""
    bare = TOKEN.sub(lambda match: plain(match["bold"] or "") or match["shown"] or match["term"] or "", text)
    return re.sub(r"\s+([.,;:])", r"\1", bare)
