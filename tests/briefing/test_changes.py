"""The changes that a what-if scenario makes to the four figures: the right sign and the right number."""

from dataclasses import replace
from math import inf

import pytest

from geo.briefing import changes
from geo.briefing.figures import FarTown, Figures

MINUS = "\N{MINUS SIGN}"
TOWN = FarTown(name="Elk Cross", county="West Fell", people=2400, seconds=5938.0)
BEFORE = Figures(people=14_000, within=11_700, share=0.8357, mean_s=1200.0, below_half=1, counties=2, far_town=TOWN)


@pytest.mark.parametrize(
    ("within", "share", "expected"),
    [
        pytest.param(14_000, 1.0, "+2,300 people (+16.4 points)", id="more"),
        pytest.param(9_400, 0.6714, f"{MINUS}2,300 people ({MINUS}16.4 points)", id="fewer"),
        pytest.param(11_701, 0.8358, "+1 person (+0.0 points)", id="one"),
        pytest.param(11_700, 0.8357, "no change", id="equal"),
    ],
)
def test_people_gained_have_a_plus_and_people_lost_a_minus(within: int, share: float, expected: str) -> None:
    assert changes.people_change_text(replace(BEFORE, within=within, share=share), BEFORE) == expected


@pytest.mark.parametrize(
    ("before_s", "current_s", "expected"),
    [
        pytest.param(1200.0, 1080.0, f"{MINUS}2.0 min", id="shorter"),
        pytest.param(1080.0, 1200.0, "+2.0 min", id="longer"),
        pytest.param(1200.0, 1201.0, "no change", id="a-second"),
        pytest.param(inf, 1200.0, "was no road", id="a-first-road"),
        pytest.param(1200.0, inf, "was 20 min", id="no-road-any-more"),
        pytest.param(inf, inf, "no change", id="still-no-road"),
    ],
)
def test_the_average_drive_changes_by_minutes(before_s: float, current_s: float, expected: str) -> None:
    current, before = replace(BEFORE, mean_s=current_s), replace(BEFORE, mean_s=before_s)
    assert changes.mean_change_text(current, before) == expected


@pytest.mark.parametrize(
    ("below_half", "expected"),
    [
        pytest.param(0, f"{MINUS}1", id="fewer"),
        pytest.param(3, "+2", id="more"),
        pytest.param(1, "no change", id="equal"),
    ],
)
def test_counties_below_half_change_by_a_count(below_half: int, expected: str) -> None:
    assert changes.counties_change_text(replace(BEFORE, below_half=below_half), BEFORE) == expected


@pytest.mark.parametrize(
    ("before", "current", "expected"),
    [
        pytest.param(TOWN, None, "was Elk Cross", id="none-is-left"),
        pytest.param(None, TOWN, "was none", id="a-first-one"),
        pytest.param(TOWN, replace(TOWN, county="East Shore"), "was Elk Cross", id="a-namesake"),
        pytest.param(TOWN, replace(TOWN, seconds=6000.0), "no change", id="the-same-town"),
        pytest.param(None, None, "no change", id="still-none"),
    ],
)
def test_the_far_town_changes_from_the_one_before(
    before: FarTown | None, current: FarTown | None, expected: str
) -> None:
    assert changes.town_change_text(replace(BEFORE, far_town=current), replace(BEFORE, far_town=before)) == expected
