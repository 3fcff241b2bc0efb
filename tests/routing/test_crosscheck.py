"""Distances between the listed cities agree with an independent graph of numbered routes.

That graph has no declared license, so it is not part of the project; without it these tests skip. Its edges are chords
from waypoint to waypoint, so its distances are a few percent short. Shortest routes are compared, which depend on no
speed.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geo.arrays import FloatArray
from geo.models import Location, Point, Precision
from geo.routing.network_router import NetworkRouter
from geo.tables.cities import read_cities
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads
from geo.units import METERS_PER_MILE

REPOSITORY = Path(__file__).parents[2]
CHECK = REPOSITORY.parent / "shared" / "data" / "roads"
EXPLAINED = pd.read_csv(Path(__file__).with_name("crosscheck_explained.csv"))
CLOSED_IN_WINTER = "or.or242"
STREET_MI, STREET_DETOUR = 2.0, 1.25
METERS_PER_SECOND = 15.0

pytestmark = pytest.mark.skipif(
    not (CHECK / "crosscheck_edges.csv").exists(), reason="needs ../shared/data/roads/crosscheck_*.csv"
)


Miles = Mapping[tuple[str, str], tuple[float, float, float]]
"""Miles between each pair of listed cities: our shortest route, our quickest, and the shortest of the graph."""


@pytest.fixture(scope="module")
def miles() -> Miles:
    cities = read_cities(REPOSITORY / "data" / "service_cities.csv")
    points, names = [city.point for city in cities], [city.name for city in cities]
    roads = read_roads(REPOSITORY / "data")
    by_length = replace(roads, duration_s=roads.length_m / METERS_PER_SECOND)
    tables = (our_miles(by_length, points), our_miles(roads, points), check_miles(points))
    return {
        (names[a], names[b]): (float(tables[0][a, b]), float(tables[1][a, b]), float(tables[2][a, b]))
        for a, b in zip(*np.triu_indices(len(points), 1), strict=True)
    }


def test_shortest_routes_are_about_as_long_as_in_the_graph(miles: Miles) -> None:
    assert len(miles) == 1035
    assert 1.0 <= np.median([shortest / check for shortest, _, check in miles.values()]) <= 1.06


def test_every_pair_agrees_or_is_explained(miles: Miles) -> None:
    ratios = {pair: (shortest / check, quickest / check) for pair, (shortest, quickest, check) in miles.items()}
    outliers = {pair: both for pair, both in ratios.items() if any(not 0.97 <= ratio <= 1.12 for ratio in both)}
    explained = {(str(row["from"]), str(row["to"])): row for row in EXPLAINED.to_dict("records")}
    assert {pair: both for pair, both in outliers.items() if pair not in explained} == {}
    assert set(explained) - set(outliers) == set()
    for pair, both in outliers.items():
        assert (explained[pair]["shortest"], explained[pair]["quickest"]) == pytest.approx(both, abs=0.006)


def test_a_quickest_route_out_of_range_is_as_much_longer_as_the_table_says(miles: Miles) -> None:
    for row in EXPLAINED.to_dict("records"):
        shortest, quickest, check = miles[str(row["from"]), str(row["to"])]
        longer = re.search(r"the route is ([\d.]+) miles? longer", str(row["why"]))
        assert longer is not None or not (0.97 <= shortest / check <= 1.12), row
        assert longer is None or quickest - shortest == pytest.approx(float(longer[1]), abs=0.51)


def our_miles(roads: RoadNetwork, points: list[Point]) -> FloatArray:
    """Return the miles of the quickest routes, which are the shortest if every road has the same speed."""
    router = NetworkRouter(roads, points)
    places = [Location(label="", point=point, county="", precision=Precision.POINT, radius_m=0) for point in points]
    rows = [[trip.distance_m for trip in router.trips(place, points) if trip] for place in places]
    return np.array(rows) / METERS_PER_MILE


def check_miles(points: list[Point]) -> FloatArray:
    """Return the miles of the shortest routes in the graph, with streets to every waypoint near a city.

    No route passes through a city: each city is two nodes, one to leave from and one to arrive at.
    """
    nodes = pd.read_csv(CHECK / "crosscheck_nodes.csv")
    edges = pd.read_csv(CHECK / "crosscheck_edges.csv")
    closed = edges["routes"].str.contains(CLOSED_IN_WINTER) & ~edges["routes"].str.contains("us020|or126")
    roads = edges.loc[~closed, ["u", "v", "chord_miles"]].to_numpy(dtype=float)
    leaving = np.vstack([streets(len(nodes) + rank, point, nodes) for rank, point in enumerate(points)])
    arriving = leaving[:, [1, 0, 2]] + [0, len(points), 0]
    links = np.vstack([roads, roads[:, [1, 0, 2]], leaving, arriving])
    size = len(nodes) + 2 * len(points)
    start, end = links[:, :2].astype(int).T
    order = np.lexsort((links[:, 2], end, start))
    _, first = np.unique(np.column_stack([start, end])[order], axis=0, return_index=True)
    keep = order[first]
    graph = coo_array((links[keep, 2].clip(1e-3), (start[keep], end[keep])), shape=(size, size)).tocsr()
    leave = len(nodes) + np.arange(len(points))
    return np.asarray(dijkstra(graph, indices=leave)[:, len(nodes) + len(points) :])


def streets(city: int, point: Point, nodes: pd.DataFrame) -> FloatArray:
    """Return rows (city, waypoint, miles) for the waypoints near a city, or for the nearest one."""
    east = (nodes["lon"] - point.lon).to_numpy() * np.cos(np.radians(point.lat))
    distance = 69.05 * np.hypot(east, (nodes["lat"] - point.lat).to_numpy())
    near = np.flatnonzero(distance <= max(STREET_MI, distance.min() * 1.05))
    return np.column_stack([np.full(near.size, city), near, STREET_DETOUR * distance[near]])
