"""One point alone is snapped and routed as among many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.geodesy import to_ecef
from geo.models import Point
from geo.routing.cost_matrix import cost_matrix
from geo.routing.network_router import NetworkRouter
from geo.routing.one_to_many import one_to_many
from support.road_fakes import grid

ROADS = grid(6, seed=1)
CLOSE = [Point(lon=-120.9 + 0.01 * step, lat=44.3 + 0.013 * step) for step in range(5)]
ROUTER = NetworkRouter(ROADS, [*CLOSE, Point(lon=-120.55, lat=44.1)])


@given(lon=st.floats(-121.3, -120.3), lat=st.floats(43.7, 44.8))
@settings(max_examples=300, deadline=None)
def test_one_point_is_snapped_as_far_as_among_many(lon: float, lat: float) -> None:
    position = to_ecef([lon], [lat])
    alone, among = ROUTER.index.snap_one(position[0]), ROUTER.index.snap(position)
    assert alone.snap_distance_m == pytest.approx(among.snap_distance_m[0], abs=1e-6)


@given(lon=st.floats(-120.95, -120.8), lat=st.floats(44.25, 44.4))
@settings(max_examples=300, deadline=None)
def test_one_point_near_destinations_gets_the_trips_it_gets_among_many(lon: float, lat: float) -> None:
    position, trees = to_ecef([lon], [lat]), ROUTER.trees(ROUTER.destinations)
    alone = one_to_many(ROADS, trees, ROUTER.index.snap_one(position[0]))
    matrix = cost_matrix(ROADS, trees, ROUTER.index.snap(position))
    among = np.array([matrix.cost[0, 1], matrix.cost[0, 0], matrix.local_m[0]])
    assert np.array(alone) == pytest.approx(among, abs=1e-6)
