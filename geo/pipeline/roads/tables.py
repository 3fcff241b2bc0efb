"""Write the tables `road_nodes.csv` and `road_edges.csv`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from shapely import Point

from geo.pipeline.roads.mileposts import to_degrees
from geo.pipeline.roads.network import Edge
from geo.tables.csv_writer import degrees, write_csv

Row = tuple[Edge, str, str, float]
"""An edge with its kind, its signed route and its delay in seconds."""


def node_sort_key(node: str) -> tuple[str, float, str]:
    """Return a sort key that orders nodes by highway and mile."""
    highway, _, mile = node.partition(":")
    return highway, float(mile.lstrip("Z") or 0), node


def write_nodes(path: Path, nodes: Mapping[str, Point]) -> None:
    """Write node, lat and lon (degrees) to `path`, sorted by node."""
    rows = []
    for node, point in sorted(nodes.items(), key=lambda item: node_sort_key(item[0])):
        lon, lat = to_degrees.transform(point.x, point.y)
        rows.append((node, degrees(lat), degrees(lon)))
    write_csv(path, ("node", "lat", "lon"), rows)


def write_edges(path: Path, edges: Iterable[Row]) -> None:
    """Write from, to, length in meters, kind, route and delay in seconds to `path`, sorted by nodes."""
    rows = [
        (edge.start, edge.end, f"{max(edge.length_m, 1):.0f}", kind, route, f"{delay_s:.0f}")
        for edge, kind, route, delay_s in edges
    ]
    rows.sort(key=lambda row: (node_sort_key(row[0]), node_sort_key(row[1])))
    write_csv(path, ("from", "to", "length_m", "kind", "route", "delay_s"), rows)
