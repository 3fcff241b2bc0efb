"""Stretches are cut where highways meet; lengths add up; what is no road is left out."""

import pytest

from geo.pipeline.roads.bends import bend_toward
from geo.pipeline.roads.junctions import crossings, position_on
from geo.pipeline.roads.mileposts import post_point
from geo.pipeline.roads.network import edges_of, nodes_of, split_parts
from geo.pipeline.roads.spans import Span
from geo.units import METERS_PER_MILE
from support.build_fakes import part, post, straight

MAIN = part(straight("004", east=(0, 10), north=0))
ACROSS = part([post("019", 1, 4.25, -1), post("019", 3, 4.25, 1)])


def test_a_crossing_cuts_both_roads_and_loses_no_length() -> None:
    positions = [position for pair in crossings([MAIN, ACROSS]) for position in pair]
    edges = list(edges_of([MAIN, ACROSS], positions, []))
    assert {(edge.start, edge.end) for edge in edges if "004:5.25" in {edge.start, edge.end}} == {
        ("004:5.00", "004:5.25"),
        ("004:5.25", "004:6.00"),
        ("019:1.00", "004:5.25"),
        ("004:5.25", "019:3.00"),
    }
    assert sum(edge.length_m for edge in edges) == pytest.approx(12 * METERS_PER_MILE)
    assert set(nodes_of([MAIN, ACROSS], positions)) == {node for edge in edges for node in (edge.start, edge.end)}


def test_no_piece_of_a_road_that_bends_is_shorter_than_it_looks() -> None:
    road, town = part([post("019", 1, 0, 0), post("019", 2.2, 1, 0)]), post_point(post("x", 0, 0.5, 0.2))
    before = position_on(road, post_point(post("x", 0, 0.4, 0)))
    positions = [before, bend_toward(position_on(road, town), "Vale", town)]
    edges, nodes = list(edges_of([road], positions, [])), nodes_of([road], positions)
    assert [edge.end for edge in edges] == [before.node, "Vale", "019:2.20"]
    assert all(edge.length_m >= nodes[edge.start].distance(nodes[edge.end]) for edge in edges)
    assert sum(edge.length_m for edge in edges) == pytest.approx(1.2 * METERS_PER_MILE)


def test_a_closed_span_breaks_the_highway_in_two() -> None:
    closed = Span(highway="004", mp_from=4, mp_to=7, value="snow")
    parts = split_parts({"004": straight("004", east=(0, 10), north=0)}, [closed])
    assert [[one.key for one in found.ends] for found in parts] == [["004:1.00", "004:4.00"], ["004:7.00", "004:11.00"]]
