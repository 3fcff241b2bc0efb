"""The whole trip: the drives there and back and the infusions of all sessions, as ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.routing.whole_trip import INFUSION_HIGH_S, INFUSION_LOW_S, MAX_SESSIONS, whole_trip
from support.fakes import trip


def test_every_session_is_a_drive_there_and_back_and_an_infusion() -> None:
    drive = trip(60, 50)
    course = whole_trip(drive, 3)
    assert course.distance_low_m == pytest.approx(6 * drive.distance_low_m)
    assert course.distance_high_m == pytest.approx(6 * drive.distance_high_m)
    assert course.time_low_s == pytest.approx(6 * drive.duration_low_s + 3 * INFUSION_LOW_S)
    assert course.time_high_s == pytest.approx(6 * drive.duration_high_s + 3 * INFUSION_HIGH_S)


@given(st.integers(1, MAX_SESSIONS), st.floats(1, 600), st.floats(0.1, 500))
def test_a_range_stays_a_range(sessions: int, minutes: float, miles: float) -> None:
    course = whole_trip(trip(minutes, miles), sessions)
    assert 0 < course.distance_low_m < course.distance_high_m
    assert 0 < course.driving_low_s < course.driving_high_s
    assert course.infusion_low_s < course.infusion_high_s


@pytest.mark.parametrize("sessions", [0, 21, -1])
def test_another_number_of_sessions_is_rejected(sessions: int) -> None:
    with pytest.raises(InputError, match=f"{sessions} sessions: enter 1 to 20"):
        whole_trip(trip(10, 5), sessions)
