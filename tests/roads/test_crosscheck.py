"""An independent graph of numbered routes finds the listed cities as far apart as the shipped roads do.

It lies outside the project and is only looked at: where it is missing these tests skip. Its edges are chords from
waypoint to waypoint, so it comes out a few percent short. Shortest ways are compared, for those depend on no speed.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geo.model import Location, Point, Precision
from geo.roads.network import Floats, RoadNetwork
from geo.roads.router import NetworkRouter
from geo.tables.cities import read_cities
from geo.tables.roads import read_roads
from geo.words import METRES_PER_MILE

REPOSITORY = Path(__file__).parents[2]
CHECK = REPOSITORY.parent / "shared" / "data" / "roads"
EXPLAINED = pd.read_csv(Path(__file__).with_name("crosscheck_explained.csv"))
CLOSED_IN_WINTER = "or.or242"
STREET_REACH_MI, STREET_WINDING = 2.0, 1.25
METRES_PER_SECOND = 15.0

pytestmark = pytest.mark.skipif(not CHECK.exists(), reason=f"{CHECK} is missing, so there is nothing to compare with.")


def test_every_pair_of_listed_cities_agrees_or_is_explained() -> None:
    cities = read_cities(REPOSITORY / "data" / "service_cities.csv")
    points, names = [city.point for city in cities], [city.name for city in cities]
    pairs = np.triu_indices(len(points), 1)
    ratio = shortest_miles(read_roads(REPOSITORY / "data"), points)[pairs] / check_miles(points)[pairs]
    odd = {
        (names[a], names[b]): round(float(value), 2)
        for a, b, value in zip(*pairs, ratio, strict=True)
        if not 0.97 <= value <= 1.12
    }
    explained = {(str(a), str(b)) for a, b in zip(EXPLAINED["from"], EXPLAINED["to"], strict=True)}
    assert len(ratio) == 1035
    assert {pair: value for pair, value in odd.items() if pair not in explained} == {}
    assert 1.0 <= np.median(ratio) <= 1.06


def shortest_miles(roads: RoadNetwork, points: list[Point]) -> Floats:
    """Return the miles of the shortest ways: those that are quickest when every road is equally fast."""
    router = NetworkRouter(replace(roads, duration_s=roads.length_m / METRES_PER_SECOND), points)
    places = [Location(label="", point=point, county="", precision=Precision.POINT, radius_m=0) for point in points]
    rows = [[trip.distance_m for trip in router.trips(place, points) if trip] for place in places]
    return np.array(rows) / METRES_PER_MILE


def check_miles(points: list[Point]) -> Floats:
    """Return the miles of the shortest ways in the check graph, over streets to every waypoint near a city."""
    nodes = pd.read_csv(CHECK / "crosscheck_nodes.csv")
    edges = pd.read_csv(CHECK / "crosscheck_edges.csv")
    alone = edges["routes"].str.contains(CLOSED_IN_WINTER) & ~edges["routes"].str.contains("us020|or126")
    roads = edges.loc[~alone, ["u", "v", "chord_miles"]].to_numpy(dtype=float)
    links = np.vstack([roads, *(streets(len(nodes) + rank, point, nodes) for rank, point in enumerate(points))])
    size = len(nodes) + len(points)
    start, end = links[:, :2].astype(int).T
    order = np.lexsort((links[:, 2], end, start))
    _, first = np.unique(np.column_stack([start, end])[order], axis=0, return_index=True)
    keep = order[first]
    graph = coo_array((links[keep, 2].clip(1e-3), (start[keep], end[keep])), shape=(size, size)).tocsr()
    return np.asarray(dijkstra(graph, directed=False, indices=len(nodes) + np.arange(len(points)))[:, len(nodes) :])


def streets(city: int, point: Point, nodes: pd.DataFrame) -> Floats:
    """Return rows (city, waypoint, miles) for the waypoints near a city, or for the nearest one."""
    east = (nodes["lon"] - point.lon).to_numpy() * np.cos(np.radians(point.lat))
    apart = 69.05 * np.hypot(east, (nodes["lat"] - point.lat).to_numpy())
    near = np.flatnonzero(apart <= max(STREET_REACH_MI, apart.min() * 1.05))
    return np.column_stack([np.full(near.size, city), near, STREET_WINDING * apart[near]])
