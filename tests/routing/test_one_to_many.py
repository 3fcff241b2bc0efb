"""One point alone gets what it gets among many: the same road, the same trips, the same meters over streets."""

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
def test_it_joins_a_road_as_near_as_among_many(lon: float, lat: float) -> None:
    place = to_ecef([lon], [lat])
    assert ROUTER.index.join_one(place[0]).gap_m == pytest.approx(ROUTER.index.join(place).gap_m[0], abs=1e-6)


@given(lon=st.floats(-120.95, -120.8), lat=st.floats(44.25, 44.4))
@settings(max_examples=300, deadline=None)
def test_among_destinations_its_trips_are_those_among_many(lon: float, lat: float) -> None:
    place, trees = to_ecef([lon], [lat]), ROUTER.trees(ROUTER.known)
    alone = one_to_many(ROADS, trees, ROUTER.index.join_one(place[0]))
    found = cost_matrix(ROADS, trees, ROUTER.index.join(place))
    among = np.array([found.cost[0, 1], found.cost[0, 0], found.local_m[0]])
    assert np.array(alone) == pytest.approx(among, abs=1e-6)
