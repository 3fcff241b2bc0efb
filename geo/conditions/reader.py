"""Read the folder of condition panels and validate the links between them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from geo.conditions import markup
from geo.conditions.front_matter import read_panel, split
from geo.conditions.model import Conditions, Panel, Reference, Section, Term
from geo.errors import ConditionError
from geo.tables.csv_reader import Column, read_table, truncated_repr

GLOSSARY = "glossary.md"
REFERENCES = "references.csv"
_REFERENCE_COLUMNS = (
    Column(name="id", pattern=r"R\d+[a-z]?", unique=True),
    Column(name="authors", may_be_empty=True),
    Column(name="title"),
    Column(name="journal", may_be_empty=True),
    Column(name="year", pattern=r"(\d{4})?", may_be_empty=True),
    Column(name="doi", pattern=r"(10\.\S+)?", may_be_empty=True),
    Column(name="pmid", pattern=r"\d*", may_be_empty=True),
    Column(name="url", pattern=r"(https://\S+)?", may_be_empty=True),
    Column(name="flag", pattern="[VS]"),
    Column(name="note", may_be_empty=True),
)


def read_conditions(folder: Path) -> Conditions:
    """Return the panels, glossary and references in `folder`.

    Raises `ConditionError` naming the file and key if a panel is invalid or refers to an unknown panel, reference or
    term, and `TableError` if the references are invalid. One invalid file rejects the whole folder, so no panel can go
    missing unnoticed.
    """
    references = read_references(folder / REFERENCES)
    paths = sorted(folder.glob("*.md"))
    panels = {path: read_panel(path) for path in paths}
    if not panels:
        raise ConditionError(folder, "contains no panels; each panel is a file NAME.md.")
    glossary = read_glossary(folder / GLOSSARY)
    for path, panel in panels.items():
        _check_links(path, panel, references, glossary, {other.id: file for file, other in panels.items()})
    return Conditions(
        panels=tuple(sorted(panels.values(), key=lambda panel: panel.order)), references=references, glossary=glossary
    )


def read_references(path: Path) -> dict[str, Reference]:
    """Return the references in a CSV file by id, in file order. Raises `TableError` if a row is invalid."""
    table = read_table(path, _REFERENCE_COLUMNS)
    rows = (Reference(**{name: str(row[name]) for name in table.columns}) for _, row in table.iterrows())
    return {reference.id: reference for reference in rows}


def read_glossary(path: Path) -> dict[str, Term]:
    """Return the glossary terms by lower-case title; each is a heading with its meaning below it."""
    if not path.exists():
        raise ConditionError(path, "the glossary is missing.")
    _, sections = split(path)
    return {section.title.lower(): Term(title=section.title, meaning=section.text) for section in sections}


def _check_links(
    path: Path,
    panel: Panel,
    references: Mapping[str, Reference],
    glossary: Mapping[str, Term],
    ids: Mapping[str, Path],
) -> None:
    _reject_unknown(path, "id", [panel.id] if ids[panel.id] != path else [], (), "is also the id of another panel")
    _reject_unknown(path, "sources", panel.sources, references, f"is not in {REFERENCES}")
    _reject_unknown(path, "parent", [panel.parent] if panel.parent else [], ids, "is not the id of a panel")
    _reject_unknown(path, "related", panel.related, ids, "is not the id of a panel")
    _reject_unknown(path, "why", markup.cited_ids(panel.why), panel.sources, "is not listed in its sources")
    for section in panel.sections:
        _check_section(path, section, panel.sources, glossary)


def _check_section(path: Path, section: Section, sources: Iterable[str], glossary: Mapping[str, Term]) -> None:
    _reject_unknown(path, section.title, markup.cited_ids(section.text), sources, "is not listed in its sources")
    _reject_unknown(path, section.title, markup.glossary_terms(section.text), glossary, f"is not in {GLOSSARY}")


def _reject_unknown(path: Path, key: str, used: Iterable[str], known: Iterable[str], fault: str) -> None:
    for name in used:
        if name not in known:
            raise ConditionError(path, f"{truncated_repr(name)} {fault}.", key=key)
