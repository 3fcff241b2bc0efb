"""The interval of a trip keeps its promises whatever the trip."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.uncertainty import interval
from geo.units import METERS_PER_MILE

meters = st.floats(0, 1e6)
seconds = st.floats(0, 1e5)
radii = st.floats(0, 6e4)


@given(meters, seconds, meters, radii)
def test_the_estimate_lies_within_and_nothing_is_negative(
    distance_m: float, duration_s: float, local_m: float, radius_m: float
) -> None:
    low_m, high_m, low_s, high_s = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m)
    assert 0 <= low_m <= distance_m <= high_m
    assert 0 <= low_s <= duration_s <= high_s


@given(meters, seconds, meters, radii, st.floats(0, 6e4))
def test_knowing_the_origin_less_well_never_narrows(
    distance_m: float, duration_s: float, local_m: float, radius_m: float, more_m: float
) -> None:
    near = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m)
    far = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m + more_m)
    assert far[0] <= near[0]
    assert far[1] >= near[1]
    assert far[2] <= near[2]
    assert far[3] >= near[3]


@given(st.lists(st.tuples(meters, seconds, meters), min_size=1, max_size=5), radii)
def test_many_trips_get_what_each_would_get_alone(trips: list[tuple[float, float, float]], radius_m: float) -> None:
    distance_m, duration_s, local_m = np.array(trips).T
    together = np.array(interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m))
    alone = [interval(a, b, local_m=c, origin_radius_m=radius_m) for a, b, c in trips]
    assert together == pytest.approx(np.array(alone).T)


@pytest.mark.parametrize("miles", [20, 60, 130, 300])
def test_from_a_known_spot_miles_are_known_to_a_tenth_and_minutes_to_a_tenth_and_some(miles: float) -> None:
    distance_m = miles * METERS_PER_MILE
    low_m, high_m, low_s, high_s = interval(distance_m, miles * 66, local_m=1_000, origin_radius_m=0)
    assert high_m - low_m <= 0.2 * distance_m
    assert high_s - low_s <= 0.2 * miles * 66 + 2 * 150


def test_no_trip_is_faster_than_any_road_allows() -> None:
    low_m, _, low_s, _ = interval(100_000, 3_100, local_m=0, origin_radius_m=0)
    assert low_m / low_s <= 33.5


def test_a_whole_county_as_origin_leaves_the_distance_open() -> None:
    low_m, high_m, *_ = interval(50_000, 3_000, local_m=0, origin_radius_m=50_000)
    assert low_m == 0
    assert high_m > 100_000


def test_the_town_a_trip_starts_from_matters_less_the_farther_it_goes() -> None:
    near = interval(50_000, 3_000, local_m=0, origin_radius_m=8_000)
    far = interval(500_000, 30_000, local_m=0, origin_radius_m=8_000)
    assert (near[1] - near[0]) / 50_000 > 2 * (far[1] - far[0]) / 500_000
