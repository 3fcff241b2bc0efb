"""The segments of a route, the highways named for it, and its line without repeated points."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.geodesy import to_ecef
from geo.models import Point
from geo.routing.cost_matrix import Approach, cost_matrix
from geo.routing.network_router import NetworkRouter
from geo.routing.path import highways, segments, without_repeats
from support.road_fakes import grid, network

A, B, C = Point(lon=-121, lat=44), Point(lon=-120, lat=44), Point(lon=-119, lat=44)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([("US 20", 9_000), ("OR 126", 9_000)], ("US 20", "OR 126"), id="in-order"),
        pytest.param([("US 20", 9_000), ("US 20", 1), ("US 20", 9_000)], ("US 20",), id="named-once-in-a-row"),
        pytest.param([("US 20", 9_000), ("OR 27", 799), ("US 20", 9_000)], ("US 20",), id="under-800-m-left-out"),
        pytest.param([("US 20", 9_000), ("OR 27", 801)], ("US 20", "OR 27"), id="over-800-m-kept"),
        pytest.param([("US 20", 98_100), ("OR 27", 1_900)], ("US 20",), id="under-2-percent-left-out"),
        pytest.param([("US 20", 97_900), ("OR 27", 2_100)], ("US 20", "OR 27"), id="over-2-percent-kept"),
        pytest.param([("", 80_000), ("OR 27", 1_000), ("", 80_000)], ("OR 27",), id="the-longest-if-all-are-short"),
        pytest.param([("", 9_000)], (), id="no-named-road"),
        pytest.param([], (), id="no-steps"),
    ],
)
def test_a_route_names_its_highways(steps: list[tuple[str, float]], expected: tuple[str, ...]) -> None:
    assert highways(steps) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param([A, A, B, B, C], (A, B, C), id="consecutive"),
        pytest.param([A, B, A], (A, B, A), id="a-return-is-not-a-repeat"),
        pytest.param([A, A], (A, A), id="both-ends-stay"),
    ],
)
def test_a_line_repeats_no_point(line: list[Point], expected: tuple[Point, ...]) -> None:
    assert without_repeats(line) == expected


ROUTER = NetworkRouter(grid(6, seed=1), [])
lons, lats = st.floats(-121.1, -120.4), st.floats(43.9, 44.6)


def segments_m(router: NetworkRouter, origin: tuple[float, float], destination: Point) -> tuple[Approach, float, float]:
    """Return the approach of a trip, its meters on the network, and the meters of all its segments."""
    trees, snapped = router.trees([destination]), router.index.snap(to_ecef(*origin))
    matrix = cost_matrix(router.network, trees, snapped)
    approach = Approach(int(matrix.approach[0, 0]))
    parts = segments(router.network, trees, snapped, approach)
    return approach, float(matrix.cost[0, 1, 0] - matrix.local_m[0, 0]), sum(part.meters for part in parts)


@given(origin=st.tuples(lons, lats), lon=lons, lat=lats)
@settings(deadline=None)
def test_the_segments_add_up_to_the_trip_without_its_access_legs(
    origin: tuple[float, float], lon: float, lat: float
) -> None:
    _, network_m, meters = segments_m(ROUTER, origin, Point(lon=lon, lat=lat))
    assert meters == pytest.approx(network_m, abs=1e-3)


@pytest.mark.parametrize(
    ("origin", "destination", "approach"),
    [
        pytest.param((-120.99, 44), Point(lon=-120.71, lat=44), Approach.VIA_END, id="eastward"),
        pytest.param((-120.71, 44), Point(lon=-120.99, lat=44), Approach.VIA_START, id="westward"),
        pytest.param((-120.89, 44), Point(lon=-120.81, lat=44), Approach.ALONG_EDGE, id="on-one-edge"),
        pytest.param((-120.89, 44), Point(lon=-120.889, lat=44.01), Approach.DIRECT, id="neighbors"),
    ],
)
def test_every_approach_has_the_meters_of_its_segments(
    origin: tuple[float, float], destination: Point, approach: Approach
) -> None:
    roads = network([(-121, 44), (-120.9, 44), (-120.8, 44), (-120.7, 44)], [(0, 1), (1, 2), (2, 3)])
    used, network_m, meters = segments_m(NetworkRouter(roads, []), origin, destination)
    assert used is approach
    assert meters == pytest.approx(network_m, abs=1e-3)
