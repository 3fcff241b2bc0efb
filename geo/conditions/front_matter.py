"""Parse a panel file: YAML front matter, validated key by key, then sections of Markdown text."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from geo.conditions.grades import Grade
from geo.conditions.model import Kind, Panel, Section
from geo.errors import ConditionError
from geo.tables.csv_reader import short_reason, truncated_repr

REQUIRED = ("id", "title", "order", "evidence", "reviewed", "reviewed_by", "sources")
OPTIONAL = ("kind", "finding", "why", "related", "parent")
_FILE = re.compile(r"---\n(?P<front>.*?)^---\n(?P<body>.*)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)

Choice = TypeVar("Choice", bound=StrEnum)


def read_panel(path: Path) -> Panel:
    """Return the panel in the file at `path`. Raises `ConditionError` naming the key that is wrong."""
    front, sections = split(path)
    _check_keys(path, front)
    evidence = _choice(path, front, "evidence", Grade)
    return Panel(
        id=_text(path, front, "id", pattern=r"[a-z][a-z0-9-]*"),
        title=_text(path, front, "title"),
        order=_order(path, front),
        kind=_choice(path, front, "kind", Kind) if "kind" in front else Kind.CONDITION,
        evidence=evidence,
        finding=_text(path, front, "finding", required=False),
        why=_text(path, front, "why", required=evidence is not Grade.NOT_GRADED),
        reviewed=_date(path, front),
        reviewed_by=_text(path, front, "reviewed_by", required=False),
        sources=_names(path, front, "sources"),
        related=_names(path, front, "related"),
        parent=_text(path, front, "parent", required=False),
        sections=sections,
    )


def split(path: Path) -> tuple[Mapping[str, object], tuple[Section, ...]]:
    """Return the front matter of the file at `path` as parsed YAML, and its sections.

    Raises `ConditionError` if the file is not UTF-8, has no front matter or has text before its first heading.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConditionError(path, f"the file is not UTF-8 ({short_reason(error)}).") from error
    match = _FILE.fullmatch(text)
    if match is None:
        raise ConditionError(path, "the file must start with front matter between two '---' lines.")
    return _front(path, match["front"]), _sections(path, match["body"])


def _front(path: Path, text: str) -> Mapping[str, object]:
    try:
        front = yaml.load(text, Loader=yaml.CSafeLoader)  # as `safe_load`, about six times faster
    except (yaml.YAMLError, ValueError) as error:  # an impossible date is a ValueError
        raise ConditionError(path, f"the front matter is not valid YAML ({short_reason(error)}).") from error
    if not isinstance(front, dict):
        raise ConditionError(path, "the front matter must be 'key: value' lines.")
    return front


def _sections(path: Path, body: str) -> tuple[Section, ...]:
    before, *rest = _HEADING.split(body)
    if before.strip():
        raise ConditionError(path, f"the text {before.strip()[:40]!r} comes before the first '## ' heading.")
    pairs = zip(rest[::2], rest[1::2], strict=True)
    sections = tuple(Section(title=title.strip(), text=text.strip()) for title, text in pairs)
    for section in sections:
        if not section.text:
            raise ConditionError(path, "the section is empty; add text or remove the heading.", key=section.title)
    return sections


def _check_keys(path: Path, front: Mapping[str, object]) -> None:
    for key in REQUIRED:
        if key not in front:
            raise ConditionError(path, f"the key is missing; required keys: {', '.join(REQUIRED)}.", key=key)
    for key in front:
        if key not in REQUIRED + OPTIONAL:
            raise ConditionError(
                path, f"this key is unknown; valid keys: {', '.join(REQUIRED + OPTIONAL)}.", key=str(key)
            )


def _text(path: Path, front: Mapping[str, object], key: str, *, required: bool = True, pattern: str = ".*") -> str:
    value = front.get(key)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()) or not re.fullmatch(pattern, value):
        raise ConditionError(path, f"{truncated_repr(value)} is not valid; write one line of text.", key=key)
    return value.strip()


def _order(path: Path, front: Mapping[str, object]) -> int:
    value = front["order"]
    if not isinstance(value, int) or isinstance(value, bool):
        raise ConditionError(path, f"{truncated_repr(value)} is not a whole number.", key="order")
    return value


def _choice(path: Path, front: Mapping[str, object], key: str, kind: type[Choice]) -> Choice:
    value = str(front[key]).lower()
    if value not in list(kind):
        raise ConditionError(path, f"{truncated_repr(front[key])} is not valid; use one of {', '.join(kind)}.", key=key)
    return kind(value)


def _date(path: Path, front: Mapping[str, object]) -> date:
    value = front["reviewed"]
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        return date.fromisoformat(f"{value}-01")
    raise ConditionError(path, f"{truncated_repr(value)} is not a date; write YYYY-MM-DD or YYYY-MM.", key="reviewed")


def _names(path: Path, front: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = front.get(key) or []
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ConditionError(path, f"{truncated_repr(value)} is not a list of ids; write [ONE, TWO].", key=key)
    return tuple(value)
