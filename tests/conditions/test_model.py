"""Panels: age and grade. References: address and standing."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.conditions import Panel, Reference, read_conditions
from geo.conditions.grades import MEANINGS, SHAPES, Grade
from geo.conditions.model import Kind, grade_strip
from support import panel_files

BLANK = Reference(id="R1", authors="", title="T", journal="", year="", doi="", pmid="", url="", flag="V", note="")


@pytest.fixture
def panel(tmp_path: Path) -> Panel:
    return read_conditions(panel_files.folder_in(tmp_path)).panels[0]


@pytest.mark.parametrize(
    ("today", "outdated"),
    [
        pytest.param(date(2026, 11, 22), False, id="the-same-day"),
        pytest.param(date(2027, 11, 22), False, id="exactly-twelve-months"),
        pytest.param(date(2027, 11, 23), True, id="one-day-more"),
        pytest.param(date(2020, 1, 1), False, id="a-clock-set-in-the-past"),
    ],
)
def test_content_is_outdated_after_twelve_months(panel: Panel, today: date, *, outdated: bool) -> None:
    assert panel.is_outdated(today) is outdated


def test_content_checked_on_a_leap_day_is_outdated_on_march_1(panel: Panel) -> None:
    leap = replace(panel, reviewed=date(2028, 2, 29))
    assert not leap.is_outdated(date(2029, 2, 28))
    assert leap.is_outdated(date(2029, 3, 1))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 364))
def test_nothing_is_outdated_in_its_first_365_days(reviewed: date, days: int) -> None:
    panel = object.__new__(Panel)
    object.__setattr__(panel, "reviewed", reviewed)
    assert not panel.is_outdated(reviewed + timedelta(days=days))
    assert panel.is_outdated(reviewed + timedelta(days=367))


def test_every_grade_has_its_own_shape_and_a_meaning() -> None:
    assert set(SHAPES) == set(Grade)
    assert len(set(SHAPES.values())) == len(Grade)
    assert set(MEANINGS) == set(Grade) - {Grade.NOT_GRADED}


def test_topics_are_conditions_and_guides(tmp_path: Path) -> None:
    conditions = read_conditions(panel_files.folder_in(tmp_path))
    aches, glossary = conditions.panels
    notice, closing = replace(aches, kind=Kind.NOTICE), replace(aches, kind=Kind.CLOSING)
    conditions = replace(conditions, panels=(notice, aches, closing, glossary))
    assert conditions.topics == (aches, glossary)
    assert (conditions.notices, conditions.closings) == ((notice,), (closing,))


@pytest.mark.parametrize(("flag", "secondhand"), [("V", False), ("S", True)])
def test_a_reference_flagged_s_is_secondhand(flag: str, *, secondhand: bool) -> None:
    assert replace(BLANK, flag=flag).is_secondhand is secondhand


def test_the_strip_has_a_row_for_each_graded_panel(tmp_path: Path) -> None:
    (row,) = grade_strip(read_conditions(panel_files.folder_in(tmp_path)))
    assert (row.id, row.title, row.grade, row.shape) == ("aches", "Aches", "Low", "●●○○")


def test_the_finding_follows_the_grade(panel: Panel) -> None:
    assert replace(panel, finding="studies conflict").grade_text == "Low: studies conflict"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        pytest.param(replace(BLANK, doi="10.1/a", pmid="7"), "https://doi.org/10.1/a", id="doi-first"),
        pytest.param(replace(BLANK, url="https://a.test/b", pmid="7"), "https://a.test/b", id="then-the-page"),
        pytest.param(replace(BLANK, pmid="7"), "https://pubmed.ncbi.nlm.nih.gov/7/", id="then-pubmed"),
        pytest.param(BLANK, "", id="none"),
    ],
)
def test_the_address_of_a_reference_is_its_doi_then_its_page_then_pubmed(reference: Reference, address: str) -> None:
    assert reference.address == address
