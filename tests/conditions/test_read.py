"""A folder of panels is read whole, or rejected with the file and key that is wrong."""

import re
from datetime import date
from pathlib import Path

import pytest

from geo.conditions import read_conditions
from geo.conditions.grades import Grade
from geo.conditions.model import Kind
from geo.errors import ConditionError, TableError
from support import panel_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return panel_files.folder_in(tmp_path)


def write(folder: Path, text: str, name: str = "aches.md") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_panel_has_the_values_of_its_file(folder: Path) -> None:
    panel = read_conditions(folder).panels[0]
    assert (panel.id, panel.title, panel.order, panel.kind) == ("aches", "Aches", 10, Kind.CONDITION)
    assert (panel.evidence, panel.reviewed, panel.reviewed_by) == (Grade.LOW, date(2026, 11, 22), "")
    assert [section.title for section in panel.sections] == ["What the source says", "What research shows"]


def test_optional_keys_are_read(folder: Path) -> None:
    keys = {"kind": "notice", "finding": "studies conflict", "parent": "glossary", "related": "[glossary]"}
    write(folder, panel_files.panel(**keys))
    panel = read_conditions(folder).panels[0]
    assert (panel.kind, panel.finding, panel.parent, panel.related) == (
        Kind.NOTICE,
        "studies conflict",
        "glossary",
        ("glossary",),
    )
    assert (panel.why, panel.sources) == ("One trial of 12 people [R1].", ("R0", "R1"))


def test_panels_are_sorted_by_order_and_not_by_file_name(folder: Path) -> None:
    write(folder, panel_files.panel(id="first", order="1", title="First"), "zz.md")
    assert [panel.id for panel in read_conditions(folder).panels] == ["first", "aches", "glossary"]


def test_glossary_terms_are_looked_up_in_lower_case(folder: Path) -> None:
    assert read_conditions(folder).glossary["trial"].meaning == "A study that compares."


@pytest.mark.parametrize("key", ["id", "title", "order", "evidence", "reviewed", "reviewed_by", "sources", "why"])
def test_a_missing_key_is_named_with_its_file(folder: Path, key: str) -> None:
    write(folder, panel_files.panel(**{key: "-"}))
    with pytest.raises(ConditionError, match=rf"^aches\.md, key {key}: .+\.$"):
        read_conditions(folder)


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        pytest.param("evidence", "excellent", "'excellent' is not valid; use one of moderate", id="unknown-grade"),
        pytest.param("evidence", "[low]", "is not valid", id="grade-not-text"),
        pytest.param("kind", "advert", "'advert' is not valid", id="unknown-kind"),
        pytest.param("order", "first", "'first' is not a whole number", id="order-not-a-number"),
        pytest.param("order", "true", "True is not a whole number", id="order-a-boolean"),
        pytest.param("reviewed", "last year", "'last year' is not a date", id="not-a-date"),
        pytest.param("reviewed", "2026-13", "'2026-13' is not a date", id="month-13"),
        pytest.param("sources", "R1", "'R1' is not a list", id="sources-not-a-list"),
        pytest.param("sources", "[R0, R1, R99]", "'R99' is not in references.csv", id="missing-reference"),
        pytest.param("id", "Aches!", "'Aches!' is not valid", id="id-with-punctuation"),
        pytest.param("title", '""', "'' is not valid", id="empty-title"),
        pytest.param("title", "[a]", r"\['a'\] is not valid", id="title-a-list"),
        pytest.param("parent", "nothing", "'nothing' is not the id of a panel", id="unknown-parent"),
        pytest.param("related", "[nothing]", "'nothing' is not the id of a panel", id="unknown-related-panel"),
        pytest.param("why", "As shown [R7].", "'R7' is not listed in its sources", id="why-without-source"),
        pytest.param("evidnce", "low", "this key is unknown", id="misspelled-key"),
    ],
)
def test_an_invalid_value_is_rejected_with_file_and_key(folder: Path, key: str, value: str, fault: str) -> None:
    write(folder, panel_files.panel(**{key: value}))
    with pytest.raises(ConditionError, match=rf"^aches\.md, key {key}: .*{fault}") as error:
        read_conditions(folder)
    assert error.value.key == key


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param("## Only text\n\nHello.\n", "must start with front matter", id="no-front-matter"),
        pytest.param("", "must start with front matter", id="empty-file"),
        pytest.param("---\nid: [\n---\n", "is not valid YAML", id="invalid-yaml"),
        pytest.param("---\nreviewed: 2026-02-31\n---\n", "is not valid YAML", id="impossible-day"),
        pytest.param("---\nonly words\n---\n", "must be 'key: value' lines", id="no-keys"),
        pytest.param("---\n- id: a\n---\n", "must be 'key: value' lines", id="a-list"),
        pytest.param(panel_files.panel("Hello.\n\n## A\n\nB.\n"), "'Hello.' comes before the first", id="loose-text"),
        pytest.param(panel_files.panel("## A\n\n## B\n\nC.\n"), "key A: the section is empty", id="empty-section"),
        pytest.param(
            panel_files.panel("## A\n\nAs [R9] says.\n"), "key A: 'R9' is not listed in its sources", id="cite"
        ),
        pytest.param(panel_files.panel("## A\n\nA [[word]].\n"), "key A: 'word' is not in glossary.md", id="term"),
    ],
)
def test_an_invalid_panel_file_is_rejected(folder: Path, text: str, fault: str) -> None:
    write(folder, text)
    with pytest.raises(ConditionError, match=rf"^aches\.md.*{re.escape(fault)}"):
        read_conditions(folder)


def test_a_duplicate_id_is_rejected(folder: Path) -> None:
    write(folder, panel_files.panel(), "again.md")
    with pytest.raises(ConditionError, match="key id: 'aches' is also the id of another panel"):
        read_conditions(folder)


def test_a_file_that_is_not_utf_8_is_rejected(folder: Path) -> None:
    (folder / "aches.md").write_bytes(b"---\nid: \xff\n---\n")
    with pytest.raises(ConditionError, match=r"aches\.md: the file is not UTF-8"):
        read_conditions(folder)


def test_a_missing_glossary_is_rejected(folder: Path) -> None:
    (folder / "glossary.md").unlink()
    with pytest.raises(ConditionError, match=r"glossary\.md: the glossary is missing"):
        read_conditions(folder)


def test_a_folder_without_panels_is_rejected(folder: Path) -> None:
    for path in folder.glob("*.md"):
        path.unlink()
    with pytest.raises(ConditionError, match="contains no panels"):
        read_conditions(folder)


def test_a_reference_with_an_unknown_flag_is_rejected_with_its_row(folder: Path) -> None:
    write(folder, panel_files.REFERENCES.replace(",V,", ",M,", 1), "references.csv")
    with pytest.raises(TableError, match=r"references\.csv, row 2, column flag: 'M' does not match"):
        read_conditions(folder)


def test_a_month_without_a_day_means_its_first_day(folder: Path) -> None:
    write(folder, panel_files.panel(reviewed="2026-11"))
    assert read_conditions(folder).panels[0].reviewed == date(2026, 11, 1)


def test_the_time_of_day_is_dropped_from_the_date(folder: Path) -> None:
    write(folder, panel_files.panel(reviewed="2026-11-22 10:00:00"))
    assert read_conditions(folder).panels[0].reviewed == date(2026, 11, 22)
