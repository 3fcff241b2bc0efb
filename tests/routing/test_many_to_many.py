"""Many points at once get the same distances and durations as each point alone."""

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


def random_points(seed: int, count: int) -> tuple[FloatArray, FloatArray]:
    """Return `count` points in and around the grid, half of them close together."""
    rng = np.random.default_rng(seed)
    spread = np.repeat([0.8, 0.08], count)[: 2 * count : 2]
    return -121 + spread * rng.uniform(-0.2, 1.1, count), 44 + spread * rng.uniform(-0.2, 1.1, count)


def router(seed: int, count: int = 9) -> NetworkRouter:
    """Return a router with `count` destinations."""
    points = zip(*(values.tolist() for values in random_points(seed, count)), strict=True)
    return NetworkRouter(ROADS, [Point(lon=lon, lat=lat) for lon, lat in points])


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_many_points_get_the_trips_of_each_alone(seed: int) -> None:
    lon, lat = random_points(seed, 12)
    routing = router(seed + 1)
    meters, seconds = times_of_points(lon, lat, routing)
    alone = [routing.trips(at(x, y), routing.destinations) for x, y in zip(lon.tolist(), lat.tolist(), strict=True)]
    assert meters == pytest.approx(np.array([[trip.distance_m for trip in trips if trip] for trips in alone]))
    assert seconds == pytest.approx(np.array([[trip.duration_s for trip in trips if trip] for trips in alone]))


@given(seed=seeds)
@settings(max_examples=30, deadline=None)
def test_the_nearest_is_the_minimum_of_the_matrix(seed: int) -> None:
    lon, lat = random_points(seed, 500)
    routing = router(seed + 1)
    meters, seconds = times_of_points(lon, lat, routing)
    best = nearest_of_points(lon, lat, routing)
    rows = np.arange(lon.size)
    assert best.seconds == pytest.approx(seconds.min(axis=1))
    assert best.seconds == pytest.approx(seconds[rows, best.rank])
    assert best.meters == pytest.approx(meters[rows, best.rank])


def test_chunks_do_not_change_the_result() -> None:
    lon, lat = random_points(4, 70_000)
    routing = router(3)
    whole, tail = nearest_of_points(lon, lat, routing), nearest_of_points(lon[65_000:], lat[65_000:], routing)
    assert whole.seconds[65_000:].tolist() == tail.seconds.tolist()
    assert np.isfinite(whole.seconds).all()


def test_other_destinations_than_the_routers_own_can_be_given() -> None:
    lon, lat = random_points(8, 20)
    routing = router(2)
    meters, seconds = times_of_points(lon, lat, routing, routing.destinations[3:5])
    assert meters == pytest.approx(times_of_points(lon, lat, routing)[0][:, 3:5])
    assert seconds == pytest.approx(times_of_points(lon, lat, routing)[1][:, 3:5])


def test_no_points_give_empty_arrays() -> None:
    empty = np.array([])
    assert nearest_of_points(empty, empty, router(1)).rank.size == 0
    assert times_of_points(empty, empty, router(1))[0].shape == (0, 9)
