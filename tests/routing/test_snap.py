"""Origins join the nearest point on a usable road, exactly, one by one or by the thousand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.geodesy import to_ecef
from geo.routing.snap import RoadIndex
from geo.tables.road_network import RoadNetwork
from support.road_fakes import grid, network

GRID = grid(5, seed=3)
INDEX = RoadIndex(GRID)


def brute_gap_m(roads: RoadNetwork, lon: float, lat: float) -> float:
    """Return the distance to the nearest edge by trying every edge."""
    spots, here = to_ecef(roads.lon, roads.lat), to_ecef(lon, lat)[0]
    start, along = spots[roads.start], spots[roads.end] - spots[roads.start]
    share = np.clip(((here - start) * along).sum(1) / (along**2).sum(1), 0, 1)
    return float(np.linalg.norm(start + along * share[:, None] - here, axis=1).min())


@given(lon=st.floats(-121.2, -120.4), lat=st.floats(43.8, 44.6))
@settings(max_examples=300)
def test_no_road_is_nearer_than_the_one_joined(lon: float, lat: float) -> None:
    joined = INDEX.join(to_ecef(lon, lat))
    assert joined.gap_m[0] == pytest.approx(brute_gap_m(GRID, lon, lat), abs=1e-6)


@given(st.lists(st.tuples(st.floats(-121.2, -120.4), st.floats(43.8, 44.6)), min_size=1, max_size=30))
def test_many_points_join_as_each_alone(points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).T
    together = INDEX.join(to_ecef(lon, lat))
    alone = [INDEX.join(to_ecef(x, y)) for x, y in points]
    assert together.gap_m == pytest.approx([join.gap_m[0] for join in alone])


def test_the_foot_of_the_perpendicular_is_joined_not_a_node() -> None:
    index = RoadIndex(network([(-121, 44), (-120, 44)], [(0, 1)]))
    joined = index.join(to_ecef(-120.75, 44.01))
    assert joined.share[0] == pytest.approx(0.25, abs=0.001)
    assert joined.gap_m[0] == pytest.approx(1111, rel=0.25)


def test_beyond_the_end_of_a_road_its_end_is_joined() -> None:
    joined = RoadIndex(network([(-121, 44), (-120.9, 44)], [(0, 1)])).join(to_ecef(-121.3, 44.2))
    assert joined.share[0] == 0


def test_roads_that_may_not_be_joined_are_passed_over() -> None:
    roads = network([(-121, 44), (-120.9, 44), (-120.9, 44.1)], [(0, 1), (1, 2)], may_join=[False, True])
    assert RoadIndex(roads).join(to_ecef(-121, 44)).edge.tolist() == [1]


def test_a_cut_off_piece_swallows_no_origin() -> None:
    nodes = [(-121, 44), (-120.9, 44), (-120.9, 44.1), (-121.5, 44), (-121.49, 44)]
    roads = network(nodes, [(0, 1), (1, 2), (3, 4)])
    assert RoadIndex(roads).join(to_ecef(-121.5, 44)).edge.tolist() == [0]


def test_sampling_finds_a_long_straight_road_from_afar() -> None:
    roads = network([(-124, 42), (-117, 46), (-123, 42.0)], [(0, 1), (0, 2)])
    assert RoadIndex(roads).join(to_ecef(-120.5, 44.0)).gap_m[0] == pytest.approx(brute_gap_m(roads, -120.5, 44.0))
