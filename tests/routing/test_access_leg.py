"""Access legs: continuous in distance, direct drives limited to short distances, values worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing import access_leg

straight_lines = st.floats(0, 80_000)


@given(a=straight_lines, b=straight_lines)
def test_a_longer_drive_never_takes_less_time(a: float, b: float) -> None:
    short, long = sorted([a, b])
    assert access_leg.duration_s(short) <= access_leg.duration_s(long)
    assert access_leg.direct_s(short) <= access_leg.direct_s(long)


@given(a=straight_lines, b=straight_lines)
def test_two_legs_never_take_less_time_than_one_of_the_same_length(a: float, b: float) -> None:
    two_legs = access_leg.duration_s(a) + access_leg.duration_s(b)
    assert two_legs >= access_leg.duration_s(a + b) - 1e-6


@given(straight_line_m=st.floats(0, access_leg.DIRECT_LIMIT_M - 1))
def test_direct_drives_have_no_jump(straight_line_m: float) -> None:
    assert access_leg.direct_s(straight_line_m + 1) - access_leg.direct_s(straight_line_m) < 2


@pytest.mark.parametrize(
    ("straight_line_m", "meters", "seconds"),
    [
        pytest.param(0, 0, 0, id="nothing"),
        pytest.param(1_000, 1_417, 1_417 / 35 * 3.6, id="town-at-35-km-per-hour"),
        pytest.param(10_000, 14_170, 2_000 / 35 * 3.6 + 12_170 / 65 * 3.6, id="beyond-2-km-at-65-km-per-hour"),
    ],
)
def test_an_access_leg_has_the_length_and_the_duration_of_its_formula(
    straight_line_m: float, meters: float, seconds: float
) -> None:
    assert access_leg.distance_m(straight_line_m) == pytest.approx(meters)
    assert access_leg.duration_s(straight_line_m) == pytest.approx(seconds)
    assert access_leg.cost(straight_line_m) == pytest.approx([seconds, meters])


@pytest.mark.parametrize(
    ("straight_line_m", "seconds"),
    [
        pytest.param(4_000, 408.866, id="no-penalty-up-to-4-km"),
        pytest.param(4_500, 448.106 + 500, id="one-second-per-meter-beyond"),
        pytest.param(5_000, 487.345 + 1_000, id="at-the-limit"),
        pytest.param(5_000.1, math.inf, id="beyond-the-limit"),
    ],
)
def test_a_direct_drive_costs_a_second_per_meter_beyond_4_km_and_ends_at_5(
    straight_line_m: float, seconds: float
) -> None:
    assert access_leg.direct_s(straight_line_m) == pytest.approx(seconds, abs=1e-3)


@given(straight_line_m=st.floats(0, access_leg.DIRECT_LIMIT_M))
def test_plain_numbers_agree_with_arrays(straight_line_m: float) -> None:
    seconds, meters = access_leg.cost(straight_line_m).tolist()
    assert access_leg.scalar_cost(straight_line_m) == (seconds, meters)
    assert access_leg.scalar_direct_cost(straight_line_m) == (float(access_leg.direct_s(straight_line_m)), meters)


def test_any_shape_of_distances_is_kept() -> None:
    assert access_leg.cost(np.ones((3, 2))).shape == (2, 3, 2)
    assert access_leg.direct_s(np.ones((3, 2))).shape == (3, 2)
