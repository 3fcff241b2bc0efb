"""A small valid folder of condition panels for tests to modify one key at a time."""

from pathlib import Path

FRONT = {
    "id": "aches",
    "title": "Aches",
    "order": "10",
    "evidence": "low",
    "why": "One trial of 12 people [R1].",
    "reviewed": "2026-11-22",
    "reviewed_by": '""',
    "sources": "[R0, R1]",
}
BODY = """## What the source says

It names 3 types [R0].

## What research shows

A [[trial]] of 12 people [R1].
"""
GLOSSARY_FRONT = {**FRONT, "id": "glossary", "title": "Words", "order": "20", "evidence": "not graded", "sources": "[]"}
GLOSSARY = "## Trial\n\nA study that compares.\n"
REFERENCES = """id,authors,title,journal,year,doi,pmid,url,flag,note
R0,,A page,,,,,,V,
R1,"Doe J, et al",A trial of aches,Aches,2020,10.1/abc,,,V,
"""


def panel(body: str = BODY, **changes: str) -> str:
    """Return the text of a panel file; a key set to '-' is left out."""
    return front({**FRONT, **changes}) + body


def front(keys: dict[str, str]) -> str:
    """Return front matter with `keys` in their order."""
    return "".join(["---\n", *(f"{key}: {value}\n" for key, value in keys.items() if value != "-"), "---\n\n"])


def folder_in(parent: Path) -> Path:
    """Write a valid folder of panels into `parent` and return its path."""
    folder = parent / "conditions"
    folder.mkdir()
    (folder / "aches.md").write_text(panel(), encoding="utf-8")
    keys = {key: value for key, value in GLOSSARY_FRONT.items() if key != "why"}
    (folder / "glossary.md").write_text(front({**keys, "kind": "guide"}) + GLOSSARY, encoding="utf-8")
    (folder / "references.csv").write_text(REFERENCES, encoding="utf-8")
    (folder / "forbidden.csv").write_text('pattern,reason\n"\\d+ ?mg","no doses"\n', encoding="utf-8")
    (folder / "medical_terms.txt").write_text("neuralgia\n", encoding="utf-8")
    return folder
