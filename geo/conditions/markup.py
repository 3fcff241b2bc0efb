"""The markup of the panels: paragraphs, lists, **bold**, [R1] citations and [[glossary terms]].

Anything else is plain text. HTML in a panel is escaped and shown as typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[\[(?P<term>[^\]|]+)(?:\|(?P<label>[^\]]+))?\]\]|(?P<cite>\[R[^\]]*\])")
_TERM = re.compile(r"\[\[([^\]|]+)")
_CITATION = re.compile(r"\[(R[^\]]*)\]")
_ITEM = re.compile(r"(?:-|\d+\.) +")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph (`tag` "p", one line) or a list (`tag` "ul" or "ol", one line per item)."""

    tag: str
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a section; blank lines separate them."""
    for part in re.split(r"\n\s*\n", text.strip()):
        if _ITEM.match(part):
            items = re.split(r"^(?:-|\d+\.) +", part, flags=re.MULTILINE)[1:]
            yield Block(tag="ul" if part[0] == "-" else "ol", lines=tuple(" ".join(item.split()) for item in items))
        else:
            yield Block(tag="p", lines=(" ".join(part.split()),))


def cited_ids(text: str) -> list[str]:
    """Return the reference ids that `text` cites, in order: "[R1, R2]" cites two."""
    return [name.strip() for names in _CITATION.findall(text) for name in names.split(",")]


def glossary_terms(text: str) -> list[str]:
    """Return the glossary terms marked in `text`, in lower case and in order."""
    return [name.strip().lower() for name in _TERM.findall(text)]


def strip_markup(text: str) -> str:
    """Return `text` as readers see it: without markup and without citations."""
    bare = TOKEN.sub(lambda match: strip_markup(match["bold"] or "") or match["label"] or match["term"] or "", text)
    return re.sub(r"\s+([.,;:])", r"\1", bare)
