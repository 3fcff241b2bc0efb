"""Build the road tables: official mileposts of the state highways in, one connected network out."""

from pathlib import Path

from shapely import Point

from geo.build.roads.junctions import JoinRule, crossings, joins, nearest_on
from geo.build.roads.kinds import kind_and_delay, read_towns
from geo.build.roads.mileposts import read_highways, to_plane
from geo.build.roads.network import edges_of, nodes_of, split_parts
from geo.build.roads.spans import at, read_rows, read_spans
from geo.build.roads.tables import write_edges, write_nodes


def build_roads(source: Path, data: Path) -> None:
    """Write `road_nodes.csv` and `road_edges.csv` into `data` from the raw material in `source`."""
    parts = split_parts(read_highways(source / "roads" / "odot_mileposts_2021.geojson"), read_spans("breaks.csv", "why"))
    crossed = [place for pair in crossings(parts) for place in pair]
    named = {row["node"]: (_spot(row), row["on"]) for row in read_rows("places.csv")}
    crossed += [nearest_on(parts, on, spot, node=node) for node, (spot, on) in named.items() if on]
    own = {node: spot for node, (spot, on) in named.items() if not on}
    links = list(joins(parts, _rules(), nodes_of(parts, crossed) | own, crossed))
    places = crossed + [link.place for link in links if link.place]
    nodes = nodes_of(parts, places) | own
    towns = read_towns(source / "places" / "geonames_cities500_oregon.csv")
    routes, spans = read_spans("routes.csv", "route"), read_spans("kinds.csv", "kind")
    rows = []
    for edge in edges_of(parts, places, links):
        route = at(routes, edge.highway, edge.mp) or edge.highway
        rows.append((edge, *kind_and_delay(edge, (nodes[edge.start], nodes[edge.end]), route, towns, spans), route))
    write_nodes(data / "road_nodes.csv", nodes)
    write_edges(data / "road_edges.csv", [(edge, kind, route, delay_s) for edge, kind, delay_s, route in rows])


def _spot(row: dict[str, str]) -> Point:
    return Point(*to_plane.transform(float(row["lon"]), float(row["lat"])))


def _rules() -> list[JoinRule]:
    return [
        JoinRule(post=row["post"], to=row["to"], miles=float(row["miles"]) if row["miles"] else None)
        for row in read_rows("joins.csv")
    ]
