"""Classify the edges and write the tables `road_nodes.csv` and `road_edges.csv`."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from shapely import Point

from geo.pipeline.roads.mileposts import to_degrees
from geo.pipeline.roads.network import Edge

Row = tuple[Edge, str, str, float]
"""An edge with its kind, its signed route and the seconds that towns cost."""


def in_order(node: str) -> tuple[str, float, str]:
    """Return the key that sorts nodes by highway and mile."""
    highway, _, mile = node.partition(":")
    return highway, float(mile.lstrip("Z") or 0), node


def write_nodes(path: Path, nodes: Mapping[str, Point]) -> None:
    """Write node, lat, lon in degrees, sorted by node."""
    rows = []
    for node, spot in sorted(nodes.items(), key=lambda item: in_order(item[0])):
        lon, lat = to_degrees.transform(spot.x, spot.y)
        rows.append((node, f"{lat:.5f}", f"{lon:.5f}"))
    write_rows(path, ("node", "lat", "lon"), rows)


def write_edges(path: Path, edges: Iterable[Row]) -> None:
    """Write from, to, length in meters, kind, route and seconds of delay, sorted."""
    rows = [
        (edge.start, edge.end, f"{max(edge.length_m, 1):.0f}", kind, route, f"{delay_s:.0f}")
        for edge, kind, route, delay_s in edges
    ]
    rows.sort(key=lambda row: (in_order(row[0]), in_order(row[1])))
    write_rows(path, ("from", "to", "length_m", "kind", "route", "delay_s"), rows)


def write_rows(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a CSV with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
