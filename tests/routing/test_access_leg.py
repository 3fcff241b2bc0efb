"""The local leg grows without jumps, and only neighbors go by streets alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing import access_leg

crows = st.floats(0, 80_000)


@given(one=crows, other=crows)
def test_a_farther_place_never_takes_less(one: float, other: float) -> None:
    near, far = sorted([one, other])
    assert access_leg.drive_s(near) <= access_leg.drive_s(far)
    assert access_leg.direct_s(near) <= access_leg.direct_s(far)


@given(one=crows, other=crows)
def test_two_legs_never_take_less_than_one_as_long(one: float, other: float) -> None:
    assert access_leg.drive_s(one) + access_leg.drive_s(other) >= access_leg.drive_s(one + other) - 1e-6


@given(crow_m=st.floats(0, access_leg.STRANGERS_M - 1))
def test_direct_drives_have_no_jump(crow_m: float) -> None:
    assert access_leg.direct_s(crow_m + 1) - access_leg.direct_s(crow_m) < 2


def test_strangers_go_by_highway() -> None:
    assert access_leg.direct_s(access_leg.STRANGERS_M + 1) == np.inf


def test_a_mile_across_town_takes_about_four_minutes() -> None:
    assert access_leg.drive_s(1609.344) / 60 == pytest.approx(3.8, abs=0.2)
