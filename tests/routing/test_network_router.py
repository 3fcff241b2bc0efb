"""The built-in router drives the quickest way, joins in the middle of roads, and says how."""

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
from support.road_fakes import KMH_36, at, grid, network

GRID = grid(6, seed=1)
KNOWN = [Point(lon=-120.9, lat=44.3), Point(lon=-120.55, lat=44.1), Point(lon=-120.7, lat=44.52)]
ROUTER = NetworkRouter(GRID, KNOWN)
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


def brute_s(roads: RoadNetwork, start: Point, end: Point) -> float:
    """Return the quickest seconds by trying both ends of both edges, the edge itself, and the streets alone."""
    joins = RoadIndex(roads).join(to_ecef([start.lon, end.lon], [start.lat, end.lat]))
    ways = [np.inf]
    for one, share_one in ((roads.start, joins.share[0]), (roads.end, 1 - joins.share[0])):
        for other, share_other in ((roads.start, joins.share[1]), (roads.end, 1 - joins.share[1])):
            middle = PAIRS[one[joins.edge[0]], other[joins.edge[1]]]
            ways.append(middle + (np.array([share_one, share_other]) * roads.duration_s[joins.edge]).sum())
    if joins.edge[0] == joins.edge[1]:
        ways.append(abs(joins.share[0] - joins.share[1]) * roads.duration_s[joins.edge[0]])
    crow_m = chord_m(*to_ecef([start.lon, end.lon], [start.lat, end.lat]))
    return float(min(min(ways) + access_leg.drive_s(joins.gap_m).sum(), access_leg.direct_s(crow_m)))


@given(origin=origins)
@settings(max_examples=50, deadline=None)
def test_trips_are_the_quickest_there_are(origin: Location) -> None:
    trips = ROUTER.trips(origin, KNOWN)
    expected = [brute_s(GRID, origin.point, point) for point in KNOWN]
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
def test_the_route_is_the_trip(origin: Location) -> None:
    for trip, point in zip(ROUTER.trips(origin, KNOWN), KNOWN, strict=True):
        assert ROUTER.route(origin, point).trip == trip


@given(origin=origins)
@settings(deadline=None)
def test_the_line_runs_from_end_to_end_along_the_roads_and_is_as_long_as_the_trip(origin: Location) -> None:
    route = ROUTER.route(origin, KNOWN[0])
    assert (route.geometry[0], route.geometry[-1]) == (origin.point, KNOWN[0])
    spots = to_ecef([point.lon for point in route.geometry], [point.lat for point in route.geometry])
    bits = chord_m(spots[1:], spots[:-1])
    streets = bits[0] + bits[-1] if len(bits) > 1 else bits.sum()
    assert route.trip.distance_m == pytest.approx(bits.sum() + streets * (access_leg.DETOUR - 1), rel=2e-3, abs=20)


@given(origin=origins)
@settings(deadline=None)
def test_the_estimate_lies_in_its_interval(origin: Location) -> None:
    for trip in ROUTER.trips(origin, KNOWN):
        assert trip is not None
        assert trip.distance_low_m <= trip.distance_m <= trip.distance_high_m
        assert trip.duration_low_s <= trip.duration_s <= trip.duration_high_s


def test_two_places_on_one_edge_never_visit_its_ends() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.92, lat=44)])
    route = router.route(at(-120.98, 44), router.known[0])
    assert route.trip.distance_m == pytest.approx(4812, abs=30)
    assert [round(point.lon, 6) for point in route.geometry] == [-120.98, -120.98, -120.92, -120.92]


def test_neighbors_off_the_highway_go_by_streets() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.9, lat=44.03)])
    route = router.route(at(-120.9, 44.04), router.known[0])
    assert route.via == ()
    assert route.trip.distance_m == pytest.approx(1111 * access_leg.DETOUR, rel=0.01)


def test_a_destination_on_a_node_is_reached() -> None:
    router = NetworkRouter(network(LINE, [(0, 1), (1, 2)]), [Point(lon=-120.9, lat=44), Point(lon=-120.8, lat=44)])
    trips = router.trips(at(-121, 44), router.known)
    assert [trip and round(trip.duration_s * KMH_36, -2) for trip in trips] == [8000, 16000]


def test_the_quickest_of_two_roads_between_the_same_junctions_is_driven() -> None:
    roads = network(LINE[:2], [(0, 1), (1, 0)], seconds=[900, 100], routes=["slow", "quick"])
    found = NetworkRouter(roads, []).route(at(-121, 44), Point(lon=-120.9, lat=44))
    assert found.trip.duration_s == pytest.approx(100)


def test_meters_are_those_of_the_quickest_way_not_of_the_shortest() -> None:
    triangle = [(-121.0, 44.0), (-120.9, 44.1), (-120.8, 44.0)]
    roads = network(triangle, [(0, 1), (1, 2), (0, 2)], seconds=[50, 50, 1000])
    route = NetworkRouter(roads, []).route(at(-121, 44), Point(lon=-120.8, lat=44))
    assert route.trip.duration_s == pytest.approx(100)
    assert route.trip.distance_m == pytest.approx(roads.length_m[:2].sum())


def test_destinations_unknown_before_are_answered_and_remembered() -> None:
    router = NetworkRouter(GRID, [])
    destination = Point(lon=-120.6, lat=44.3)
    assert router.trips(at(-120.9, 44.1), [destination]) == ROUTER.trips(at(-120.9, 44.1), [destination])
    assert router.trees([destination]) is router.trees([destination])


def test_no_destinations_no_trips() -> None:
    assert NetworkRouter(GRID, []).trips(at(-120.9, 44.1), []) == []


def island(destinations: Sequence[Point]) -> ShortestPathTrees:
    """Return the tree of a destination that no road connects with the others."""
    roads = network(*ISLAND)
    stops = SnappedPoints(edge=np.array([2]), share=np.array([0.5]), gap_m=np.zeros(1), place=to_ecef(-121.95, 44))
    assert len(destinations) == 1
    return build_trees(roads, directed_edges(roads), stops)


def test_where_no_road_leads_there_is_neither_trip_nor_route(monkeypatch: pytest.MonkeyPatch) -> None:
    router = NetworkRouter(network(*ISLAND), [])
    monkeypatch.setattr(router, "trees", island)
    lost = Point(lon=-121.95, lat=44)
    assert router.trips(at(-121, 44), [lost]) == [None]
    with pytest.raises(RouteNotFoundError, match="No road of the tables leads from here to the destination"):
        router.route(at(-121, 44), lost)
