"""What people read: miles, hours and minutes."""

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
def test_miles_are_said_as_people_say_them(meters: float, expected: str) -> None:
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
def test_durations_are_said_as_people_say_them(seconds: float, expected: str) -> None:
    assert formatting.format_duration(seconds) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(40, 50, "40 to 50 min", id="shared-unit-once"),
        pytest.param(50, 65, "50 min to 1 hr 5 min", id="hours-begin"),
        pytest.param(117, 142, "1 hr 55 min to 2 hr 25 min", id="rounded-outwards"),
        pytest.param(120, 180, "2 to 3 hr", id="whole-hours"),
        pytest.param(7, 7, "7 min", id="no-range-where-there-is-none"),
        pytest.param(0, 4, "up to 4 min", id="from-nothing"),
        pytest.param(0, 0, "under a minute", id="nothing-at-all"),
    ],
)
def test_an_interval_reads_without_doubled_units(low: float, high: float, expected: str) -> None:
    assert formatting.format_duration_range(low * 60, high * 60) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        pytest.param(126, 134, "126 to 134 miles", id="shared-unit-once"),
        pytest.param(0, 9, "up to 9 miles", id="from-nothing"),
        pytest.param(0.04, 1, "up to 1 mile", id="from-nearly-nothing"),
        pytest.param(0, 0, "0 miles", id="nothing-at-all"),
    ],
)
def test_an_interval_of_miles_reads_without_doubled_units(low: float, high: float, expected: str) -> None:
    assert formatting.format_distance_range(low * units.METERS_PER_MILE, high * units.METERS_PER_MILE) == expected


@given(st.floats(min_value=3600, max_value=1e6))
def test_a_long_drive_claims_no_precision_beyond_five_minutes(seconds: float) -> None:
    assert re.fullmatch(r"\d+ hr( \d?[05] min)?", formatting.format_rounded_duration(seconds))


@given(st.floats(min_value=0, max_value=1e7), st.floats(min_value=0, max_value=1e7))
def test_a_longer_drive_is_never_said_as_a_shorter_one(a: float, b: float) -> None:
    shorter, longer = sorted((a, b))
    assert units.miles(shorter) <= units.miles(longer)
    assert units.minutes(shorter) <= units.minutes(longer)


def test_what_takes_no_time_is_not_said_to_be_about_that() -> None:
    assert formatting.format_about(10) == "under a minute"
    assert formatting.format_about(7800) == "about 2 hr 10 min"


def test_a_trip_is_said_with_both_intervals() -> None:
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
