"""Our router compared with OSRM on the same roads, with straight lines, and with a lower bound, all in one run.

Run with: `.venv/bin/python -m pytest -o addopts="--import-mode=importlib" tests/benchmarks`
"""

from collections.abc import Callable
from http.client import HTTPConnection
from itertools import cycle
from typing import TypeVar

import numpy as np
import pytest
from geopy.distance import geodesic
from pytest_benchmark.fixture import BenchmarkFixture
from scipy.spatial import cKDTree

from geo.arrays import FloatArray
from geo.geodesy import to_ecef
from geo.models import City, Location, Point, Precision, Route
from geo.routing.nearest import Rank, nearest, nearest_of_points, times_of_points
from geo.routing.network_router import NetworkRouter
from geo.routing.osrm.router import OsrmRouter, route_path, table_path
from geo.settings import SHIPPED_DATA
from geo.tables.roads import read_roads
from support.osrm_engine import ask

T = TypeVar("T")
GROWTH = "ours, by number of points"
ONE = "one origin to 46 cities"
ALL = "2,970 block groups to 46 cities"
MILLION = "a million points to the nearest city"
ROUTE = "the route from Burns to Bend"
START = "start: read the roads, index them, build 46 trees"


def measured(benchmark: BenchmarkFixture, work: Callable[[], T], *, rounds: int) -> T:
    """Return the result of `work`, timed `rounds` times after one warmup round."""
    result: T = benchmark.pedantic(work, rounds=rounds, warmup_rounds=1)  # type: ignore[no-untyped-call]
    return result


@pytest.mark.benchmark(group=ONE)
def test_one_ours(benchmark: BenchmarkFixture, router: NetworkRouter, origins: list[Location]) -> None:
    queries = cycle(origins)
    trips = benchmark(lambda: router.trips(next(queries), router.destinations))
    assert all(trips)


@pytest.mark.benchmark(group=ONE)
def test_one_nearest_with_cities_ranked(
    benchmark: BenchmarkFixture, router: NetworkRouter, cities: tuple[City, ...], origins: list[Location]
) -> None:
    queries = cycle(origins)
    assert len(benchmark(lambda: nearest(next(queries), cities, [router]).ranked(Rank.TIME))) == len(cities)


@pytest.mark.benchmark(group=ONE)
def test_one_osrm_over_http(
    benchmark: BenchmarkFixture,
    router: NetworkRouter,
    origins: list[Location],
    osrm: HTTPConnection,
    osrm_in_process: dict[str, tuple[float, float]],
) -> None:
    queries = cycle(origins)
    table = benchmark(lambda: ask(osrm, table_path(next(queries).point, router.destinations)))
    assert len(table["durations"][0]) == len(router.destinations)
    benchmark.extra_info["osrm in process"] = osrm_in_process["one"]


@pytest.mark.benchmark(group=ONE)
def test_one_osrm_through_our_client(
    benchmark: BenchmarkFixture, router: NetworkRouter, origins: list[Location], osrm: HTTPConnection
) -> None:
    queries, client = cycle(origins), OsrmRouter(f"http://{osrm.host}:{osrm.port}")
    assert all(benchmark(lambda: client.trips(next(queries), router.destinations)))


@pytest.mark.benchmark(group=ONE)
def test_one_geopy_straight_lines(benchmark: BenchmarkFixture, router: NetworkRouter, origins: list[Location]) -> None:
    queries, cities = cycle(origins), [(point.lat, point.lon) for point in router.destinations]

    def loop() -> list[float]:
        here = next(queries).point
        return [geodesic((here.lat, here.lon), city).m for city in cities]

    assert len(benchmark(loop)) == len(cities)


@pytest.mark.benchmark(group=ALL)
def test_all_ours(benchmark: BenchmarkFixture, router: NetworkRouter, people: tuple[FloatArray, FloatArray]) -> None:
    meters, _ = benchmark(times_of_points, *people, router)
    assert meters.shape == (len(people[0]), len(router.destinations))


@pytest.mark.benchmark(group=ALL)
def test_all_osrm_over_http(
    benchmark: BenchmarkFixture,
    router: NetworkRouter,
    people: tuple[FloatArray, FloatArray],
    osrm: HTTPConnection,
    osrm_in_process: dict[str, tuple[float, float]],
) -> None:
    cities = [(point.lon, point.lat) for point in router.destinations]
    parts = [np.column_stack(people)[first : first + 300].tolist() for first in range(0, len(people[0]), 300)]

    def table(part: list[list[float]]) -> int:
        points = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in [*part, *cities])
        sources = ";".join(map(str, range(len(part))))
        targets = ";".join(map(str, range(len(part), len(part) + len(cities))))
        options = f"sources={sources}&destinations={targets}&annotations=duration,distance&skip_waypoints=true"
        return len(ask(osrm, f"/table/v1/driving/{points}?{options}")["durations"])

    assert measured(benchmark, lambda: sum(map(table, parts)), rounds=3) == len(people[0])
    benchmark.extra_info["osrm in process"] = osrm_in_process["people"]


@pytest.mark.benchmark(group=MILLION)
def test_million_ours(
    benchmark: BenchmarkFixture, router: NetworkRouter, million: tuple[FloatArray, FloatArray]
) -> None:
    best = measured(benchmark, lambda: nearest_of_points(*million, router), rounds=5)
    assert np.isfinite(best.seconds).all()


@pytest.mark.benchmark(group=GROWTH)
@pytest.mark.parametrize("count", [1_000, 10_000, 100_000, 1_000_000], ids="{:,} points".format)
def test_growth(
    benchmark: BenchmarkFixture, router: NetworkRouter, million: tuple[FloatArray, FloatArray], count: int
) -> None:
    lon, lat = million[0][:count], million[1][:count]
    assert measured(benchmark, lambda: nearest_of_points(lon, lat, router), rounds=5).rank.size == count


@pytest.mark.benchmark(group=MILLION)
@pytest.mark.parametrize("workers", [1, -1], ids=["one core", "all cores"])
def test_million_floor_nearest_city_by_straight_line(
    benchmark: BenchmarkFixture, router: NetworkRouter, million: tuple[FloatArray, FloatArray], workers: int
) -> None:
    tree = cKDTree(to_ecef(*np.transpose([(point.lon, point.lat) for point in router.destinations])))
    measured(benchmark, lambda: tree.query(to_ecef(*million), workers=workers), rounds=5)


@pytest.mark.benchmark(group=MILLION)
@pytest.mark.parametrize("workers", [1, -1], ids=["one core", "all cores"])
def test_million_floor_nearest_road_node(
    benchmark: BenchmarkFixture, router: NetworkRouter, million: tuple[FloatArray, FloatArray], workers: int
) -> None:
    tree = cKDTree(to_ecef(router.network.lon, router.network.lat))
    measured(benchmark, lambda: tree.query(to_ecef(*million), workers=workers), rounds=5)


@pytest.mark.benchmark(group=ROUTE)
def test_route_ours(benchmark: BenchmarkFixture, router: NetworkRouter, ends: tuple[Location, Point]) -> None:
    assert benchmark(router.route, *ends).via == ("US 20",)


@pytest.mark.benchmark(group=ROUTE)
def test_route_to_a_new_destination(
    benchmark: BenchmarkFixture,
    router: NetworkRouter,
    ends: tuple[Location, Point],
    million: tuple[FloatArray, FloatArray],
) -> None:
    places = zip(*(values.tolist() for values in million), strict=True)

    def route() -> Route:
        lon, lat = next(places)
        return router.route(ends[0], Point(lon=lon, lat=lat))

    assert measured(benchmark, route, rounds=200).geometry


@pytest.mark.benchmark(group=ROUTE)
def test_route_osrm_over_http(
    benchmark: BenchmarkFixture,
    ends: tuple[Location, Point],
    osrm: HTTPConnection,
    osrm_in_process: dict[str, tuple[float, float]],
) -> None:
    route = benchmark(lambda: ask(osrm, route_path(ends[0].point, ends[1])))
    assert route["routes"][0]["legs"]
    benchmark.extra_info["osrm in process"] = osrm_in_process["route"]


@pytest.mark.benchmark(group=START)
def test_start_ours(benchmark: BenchmarkFixture, router: NetworkRouter) -> None:
    measured(benchmark, lambda: NetworkRouter(read_roads(SHIPPED_DATA), router.destinations), rounds=5)


@pytest.fixture
def ends(cities: tuple[City, ...]) -> tuple[Location, Point]:
    """Return the origin Burns and the destination Bend."""
    burns, bend = (next(city for city in cities if city.name == name) for name in ("Burns", "Bend"))
    place = Location(label="Burns", point=burns.point, county="Harney", precision=Precision.PLACE, radius_m=1000)
    return place, bend.point
