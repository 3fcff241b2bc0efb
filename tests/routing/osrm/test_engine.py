"""A real OSRM server on our own network; if it fails, the built-in router takes over."""

from collections.abc import Iterator
from pathlib import Path
from socket import create_server, socket
from time import monotonic

import numpy as np
import pytest

from geo.errors import RouteNotFoundError
from geo.models import City, Point, Router
from geo.routing.nearest import nearest, route_between
from geo.routing.network_router import NetworkRouter
from geo.routing.osrm.router import OsrmRouter
from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads
from support.osrm_engine import kill, make_dataset, serving
from support.road_fakes import at, network

pytestmark = pytest.mark.slow

BURNS = at(-119.054, 43.586)


@pytest.fixture(scope="module")
def roads() -> RoadNetwork:
    return read_roads(SHIPPED_DATA)


@pytest.fixture(scope="module")
def cities() -> tuple[City, ...]:
    return read_cities(SHIPPED_DATA / "service_cities.csv")


@pytest.fixture(scope="module")
def built_in(roads: RoadNetwork, cities: tuple[City, ...]) -> NetworkRouter:
    return NetworkRouter(roads, [city.point for city in cities])


@pytest.fixture(scope="module")
def dataset(roads: RoadNetwork, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_dataset(roads, tmp_path_factory.mktemp("osrm"))


@pytest.fixture(scope="module")
def address(dataset: Path) -> Iterator[str]:
    with serving(dataset) as (url, _):
        yield url


def test_durations_agree_with_the_built_in_router_on_the_same_roads(
    address: str, built_in: NetworkRouter, cities: tuple[City, ...]
) -> None:
    points = [city.point for city in cities]
    theirs, ours = OsrmRouter(address).trips(BURNS, points), built_in.trips(BURNS, points)
    ratios = [one.duration_s / two.duration_s for one, two in zip(theirs, ours, strict=True) if one and two]
    far = np.array(ratios)[[trip is not None and trip.duration_s > 600 for trip in ours]]
    assert far.size > 40
    assert np.allclose(far, 1, atol=0.05)
    assert {trip.method for trip in theirs if trip} == {"osrm"}


def test_a_route_follows_the_same_highway(address: str, cities: tuple[City, ...]) -> None:
    bend = next(city.point for city in cities if city.name == "Bend")
    route = OsrmRouter(address).route(BURNS, bend)
    assert route.via == ("US 20",)
    assert (route.geometry[0], route.geometry[-1]) == (BURNS.point, bend)
    assert len(route.geometry) > 50


def test_a_working_server_is_used_without_a_notice(
    address: str, built_in: NetworkRouter, cities: tuple[City, ...]
) -> None:
    answer = nearest(BURNS, cities, [OsrmRouter(address), built_in])
    assert (answer.notice, answer.trips[0].city.name, answer.trips[0].trip.method) == (None, "Burns", "osrm")


def test_a_disconnected_destination_has_neither_trip_nor_route(tmp_path: Path) -> None:
    islands = network([(-121, 44), (-120.9, 44), (-119, 44), (-118.9, 44)], [(0, 1), (2, 3)])
    far, near = Point(lon=-118.95, lat=44), Point(lon=-120.92, lat=44)
    with serving(make_dataset(islands, tmp_path)) as (url, _):
        router = OsrmRouter(url)
        trips = router.trips(at(-120.98, 44), [far, near])
        with pytest.raises(RouteNotFoundError, match="knows no road between the two points"):
            router.route(at(-120.98, 44), far)
    assert [trip is None for trip in trips] == [True, False]


def test_a_wrong_address_is_named_and_the_built_in_router_used(
    built_in: NetworkRouter, cities: tuple[City, ...]
) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    answer = nearest(BURNS, cities, [OsrmRouter(f"http://127.0.0.1:{port}"), built_in])
    assert answer.trips[0].trip.method == "highway network"
    assert answer.notice == (
        f"The street-level router at http://127.0.0.1:{port} cannot be reached; "
        "this answer comes from the highway network instead."
    )


@pytest.fixture
def silent() -> Iterator[socket]:
    """Accept connections in the system's queue and never respond."""
    with create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_server_that_hangs_costs_no_more_than_the_timeout(
    silent: socket, built_in: NetworkRouter, cities: tuple[City, ...]
) -> None:
    hanging = OsrmRouter(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout_s=0.2)
    started = monotonic()
    answer = route_between(BURNS, cities[0].point, [hanging, built_in])
    assert monotonic() - started < 5
    assert answer.route.trip.method == "highway network"
    assert answer.notice is not None
    assert "did not answer within 0.2 s; this answer comes from the highway network instead." in answer.notice


def test_a_server_killed_between_two_queries_is_replaced(
    dataset: Path, built_in: NetworkRouter, cities: tuple[City, ...]
) -> None:
    with serving(dataset) as (url, process):
        routers: list[Router] = [OsrmRouter(url), built_in]
        before = nearest(BURNS, cities, routers)
        kill(process)
        after = nearest(BURNS, cities, routers)
    assert (before.notice, before.trips[0].trip.method) == (None, "osrm")
    assert after.trips[0].trip.method == "highway network"
    assert after.notice is not None
    assert after.notice.startswith(f"The street-level router at {url} ")
    assert after.notice.endswith("; this answer comes from the highway network instead.")
