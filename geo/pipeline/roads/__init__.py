"""Build the road tables: official mileposts of the state highways in, one connected network out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from shapely import Point

from geo.pipeline.roads.hubs import STREET, HubRule, Link, hub_links
from geo.pipeline.roads.joins import JoinRule, joins
from geo.pipeline.roads.junctions import crossings, nearest_on
from geo.pipeline.roads.kinds import FAST, Town, kind_and_delay, read_towns
from geo.pipeline.roads.lines import Stretch
from geo.pipeline.roads.mileposts import read_highways, to_plane
from geo.pipeline.roads.network import Edge, edges_of, nodes_of, split_parts
from geo.pipeline.roads.spans import at, read_rows, read_spans
from geo.pipeline.roads.tables import Row, write_edges, write_nodes


def build_roads(source: Path, data: Path) -> None:
    """Write `road_nodes.csv` and `road_edges.csv` into `data` from the raw material in `source`."""
    towns = read_towns(source / "places" / "geonames_cities500_oregon.csv")
    parts = split_parts(
        read_highways(source / "roads" / "odot_mileposts_2021.geojson"), read_spans("breaks.csv", "why")
    )
    named = {row["node"]: (_spot(row), row["on"]) for row in read_rows("places.csv")}
    places = [place for pair in crossings(parts) for place in pair]
    places += [nearest_on(parts, on, spot, node=node) for node, (spot, on) in named.items() if on]
    own = {node: spot for node, (spot, on) in named.items() if not on} | {town.name: town.center for town in towns}
    links = list(joins(parts, _join_rules(), nodes_of(parts, places) | own, places))
    places += [link.place for link in links if link.place]
    streets = list(hub_links(towns, parts, edges_of(parts, places, links), _hub_rules(), passes_by=_bypass()))
    places += [link.place for link in streets]
    nodes = nodes_of(parts, places) | own
    edges = [*edges_of(parts, places, links), *_street_edges(streets)]
    write_nodes(data / "road_nodes.csv", _used(nodes, edges))
    write_edges(data / "road_edges.csv", _rows(edges, nodes, towns))


def _bypass() -> Callable[[Stretch], bool]:
    """Return what tells a road built to keep out of towns."""
    routes, spans = read_spans("routes.csv", "route"), read_spans("kinds.csv", "kind")

    def passes_by(stretch: Stretch) -> bool:
        highway, mp = stretch.start.highway, (stretch.start.mp + stretch.end.mp) / 2
        return at(spans, highway, mp) in FAST or (at(routes, highway, mp) or "").startswith("I-")

    return passes_by


def _street_edges(streets: Sequence[Link]) -> Iterator[Edge]:
    for link in streets:
        if link.town != link.place.node:
            yield Edge(
                start=link.town,
                end=link.place.node,
                length_m=link.length_m,
                highway=STREET,
                mp=0.0,
                curves=1.0,
            )


def _used(nodes: Mapping[str, Point], edges: Sequence[Edge]) -> dict[str, Point]:
    """Return the nodes that an edge touches, and the hand-kept ones, which connectors touch."""
    wanted = {node for edge in edges for node in (edge.start, edge.end)} | {
        row["node"] for row in read_rows("places.csv")
    }
    return {node: spot for node, spot in nodes.items() if node in wanted}


def _rows(edges: Sequence[Edge], nodes: Mapping[str, Point], towns: Sequence[Town]) -> Iterator[Row]:
    routes, spans = read_spans("routes.csv", "route"), read_spans("kinds.csv", "kind")
    for edge in edges:
        if edge.highway == STREET:
            yield edge, STREET, "", 0.0
            continue
        route = at(routes, edge.highway, edge.mp) or edge.highway
        kind, delay_s = kind_and_delay(edge, (nodes[edge.start], nodes[edge.end]), route, towns, spans)
        yield edge, kind, route, delay_s


def _spot(row: dict[str, str]) -> Point:
    return Point(*to_plane.transform(float(row["lon"]), float(row["lat"])))


def _join_rules() -> list[JoinRule]:
    return [JoinRule(post=row["post"], to=row["to"], miles=_miles(row)) for row in read_rows("joins.csv")]


def _hub_rules() -> list[HubRule]:
    return [HubRule(town=row["town"], highway=row["highway"], miles=_miles(row)) for row in read_rows("hubs.csv")]


def _miles(row: dict[str, str]) -> float | None:
    return float(row["miles"]) if row["miles"] else None
