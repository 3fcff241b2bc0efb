"""The road tables have the order, the units and the decimals that `data/README.md` describes."""

from pathlib import Path

import pytest

from geo.pipeline.roads.mileposts import post_point, read_highways
from geo.pipeline.roads.network import Edge
from geo.pipeline.roads.tables import write_edges, write_nodes
from geo.units import METERS_PER_MILE
from support.build_fakes import EAST_M, NORTH_M, feature, post, write_posts


def edge(start: str, end: str, length_m: float) -> Edge:
    return Edge(start=start, end=end, length_m=length_m, highway="004", mp=1.5, sinuosity=1.0)


def test_nodes_are_sorted_by_mile_with_latitude_before_longitude(tmp_path: Path) -> None:
    path = write_posts(tmp_path / "posts.geojson", [feature(post("004", mile, mile, 0)) for mile in (2, 10)])
    posts = read_highways(path)["004"]
    assert [one.x for one in posts] == pytest.approx([EAST_M + mile * METERS_PER_MILE for mile in (2, 10)])
    assert [one.y for one in posts] == pytest.approx([NORTH_M] * 2)
    write_nodes(tmp_path / "nodes.csv", {one.key: post_point(one) for one in reversed(posts)})
    header, first, second = (tmp_path / "nodes.csv").read_text().splitlines()
    assert header == "node,lat,lon"
    assert [first.split(",")[0], second.split(",")[0]] == ["004:2.00", "004:10.00"]
    lat, lon = map(float, first.split(",")[1:])
    assert feature(posts[0])["geometry"] == {"type": "Point", "coordinates": pytest.approx([lon, lat], abs=1e-5)}


def test_edges_have_whole_meters_and_seconds_and_are_at_least_a_meter_long(tmp_path: Path) -> None:
    rows = [(edge("b", "c", 0.2), "rural", "US 97", 12.4), (edge("a", "b", 1609.6), "town", "", 0.0)]
    write_edges(tmp_path / "edges.csv", rows)
    assert (tmp_path / "edges.csv").read_text().splitlines() == [
        "from,to,length_m,kind,route,delay_s",
        "a,b,1610,town,,0",
        "b,c,1,rural,US 97,12",
    ]
