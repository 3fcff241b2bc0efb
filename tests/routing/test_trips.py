"""Trips and their intervals: every error source by value, and bounds that hold for any trip."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.trips import TripCosts, interval, to_trips
from geo.units import METERS_PER_MILE

meters = st.floats(0, 1e6)
seconds = st.floats(0, 1e5)
radii = st.floats(0, 6e4)


@given(meters, seconds, meters, radii)
def test_the_estimate_lies_in_the_interval_and_nothing_is_negative(
    distance_m: float, duration_s: float, local_m: float, radius_m: float
) -> None:
    low_m, high_m, low_s, high_s = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m)
    assert 0 <= low_m <= distance_m <= high_m
    assert 0 <= low_s <= duration_s <= high_s


@given(meters, seconds, meters, radii, st.floats(0, 6e4))
def test_a_less_precise_origin_never_narrows_the_interval(
    distance_m: float, duration_s: float, local_m: float, radius_m: float, more_m: float
) -> None:
    precise = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m)
    vague = interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m + more_m)
    assert vague[0] <= precise[0]
    assert vague[1] >= precise[1]
    assert vague[2] <= precise[2]
    assert vague[3] >= precise[3]


@given(st.lists(st.tuples(meters, seconds, meters), min_size=1, max_size=5), radii)
def test_many_trips_get_the_intervals_of_each_alone(trips: list[tuple[float, float, float]], radius_m: float) -> None:
    distance_m, duration_s, local_m = np.array(trips).T
    together = np.array(interval(distance_m, duration_s, local_m=local_m, origin_radius_m=radius_m))
    alone = [interval(a, b, local_m=c, origin_radius_m=radius_m) for a, b, c in trips]
    assert together == pytest.approx(np.array(alone).T)


@pytest.mark.parametrize(
    ("local_m", "radius_m", "half_m", "half_s"),
    [
        pytest.param(0, 0, math.hypot(6_500, 2_000), math.hypot(324, 230), id="network-alone"),
        pytest.param(10_000, 0, math.hypot(6_500, 2_000, 3_500), math.hypot(324, 230, 315), id="local-streets"),
        pytest.param(0, 10_000, math.hypot(6_500, 2_000, 11_336), math.hypot(324, 230, 680.16), id="origin-radius"),
    ],
)
def test_each_source_of_error_counts_by_its_published_amount(
    local_m: float, radius_m: float, half_m: float, half_s: float
) -> None:
    bounds = interval(100_000, 5_400, local_m=local_m, origin_radius_m=radius_m)
    assert bounds == pytest.approx((100_000 - half_m, 100_000 + half_m, 5_400 - half_s, 5_400 + half_s))


@pytest.mark.parametrize("miles", [20, 60, 130, 300])
def test_from_a_precise_origin_the_interval_is_a_tenth_of_the_trip_and_a_little_more(miles: float) -> None:
    distance_m = miles * METERS_PER_MILE
    low_m, high_m, low_s, high_s = interval(distance_m, miles * 66, local_m=1_000, origin_radius_m=0)
    assert high_m - low_m <= 0.2 * distance_m
    assert high_s - low_s <= 0.2 * miles * 66 + 2 * 150


def test_the_low_end_of_a_fast_trip_is_120_km_per_hour_over_the_shortest_distance() -> None:
    low_m, _, low_s, _ = interval(100_000, 3_000, local_m=0, origin_radius_m=0)
    assert low_s == pytest.approx(low_m / 33.5)
    assert low_s > 3_000 - math.hypot(180, 230)


def test_a_county_as_origin_leaves_the_distance_open() -> None:
    low_m, high_m, *_ = interval(50_000, 3_000, local_m=0, origin_radius_m=50_000)
    assert low_m == 0
    assert high_m > 100_000


def test_the_size_of_the_origin_matters_less_the_longer_the_trip() -> None:
    near = interval(50_000, 3_000, local_m=0, origin_radius_m=8_000)
    far = interval(500_000, 30_000, local_m=0, origin_radius_m=8_000)
    assert (near[1] - near[0]) / 50_000 > 2 * (far[1] - far[0]) / 500_000


@pytest.mark.parametrize("unreachable", [math.inf, math.nan], ids=["infinite", "nan"])
def test_an_unreachable_destination_has_no_trip_and_the_others_keep_theirs(unreachable: float) -> None:
    costs = TripCosts(
        meters=np.array([1_000.0, unreachable, 3_000.0]),
        seconds=np.array([100.0, unreachable, 300.0]),
        local_m=np.array([10.0, 20.0, 30.0]),
    )
    first, second, third = to_trips(costs, radius_m=500, method="table")
    assert first is not None
    assert third is not None
    assert second is None
    assert (first.distance_m, first.duration_s, third.distance_m, third.duration_s) == (1_000, 100, 3_000, 300)
    bounds = np.array(interval(3_000, 300, local_m=30, origin_radius_m=500)).tolist()
    assert [third.distance_low_m, third.distance_high_m, third.duration_low_s, third.duration_high_s] == bounds
    assert third.method == "table"
