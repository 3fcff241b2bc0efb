"""A million points get the very answers that each alone would get."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.arrays import FloatArray
from geo.models import Point
from geo.routing.nearest import nearest_of_points, times_of_points
from geo.routing.network_router import NetworkRouter
from support.road_fakes import at, grid

seeds = st.integers(0, 2**32 - 1)
ROADS = grid(7, seed=5)


def scattered(seed: int, count: int) -> tuple[FloatArray, FloatArray]:
    """Return `count` points in and around the grid, half of them close together."""
    rng = np.random.default_rng(seed)
    spread = np.repeat([0.8, 0.08], count)[: 2 * count : 2]
    return -121 + spread * rng.uniform(-0.2, 1.1, count), 44 + spread * rng.uniform(-0.2, 1.1, count)


def router(seed: int, count: int = 9) -> NetworkRouter:
    """Return a router that knows `count` destinations."""
    points = zip(*(values.tolist() for values in scattered(seed, count)), strict=True)
    return NetworkRouter(ROADS, [Point(lon=lon, lat=lat) for lon, lat in points])


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_many_points_get_the_trips_of_each_alone(seed: int) -> None:
    lon, lat = scattered(seed, 12)
    roads = router(seed + 1)
    meters, seconds = times_of_points(lon, lat, roads)
    alone = [roads.trips(at(x, y), roads.known) for x, y in zip(lon.tolist(), lat.tolist(), strict=True)]
    assert meters == pytest.approx(np.array([[trip.distance_m for trip in trips if trip] for trips in alone]))
    assert seconds == pytest.approx(np.array([[trip.duration_s for trip in trips if trip] for trips in alone]))


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_the_nearest_of_many_is_the_least_of_the_matrix(seed: int) -> None:
    lon, lat = scattered(seed, 500)
    roads = router(seed + 1)
    meters, seconds = times_of_points(lon, lat, roads)
    found = nearest_of_points(lon, lat, roads)
    rows = np.arange(lon.size)
    assert found.seconds == pytest.approx(seconds.min(axis=1))
    assert found.seconds == pytest.approx(seconds[rows, found.rank])
    assert found.meters == pytest.approx(meters[rows, found.rank])


def test_chunks_leave_no_seam() -> None:
    lon, lat = scattered(4, 70_000)
    roads = router(3)
    whole, tail = nearest_of_points(lon, lat, roads), nearest_of_points(lon[65_000:], lat[65_000:], roads)
    assert whole.seconds[65_000:].tolist() == tail.seconds.tolist()
    assert np.isfinite(whole.seconds).all()


def test_other_destinations_than_the_known_can_be_asked_for() -> None:
    lon, lat = scattered(8, 20)
    both = router(2)
    meters, seconds = times_of_points(lon, lat, both, both.known[3:5])
    assert meters == pytest.approx(times_of_points(lon, lat, both)[0][:, 3:5])
    assert seconds == pytest.approx(times_of_points(lon, lat, both)[1][:, 3:5])


def test_no_points_no_answers() -> None:
    nothing = np.array([])
    assert nearest_of_points(nothing, nothing, router(1)).rank.size == 0
    assert times_of_points(nothing, nothing, router(1))[0].shape == (0, 9)
