"""Build the road tables: a connected network from the official mileposts of the state highways."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from shapely import Point

from geo.pipeline.roads.end_links import EndRule, end_links
from geo.pipeline.roads.junctions import crossings, nearest_on
from geo.pipeline.roads.kinds import FAST, Town, kind_and_delay, read_towns
from geo.pipeline.roads.lines import Segment
from geo.pipeline.roads.mileposts import read_highways, to_plane
from geo.pipeline.roads.network import Edge, edges_of, nodes_of, split_parts
from geo.pipeline.roads.spans import at, read_rows, read_spans
from geo.pipeline.roads.tables import Row, write_edges, write_nodes
from geo.pipeline.roads.town_links import STREET, TownLink, TownRule, town_links


def build_roads(source: Path, data: Path) -> None:
    """Write `road_nodes.csv` and `road_edges.csv` to the folder `data` from the source data in `source`."""
    towns = read_towns(source / "places" / "geonames_cities500_oregon.csv")
    parts = split_parts(
        read_highways(source / "roads" / "odot_mileposts_2021.geojson"), read_spans("breaks.csv", "why")
    )
    named_nodes = {row["node"]: (_row_point(row), row["on"]) for row in read_rows("places.csv")}
    positions = [position for pair in crossings(parts) for position in pair]
    positions += [nearest_on(parts, on, point, node=node) for node, (point, on) in named_nodes.items() if on]
    own_nodes = {node: point for node, (point, on) in named_nodes.items() if not on} | {
        town.name: town.center for town in towns
    }
    links = list(end_links(parts, _end_rules(), nodes_of(parts, positions) | own_nodes, positions))
    positions += [link.position for link in links if link.position]
    streets = list(town_links(towns, parts, edges_of(parts, positions, links), _town_rules(), is_bypass=_bypass_test()))
    positions += [link.position for link in streets]
    nodes = nodes_of(parts, positions) | own_nodes
    edges = [*edges_of(parts, positions, links), *_street_edges(streets)]
    write_nodes(data / "road_nodes.csv", _used_nodes(nodes, edges))
    write_edges(data / "road_edges.csv", _rows(edges, nodes, towns))


def _bypass_test() -> Callable[[Segment], bool]:
    """Return a function that tells whether a segment belongs to a road that was built to avoid towns."""
    routes, spans = read_spans("routes.csv", "route"), read_spans("kinds.csv", "kind")

    def is_bypass(segment: Segment) -> bool:
        highway, mp = segment.start.highway, (segment.start.mp + segment.end.mp) / 2
        return at(spans, highway, mp) in FAST or (at(routes, highway, mp) or "").startswith("I-")

    return is_bypass


def _street_edges(streets: Sequence[TownLink]) -> Iterator[Edge]:
    for link in streets:
        if link.town != link.position.node:
            yield Edge(
                start=link.town,
                end=link.position.node,
                length_m=link.length_m,
                highway=STREET,
                mp=0.0,
                sinuosity=1.0,
            )


def _used_nodes(nodes: Mapping[str, Point], edges: Sequence[Edge]) -> dict[str, Point]:
    """Return the nodes of the edges, and those of `places.csv`, which the connectors use."""
    used = {node for edge in edges for node in (edge.start, edge.end)} | {
        row["node"] for row in read_rows("places.csv")
    }
    return {node: point for node, point in nodes.items() if node in used}


def _rows(edges: Sequence[Edge], nodes: Mapping[str, Point], towns: Sequence[Town]) -> Iterator[Row]:
    routes, spans = read_spans("routes.csv", "route"), read_spans("kinds.csv", "kind")
    for edge in edges:
        if edge.highway == STREET:
            yield edge, STREET, "", 0.0
            continue
        route = at(routes, edge.highway, edge.mp) or edge.highway
        kind, delay_s = kind_and_delay(edge, (nodes[edge.start], nodes[edge.end]), route, towns, spans)
        yield edge, kind, route, delay_s


def _row_point(row: dict[str, str]) -> Point:
    return Point(*to_plane.transform(float(row["lon"]), float(row["lat"])))


def _end_rules() -> list[EndRule]:
    return [EndRule(post=row["post"], to=row["to"], miles=_miles(row)) for row in read_rows("end_links.csv")]


def _town_rules() -> list[TownRule]:
    return [
        TownRule(town=row["town"], highway=row["highway"], miles=_miles(row)) for row in read_rows("town_links.csv")
    ]


def _miles(row: dict[str, str]) -> float | None:
    return float(row["miles"]) if row["miles"] else None
