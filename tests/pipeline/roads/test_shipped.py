"""The manual tables and the shipped road tables agree."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geo.geodesy import chord_m, to_ecef
from geo.pipeline.roads import build_roads
from geo.pipeline.roads.spans import HERE, at, read_rows, read_spans
from geo.pipeline.roads.tables import node_sort_key
from geo.routing.graph import largest_component
from geo.tables.roads import read_roads

DATA = Path(__file__).parents[3] / "data"
SOURCE = Path(__file__).parents[4] / "shared" / "data"
FREEWAYS = {"interstate", "interstate mountain", "interstate urban", "freeway", "expressway"}
VILLAGE = re.compile(r"(?!.* vertex )[A-Z].*")
TABLES = ("road_nodes.csv", "road_edges.csv")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not SOURCE.exists(), reason="needs ../shared/data/{places,roads}")
def test_a_full_build_gives_the_shipped_tables(tmp_path: Path) -> None:
    build_roads(SOURCE, tmp_path)
    assert [name for name in TABLES if (tmp_path / name).read_bytes() != (DATA / name).read_bytes()] == []


def test_every_road_connects() -> None:
    network = read_roads(DATA)
    assert np.flatnonzero(~largest_component(network)).size == 0


def test_the_tables_are_small_and_sorted() -> None:
    assert sum((DATA / name).stat().st_size for name in (*TABLES, "road_connectors.csv", "road_speeds.csv")) < 1_000_000
    nodes = [row["node"] for row in rows("road_nodes.csv")]
    assert nodes == sorted(nodes, key=node_sort_key)


def test_every_kind_of_road_has_a_speed_and_every_speed_a_road() -> None:
    used = {row["kind"] for name in ("road_edges.csv", "road_connectors.csv") for row in rows(name)}
    assert used == {row["kind"] for row in rows("road_speeds.csv")}


def test_no_road_outside_the_state_accepts_an_origin() -> None:
    assert {row["kind"] for row in rows("road_speeds.csv") if row["snap"] == "no"} == {"outside", "outside interstate"}


def test_every_connector_has_a_reason_and_a_plausible_length() -> None:
    positions = {row["node"]: (float(row["lat"]), float(row["lon"])) for row in rows("road_nodes.csv")}
    for row in rows("road_connectors.csv"):
        (lat, lon), (lat2, lon2) = positions[row["from"]], positions[row["to"]]
        straight = 69.05 * float(np.hypot(lat - lat2, (lon - lon2) * np.cos(np.radians(lat))))
        assert row["why"].strip()
        assert straight * 0.98 <= float(row["miles"]) <= 2.2 * straight + 0.5, row


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.csv")))
def test_every_row_of_a_manual_table_has_a_reason(name: str) -> None:
    assert [row for row in read_rows(name) if not (row.get("why") or row.get("route") or "").strip()] == []


@pytest.mark.parametrize(
    ("highway", "mile", "route"),
    [
        ("001", 100, "I-5"),
        ("002", 100, "I-84"),
        ("002", 190, "US 730"),
        ("004", 30, "US 197"),
        ("004", 130, "US 97"),
        ("019", 130, "US 395"),
        ("026", 80, "OR 35"),
    ],
)
def test_routes_are_those_on_the_signs(highway: str, mile: float, route: str) -> None:
    assert at(read_spans("routes.csv", "route"), highway, mile) == route


def test_mckenzie_pass_is_closed() -> None:
    assert at(read_spans("breaks.csv", "why"), "015", 75) is not None


def test_a_village_beside_a_highway_is_connected_to_it() -> None:
    """A village within 600 m of a road that accepts an origin reaches it within a detour; freeways are excluded."""
    network = read_roads(DATA)
    points = to_ecef(network.lon, network.lat)
    size, begin = len(points), points[network.start]
    along = points[network.end] - begin
    ends = (np.append(network.start, network.end), np.append(network.end, network.start))
    graph = coo_array((np.tile(network.length_m, 2), ends), shape=(size, size)).tocsr()
    crossable = np.array([kind not in FREEWAYS for kind in network.kind]) & network.snappable
    lonely = set()
    for node in [rank for rank, name in enumerate(network.nodes) if VILLAGE.fullmatch(name)]:
        fraction = np.clip(np.vecdot(points[node] - begin, along) / np.maximum(np.vecdot(along, along), 1e-9), 0, 1)
        distance_m = chord_m(points[node], begin + fraction[:, None] * along)
        beside = np.flatnonzero((distance_m < 600) & crossable & (network.start != node) & (network.end != node))
        reach = dijkstra(graph, indices=[node], limit=6_600)[0]
        far = np.isinf(np.minimum(reach[network.start[beside]], reach[network.end[beside]]))
        lonely |= {network.nodes[node]} if far.any() else set()
    assert lonely == set()
