"""Points are snapped to the nearest snappable road, exactly, one at a time or many at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geo.geodesy import to_ecef
from geo.routing.snap import RoadIndex
from geo.tables.road_network import RoadNetwork
from support.road_fakes import grid, network

GRID = grid(5, seed=3)
INDEX = RoadIndex(GRID)
WGS84 = Geod(ellps="WGS84")


def brute_force_m(roads: RoadNetwork, lon: float, lat: float) -> float:
    """Return the distance to the nearest edge by trying every edge."""
    nodes, point = to_ecef(roads.lon, roads.lat), to_ecef(lon, lat)[0]
    start, vector = nodes[roads.start], nodes[roads.end] - nodes[roads.start]
    fraction = np.clip(((point - start) * vector).sum(1) / (vector**2).sum(1), 0, 1)
    return float(np.linalg.norm(start + vector * fraction[:, None] - point, axis=1).min())


@given(lon=st.floats(-121.2, -120.4), lat=st.floats(43.8, 44.6))
@settings(max_examples=300)
def test_no_road_is_nearer_than_the_one_snapped_to(lon: float, lat: float) -> None:
    snapped = INDEX.snap(to_ecef(lon, lat))
    assert snapped.snap_distance_m[0] == pytest.approx(brute_force_m(GRID, lon, lat), abs=1e-6)


@given(st.lists(st.tuples(st.floats(-121.2, -120.4), st.floats(43.8, 44.6)), min_size=1, max_size=30))
def test_many_points_are_snapped_as_each_alone(points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).T
    together = INDEX.snap(to_ecef(lon, lat))
    alone = [INDEX.snap(to_ecef(x, y)) for x, y in points]
    assert together.snap_distance_m == pytest.approx([one.snap_distance_m[0] for one in alone])


def test_a_point_beside_a_road_snaps_to_the_perpendicular_and_not_to_a_node() -> None:
    index = RoadIndex(network([(-121, 44), (-120, 44)], [(0, 1)]))
    snapped = index.snap(to_ecef(-120.75, 44.01))
    assert snapped.fraction[0] == pytest.approx(0.25, abs=0.001)
    assert snapped.snap_distance_m[0] == pytest.approx(1111, rel=0.25)


def test_a_point_beyond_the_end_of_a_road_snaps_to_its_end() -> None:
    snapped = RoadIndex(network([(-121, 44), (-120.9, 44)], [(0, 1)])).snap(to_ecef(-121.3, 44.2))
    assert snapped.fraction[0] == 0


def test_roads_that_are_not_snappable_are_skipped() -> None:
    roads = network([(-121, 44), (-120.9, 44), (-120.9, 44.1)], [(0, 1), (1, 2)], snappable=[False, True])
    assert RoadIndex(roads).snap(to_ecef(-121, 44)).edge.tolist() == [1]


def test_no_point_snaps_to_a_disconnected_road() -> None:
    nodes = [(-121, 44), (-120.9, 44), (-120.9, 44.1), (-121.5, 44), (-121.49, 44)]
    roads = network(nodes, [(0, 1), (1, 2), (3, 4)])
    assert RoadIndex(roads).snap(to_ecef(-121.5, 44)).edge.tolist() == [0]


def test_a_long_straight_road_is_found_from_far_away() -> None:
    roads = network([(-124, 42), (-117, 46), (-123, 42.0)], [(0, 1), (0, 2)])
    assert RoadIndex(roads).snap(to_ecef(-120.5, 44.0)).snap_distance_m[0] == pytest.approx(
        brute_force_m(roads, -120.5, 44.0)
    )


def test_the_component_with_the_most_miles_counts_not_the_one_with_the_most_roads() -> None:
    nodes = [(-121, 44), (-120, 44), (-121.5, 44), (-121.49, 44), (-121.48, 44)]
    roads = network(nodes, [(0, 1), (2, 3), (3, 4)])
    assert RoadIndex(roads).snap(to_ecef(-121.5, 44)).edge.tolist() == [0]


def offset(east_m: float, north_m: float) -> tuple[float, float]:
    """Return the longitude and latitude so many meters east and north of (-121, 44)."""
    lon, lat, _ = WGS84.fwd(-121, 44, 0, north_m)
    return WGS84.fwd(lon, lat, 90, east_m)[:2]


def test_samples_are_no_more_than_600_m_apart() -> None:
    """With samples 1,200 m apart, the road 940 m north would have none within 1 km, and the southern one would win."""
    nodes = [offset(-1200, 940), offset(1200, 940), offset(-300, -950), offset(300, -950)]
    roads = network(nodes, [(0, 1), (2, 3), (1, 3)], snappable=[True, True, False])
    assert RoadIndex(roads).snap_one(to_ecef(-121, 44)[0]).edge == 0


def test_a_road_is_found_behind_nearer_samples_of_roads_farther_away() -> None:
    """The road 960 m north has its nearest samples at 1,006 m; two short roads in the south have six below 1,000 m."""
    nodes = [offset(x, y) for y in (960, -990, -995) for x in ((-600, 600) if y == 960 else (-10, 10))]
    edges = [(0, 1), (2, 3), (4, 5), (1, 3), (3, 5)]
    index = RoadIndex(network(nodes, edges, snappable=[True, True, True, False, False]))
    position = to_ecef(-121, 44)
    alone, together = index.snap_one(position[0]), index.snap(position)
    assert (alone.edge, together.edge.tolist()) == (0, [0])
    assert (alone.snap_distance_m, together.snap_distance_m[0]) == pytest.approx((960, 960), abs=1)
