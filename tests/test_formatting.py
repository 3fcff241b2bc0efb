"""Numbers for people: miles, hours and minutes, and their ranges."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import formatting, units
from geo.models import Trip


@pytest.mark.parametrize(
    ("meters", "expected"),
    [
        pytest.param(0, "0 miles", id="nothing"),
        pytest.param(644, "0.4 miles", id="a-tenth-under-ten"),
        pytest.param(1609.344, "1 mile", id="one-is-singular"),
        pytest.param(3218.688, "2 miles", id="whole-without-a-zero"),
        pytest.param(209_214.7, "130 miles", id="whole-beyond-ten"),
        pytest.param(16_060, "10 miles", id="never-10.0"),
    ],
)
def test_miles_have_a_decimal_below_ten_only(meters: float, expected: str) -> None:
    assert formatting.format_miles(meters) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        pytest.param(20, "under a minute", id="no-zero-minutes"),
        pytest.param(45 * 60, "45 min", id="minutes"),
        pytest.param(2 * 3600, "2 hr", id="a-whole-hour"),
        pytest.param(2 * 3600 + 10 * 60, "2 hr 10 min", id="both"),
        pytest.param(59.6 * 60, "1 hr", id="never-60-min"),
    ],
)
def test_durations_are_hours_and_minutes(seconds: float, expected: str) -> None:
    assert formatting.format_duration(seconds) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(40, 50, "40 to 50 min", id="shared-unit-once"),
        pytest.param(50, 65, "50 min to 1 hr 5 min", id="hours-begin"),
        pytest.param(117, 142, "1 hr 55 min to 2 hr 25 min", id="rounded-outward"),
        pytest.param(120, 180, "2 to 3 hr", id="whole-hours"),
        pytest.param(7, 7, "7 min", id="no-range-where-there-is-none"),
        pytest.param(0, 4, "up to 4 min", id="from-nothing"),
        pytest.param(0, 0, "under a minute", id="nothing-at-all"),
    ],
)
def test_a_duration_range_prints_a_shared_unit_once(low: float, high: float, expected: str) -> None:
    assert formatting.format_duration_range(low * 60, high * 60) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(126, 134, "126 to 134 miles", id="shared-unit-once"),
        pytest.param(1, 5, "1 mile to 5 miles", id="singular-and-plural"),
        pytest.param(0, 9, "up to 9 miles", id="from-nothing"),
        pytest.param(0.04, 1, "up to 1 mile", id="from-nearly-nothing"),
        pytest.param(0, 0, "0 miles", id="nothing-at-all"),
    ],
)
def test_a_distance_range_prints_a_shared_unit_once(low: float, high: float, expected: str) -> None:
    assert formatting.format_distance_range(low * units.METERS_PER_MILE, high * units.METERS_PER_MILE) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(40, 50, "40 \N{EN DASH} 50 min", id="minutes"),
        pytest.param(117, 142, "1 hr 55 \N{EN DASH} 2 hr 25 min", id="hours-and-minutes"),
        pytest.param(50, 65, "50 min \N{EN DASH} 1 hr 5 min", id="only-the-end-has-hours"),
        pytest.param(120, 180, "2 \N{EN DASH} 3 hr", id="whole-hours"),
        pytest.param(100, 120, "1 hr 40 min \N{EN DASH} 2 hr", id="only-the-start-has-minutes"),
        pytest.param(7, 7, "7 min", id="one-value"),
        pytest.param(0, 4, "up to 4 min", id="from-nothing"),
    ],
)
def test_a_compact_duration_range_prints_minutes_once(low: float, high: float, expected: str) -> None:
    assert formatting.format_duration_range(low * 60, high * 60, compact=True) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(126, 134, "126 \N{EN DASH} 134", id="miles"),
        pytest.param(1, 5.5, "1 \N{EN DASH} 5.5", id="from-one"),
        pytest.param(0, 9, "up to 9", id="from-nothing"),
        pytest.param(9, 9, "9", id="one-value"),
    ],
)
def test_a_compact_distance_range_has_no_unit(low: float, high: float, expected: str) -> None:
    low_m, high_m = low * units.METERS_PER_MILE, high * units.METERS_PER_MILE
    assert formatting.format_distance_range(low_m, high_m, compact=True) == expected


@given(st.floats(min_value=3600, max_value=1e6))
def test_a_long_drive_claims_no_precision_beyond_five_minutes(seconds: float) -> None:
    assert re.fullmatch(r"\d+ hr( \d?[05] min)?", formatting.format_rounded_duration(seconds))


def parsed_minutes(text: str) -> int:
    """Return a printed duration in minutes."""
    per_unit = {"hr": 60, "min": 1}
    return sum(int(number) * per_unit[unit] for number, unit in re.findall(r"(\d+) (hr|min)", text))


@given(st.floats(min_value=60, max_value=1e6))
def test_a_printed_duration_is_within_half_a_minute(seconds: float) -> None:
    assert abs(parsed_minutes(formatting.format_duration(seconds)) - seconds / 60) <= 0.5


@given(st.floats(min_value=60, max_value=1e6), st.floats(min_value=1, max_value=2))
def test_a_duration_range_never_ends_below_its_high_end(low: float, factor: float) -> None:
    text = formatting.format_duration_range(low, low * factor, compact=True)
    assert parsed_minutes(text.split("\N{EN DASH}")[-1]) >= low * factor / 60 - 0.5


def test_under_a_minute_is_never_about_a_minute() -> None:
    assert formatting.format_about(10) == "under a minute"
    assert formatting.format_about(7800) == "about 2 hr 10 min"


def test_a_trip_is_printed_with_both_ranges() -> None:
    trip = Trip(
        distance_m=209_000,
        duration_s=7800,
        distance_low_m=202_000,
        distance_high_m=216_000,
        duration_low_s=6900,
        duration_high_s=8700,
        method="highway network",
    )
    assert (
        formatting.format_trip(trip) == "about 2 hr 10 min (1 hr 55 min to 2 hr 25 min), 130 miles (126 to 134 miles)"
    )
