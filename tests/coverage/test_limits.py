"""Limits that make bands are taken, all others refused in one sentence."""

import pytest

from geo.coverage.limits import check_limit, read_limits, to_core_units, to_display_units
from geo.errors import InputError
from geo.routing.nearest import Rank


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        pytest.param("30,60,90,120", (30, 60, 90, 120), id="usual"),
        pytest.param(" 90 , 30 ", (30, 90), id="any-order"),
        pytest.param("7.5", (7.5,), id="fraction"),
        pytest.param("1440", (1440,), id="a-day"),
    ],
)
def test_limits_are_read_in_ascending_order(text: str, limits: tuple[float, ...]) -> None:
    assert read_limits(text) == limits


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "'' is no number", id="empty"),
        pytest.param("30,,60", "'' is no number", id="gap"),
        pytest.param("soon", "'soon' is no number", id="text"),
        pytest.param("nan", "nan is no limit", id="not-a-number"),
        pytest.param("inf", "inf is no limit", id="endless"),
        pytest.param("-30", "-30 is no limit", id="negative"),
        pytest.param("0", "0 is no limit", id="nought"),
        pytest.param("1441", "1441 is no limit", id="over-a-day"),
        pytest.param("1e999", "inf is no limit", id="overflow"),
        pytest.param("30,60,30", "30 is given more than once", id="twice"),
        pytest.param(",".join(map(str, range(1, 51))), "50 limits are given", id="fifty"),
    ],
)
def test_limits_that_make_no_bands_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_limits(text)


def test_one_limit_is_checked_alike() -> None:
    assert check_limit(60) == 60


def test_minutes_become_seconds_and_miles_meters_and_back() -> None:
    assert to_core_units([1, 2], Rank.TIME) == (60, 120)
    assert to_core_units([10], Rank.DISTANCE) == pytest.approx((16_093.44,))
    assert to_display_units(16_093.44, Rank.DISTANCE) == pytest.approx(10)
