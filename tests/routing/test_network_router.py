"""The built-in router finds the quickest routes, snaps to any point of a road, and names the highways."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.arrays import FloatArray
from geo.errors import RouteNotFoundError
from geo.geodesy import chord_m, to_ecef
from geo.models import Location, Point
from geo.routing import access_leg
from geo.routing.graph import directed_edges
from geo.routing.network_router import NetworkRouter
from geo.routing.shortest_paths import ShortestPathTrees, build_trees
from geo.routing.snap import RoadIndex, SnappedPoints
from geo.tables.road_network import RoadNetwork
from support.road_fakes import DEFAULT_M_PER_S, at, grid, network

GRID = grid(6, seed=1)
CITIES = [Point(lon=-120.9, lat=44.3), Point(lon=-120.55, lat=44.1), Point(lon=-120.7, lat=44.52)]
ROUTER = NetworkRouter(GRID, CITIES)
origins = st.builds(at, st.floats(-121.1, -120.4), st.floats(43.9, 44.6))
LINE = [(-121.0, 44.0), (-120.9, 44.0), (-120.8, 44.0)]
ISLAND = ([*LINE, (-122.0, 44.0), (-121.9, 44.0)], [(0, 1), (1, 2), (3, 4)])


def all_pairs(roads: RoadNetwork) -> FloatArray:
    """Return the seconds between all nodes by relaxing every edge until nothing changes."""
    size = len(roads.nodes)
    seconds = np.where(np.eye(size, dtype=bool), 0, np.inf)
    for _ in range(size):
        for start, end, edge_s in zip(roads.start, roads.end, roads.duration_s, strict=True):
            for one, other in ((start, end), (end, start)):
                seconds[:, one] = np.minimum(seconds[:, one], seconds[:, other] + edge_s)
    return seconds


PAIRS = all_pairs(GRID)


def brute_force_s(roads: RoadNetwork, start: Point, end: Point) -> float:
    """Return the least seconds over both ends of both edges, the edge alone, and local streets alone."""
    snapped = RoadIndex(roads).snap(to_ecef([start.lon, end.lon], [start.lat, end.lat]))
    seconds = [np.inf]
    for one, part_one in ((roads.start, snapped.fraction[0]), (roads.end, 1 - snapped.fraction[0])):
        for other, part_other in ((roads.start, snapped.fraction[1]), (roads.end, 1 - snapped.fraction[1])):
            middle = PAIRS[one[snapped.edge[0]], other[snapped.edge[1]]]
            seconds.append(middle + (np.array([part_one, part_other]) * roads.duration_s[snapped.edge]).sum())
    if snapped.edge[0] == snapped.edge[1]:
        seconds.append(abs(snapped.fraction[0] - snapped.fraction[1]) * roads.duration_s[snapped.edge[0]])
    straight_line_m = chord_m(*to_ecef([start.lon, end.lon], [start.lat, end.lat]))
    return float(
        min(min(seconds) + access_leg.duration_s(snapped.snap_distance_m).sum(), access_leg.direct_s(straight_line_m))
    )


@given(origin=origins)
@settings(max_examples=50, deadline=None)
def test_trips_are_the_quickest_possible(origin: Location) -> None:
    trips = ROUTER.trips(origin, CITIES)
    expected = [brute_force_s(GRID, origin.point, point) for point in CITIES]
    assert [trip and trip.duration_s for trip in trips] == pytest.approx(expected)


@given(origin=origins, far=origins)
@settings(deadline=None)
def test_there_and_back_take_the_same(origin: Location, far: Location) -> None:
    (there,), (back,) = ROUTER.trips(origin, [far.point]), ROUTER.trips(far, [origin.point])
    assert there is not None
    assert back is not None
    assert (there.duration_s, there.distance_m) == pytest.approx((back.duration_s, back.distance_m))


@given(origin=origins)
@settings(deadline=None)
def test_a_route_has_the_same_trip_as_trips(origin: Location) -> None:
    for trip, point in zip(ROUTER.trips(origin, CITIES), CITIES, strict=True):
        assert ROUTER.route(origin, point).trip == trip


@given(origin=origins)
@settings(deadline=None)
def test_the_line_leads_from_origin_to_destination_and_is_as_long_as_the_trip(origin: Location) -> None:
    route = ROUTER.route(origin, CITIES[0])
    assert (route.geometry[0], route.geometry[-1]) == (origin.point, CITIES[0])
    positions = to_ecef([point.lon for point in route.geometry], [point.lat for point in route.geometry])
    lengths = chord_m(positions[1:], positions[:-1])
    streets = lengths[0] + lengths[-1] if len(lengths) > 1 else lengths.sum()
    assert route.trip.distance_m == pytest.approx(
        lengths.sum() + streets * (access_leg.DETOUR_FACTOR - 1), rel=2e-3, abs=20
    )


@given(origin=origins)
@settings(deadline=None)
def test_the_estimate_lies_in_its_interval(origin: Location) -> None:
    for trip in ROUTER.trips(origin, CITIES):
        assert trip is not None
        assert trip.distance_low_m <= trip.distance_m <= trip.distance_high_m
        assert trip.duration_low_s <= trip.duration_s <= trip.duration_high_s


def test_a_trip_along_one_edge_never_visits_its_ends() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.92, lat=44)])
    route = router.route(at(-120.98, 44), router.destinations[0])
    assert route.trip.distance_m == pytest.approx(4812, abs=30)
    assert [round(point.lon, 6) for point in route.geometry] == [-120.98, -120.98, -120.92, -120.92]


def test_neighbors_off_the_highway_take_local_streets() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.9, lat=44.03)])
    route = router.route(at(-120.9, 44.04), router.destinations[0])
    assert route.via == ()
    assert route.trip.distance_m == pytest.approx(1111 * access_leg.DETOUR_FACTOR, rel=0.01)


def test_a_destination_on_a_node_is_reached() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.9, lat=44), Point(lon=-120.8, lat=44)])
    trips = router.trips(at(-121, 44), router.destinations)
    assert [trip and round(trip.duration_s * DEFAULT_M_PER_S, -2) for trip in trips] == [8000, 16000]


def test_the_quicker_of_two_roads_between_the_same_junctions_is_taken() -> None:
    roads = network(LINE[:2], [(0, 1), (1, 0)], seconds=[900, 100], routes=["slow", "quick"])
    route = NetworkRouter(roads, []).route(at(-121, 44), Point(lon=-120.9, lat=44))
    assert route.trip.duration_s == pytest.approx(100)


def test_the_quicker_of_two_parallel_roads_is_taken_on_the_way() -> None:
    nodes = [*LINE, (-120.7, 44.0)]
    roads = network(
        nodes, [(0, 1), (1, 2), (2, 1), (2, 3)], seconds=[90, 900, 100, 90], routes=["A", "slow", "quick", "B"]
    )
    route = NetworkRouter(roads, []).route(at(-121, 44), Point(lon=-120.7, lat=44))
    assert route.trip.duration_s == pytest.approx(280)
    assert route.via == ("A", "quick", "B")


def test_meters_are_those_of_the_quickest_route_not_of_the_shortest() -> None:
    triangle = [(-121.0, 44.0), (-120.9, 44.1), (-120.8, 44.0)]
    roads = network(triangle, [(0, 1), (1, 2), (0, 2)], seconds=[50, 50, 1000])
    route = NetworkRouter(roads, []).route(at(-121, 44), Point(lon=-120.8, lat=44))
    assert route.trip.duration_s == pytest.approx(100)
    assert route.trip.distance_m == pytest.approx(roads.length_m[:2].sum())


def test_new_destinations_are_routed_and_their_trees_cached() -> None:
    router = NetworkRouter(GRID, [])
    destination = Point(lon=-120.6, lat=44.3)
    assert router.trips(at(-120.9, 44.1), [destination]) == ROUTER.trips(at(-120.9, 44.1), [destination])
    assert router.trees([destination]) is router.trees([destination])


def test_no_destinations_give_no_trips() -> None:
    assert NetworkRouter(GRID, []).trips(at(-120.9, 44.1), []) == []


def island(destinations: Sequence[Point]) -> ShortestPathTrees:
    """Return the tree of a destination on a road that is disconnected from the others."""
    roads = network(*ISLAND)
    snapped = SnappedPoints(
        edge=np.array([2]), fraction=np.array([0.5]), snap_distance_m=np.zeros(1), position=to_ecef(-121.95, 44)
    )
    assert len(destinations) == 1
    return build_trees(roads, directed_edges(roads), snapped)


def test_a_disconnected_destination_has_neither_trip_nor_route(monkeypatch: pytest.MonkeyPatch) -> None:
    router = NetworkRouter(network(*ISLAND), [])
    monkeypatch.setattr(router, "trees", island)
    destination = Point(lon=-121.95, lat=44)
    assert router.trips(at(-121, 44), [destination]) == [None]
    with pytest.raises(RouteNotFoundError, match="No road of the tables leads from here to the destination"):
        router.route(at(-121, 44), destination)
