"""Valid limits are parsed, all others rejected with the reason."""

import pytest

from geo.coverage.limits import check_limit, read_limit, read_limits, to_core_units, to_display_units
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
        pytest.param("", "'' is not a number", id="empty"),
        pytest.param("30,,60", "'' is not a number", id="gap"),
        pytest.param("soon", "'soon' is not a number", id="text"),
        pytest.param("nan", "nan is not a valid limit", id="not-a-number"),
        pytest.param("inf", "inf is not a valid limit", id="infinite"),
        pytest.param("-30", "-30 is not a valid limit", id="negative"),
        pytest.param("0", "0 is not a valid limit", id="zero"),
        pytest.param("1441", "1441 is not a valid limit", id="over-a-day"),
        pytest.param("1e999", "inf is not a valid limit", id="overflow"),
        pytest.param("30,60,30", "30 is duplicated", id="twice"),
        pytest.param(",".join(map(str, range(1, 51))), "50 limits were entered", id="fifty"),
    ],
)
def test_invalid_limits_are_rejected(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_limits(text)


@pytest.mark.parametrize("limit", [0.5, 60, 1440])
def test_a_single_limit_above_zero_and_up_to_a_day_is_valid(limit: float) -> None:
    assert check_limit(limit) == limit
    assert read_limit(str(limit)) == limit


@pytest.mark.parametrize("text", ["60,90", "1440.5", "-0.0"])
def test_a_single_limit_is_checked_as_the_others_are(text: str) -> None:
    with pytest.raises(InputError):
        read_limit(text)


def test_minutes_become_seconds_and_miles_meters_and_back() -> None:
    assert to_core_units([1, 2], Rank.TIME) == (60, 120)
    assert to_core_units([10], Rank.DISTANCE) == pytest.approx((16_093.44,))
    assert to_display_units(16_093.44, Rank.DISTANCE) == pytest.approx(10)
    assert to_display_units(90, Rank.TIME) == 1.5
