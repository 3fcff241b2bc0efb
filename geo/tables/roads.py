"""Read the road network from four tables: nodes, edges, manually added connectors, and the speed per kind of road."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from geo.arrays import FloatArray
from geo.errors import TableError
from geo.geodesy import chord_m, to_ecef
from geo.models import Point
from geo.tables.csv_reader import LAT, LON, Column, read_table, reject_rows, short_reason, truncated_repr
from geo.tables.manifest import verify
from geo.tables.road_network import RoadNetwork
from geo.units import METERS_PER_MILE

_FROM, _TO = Column(name="from"), Column(name="to")
_KIND = Column(name="kind")
_ROUTE = Column(name="route", may_be_empty=True)
_VIA = Column(name="via", pattern=r"\s*(-?[0-9.]+ -?[0-9.]+(\s*;\s*-?[0-9.]+ -?[0-9.]+)*\s*)?", may_be_empty=True)
_MIN_LENGTH_M = 1e-3

NODE_COLUMNS = (Column(name="node", unique=True), LAT, LON)
EDGE_COLUMNS = (
    _FROM,
    _TO,
    Column(name="length_m", number=True, low=_MIN_LENGTH_M, high=1e6),
    _KIND,
    _ROUTE,
    Column(name="delay_s", number=True, low=0, high=86_400),
)
CONNECTOR_COLUMNS = (
    _FROM,
    _TO,
    Column(name="miles", number=True, low=_MIN_LENGTH_M, high=1e3),
    _KIND,
    _ROUTE,
    Column(name="why"),
    _VIA,
)
SPEED_COLUMNS = (
    Column(name="kind", unique=True),
    Column(name="kmh", number=True, low=1, high=200),
    Column(name="snap", pattern="yes|no"),
    Column(name="why"),
)


def read_roads(data: Path) -> RoadNetwork:
    """Return the network described by the four road tables in the folder `data`.

    A connector drawn through intermediate points (`via`) becomes several edges that divide its miles in proportion to
    their straight lengths. Raises `TableError` naming the file, row and column of an invalid value.
    """
    speeds = read_table(data / "road_speeds.csv", SPEED_COLUMNS).set_index("kind")
    nodes = read_table(data / "road_nodes.csv", NODE_COLUMNS)
    edges = _read_edges(data / "road_edges.csv", EDGE_COLUMNS, nodes, speeds)
    connectors = _read_edges(data / "road_connectors.csv", CONNECTOR_COLUMNS, nodes, speeds)
    vertices, segments = _split_connectors(data / "road_connectors.csv", connectors, nodes)
    nodes, edges = pd.concat([nodes, vertices], ignore_index=True), pd.concat([edges, segments], ignore_index=True)
    speed = speeds.loc[edges["kind"]]
    if not (speed["snap"] == "yes").any():
        raise TableError(
            data / "road_speeds.csv",
            "no road has snap = yes, so no trip could begin; set it for one kind.",
            column="snap",
        )
    meters = edges["length_m"].to_numpy(dtype=float)
    verify(*(data / f"road_{name}.csv" for name in ("speeds", "nodes", "edges", "connectors")))
    return RoadNetwork(
        nodes=tuple(nodes["node"]),
        lon=nodes["lon"].to_numpy(dtype=float),
        lat=nodes["lat"].to_numpy(dtype=float),
        start=edges["start"].to_numpy(dtype=np.int64),
        end=edges["end"].to_numpy(dtype=np.int64),
        length_m=meters,
        duration_s=meters / (speed["kmh"].to_numpy(dtype=float) / 3.6) + edges["delay_s"].to_numpy(dtype=float),
        kind=tuple(edges["kind"]),
        route=tuple(edges["route"]),
        snappable=(speed["snap"] == "yes").to_numpy(dtype=bool),
    )


def _read_edges(path: Path, columns: Sequence[Column], nodes: pd.DataFrame, speeds: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `path` with the node indexes `start` and `end`; nodes and kinds must exist."""
    table = read_table(path, columns)
    if table.empty and path.name == "road_edges.csv":
        raise TableError(path, "the table has no rows; without roads there are no trips.")
    names = pd.Index(nodes["node"])
    table["start"], table["end"] = names.get_indexer(table["from"]), names.get_indexer(table["to"])
    reject_rows(path, table["from"], table["start"] < 0, "is not a node in road_nodes.csv")
    reject_rows(path, table["to"], table["end"] < 0, "is not a node in road_nodes.csv")
    reject_rows(path, table["to"], table["start"] == table["end"], "is also the start; a road needs two different ends")
    reject_rows(path, table["kind"], ~table["kind"].isin(speeds.index), "is not a kind in road_speeds.csv")
    return table


def _split_connectors(path: Path, connectors: pd.DataFrame, nodes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the connectors' intermediate vertices as nodes, and the connectors as edges from vertex to vertex."""
    vertices: list[dict[str, object]] = []
    segments: list[dict[str, object]] = []
    positions = nodes[["lat", "lon"]].to_numpy()
    for row, connector in enumerate(connectors.to_dict("records"), start=2):
        between = _parse_via(path, row, connector["via"])
        numbers = [len(nodes) + len(vertices) + offset for offset in range(len(between))]
        vertices += [
            {"node": f"{connector['from']} to {connector['to']} vertex {number}", "lat": lat, "lon": lon}
            for number, (lat, lon) in zip(numbers, between, strict=True)
        ]
        ends = positions[[connector["start"], connector["end"]]]
        lengths = _divide_length(np.array([ends[0], *between, ends[1]]), connector["miles"] * METERS_PER_MILE)
        pairs = pairwise([connector["start"], *numbers, connector["end"]])
        common = {"kind": connector["kind"], "route": connector["route"], "delay_s": 0.0}
        segments += [
            {"start": start, "end": end, "length_m": length, **common}
            for (start, end), length in zip(pairs, lengths, strict=True)
        ]
    return pd.DataFrame(vertices, columns=["node", "lat", "lon"]), pd.DataFrame(segments)


def _parse_via(path: Path, row: int, via: str) -> list[tuple[float, float]]:
    """Return the (lat, lon) pairs in `via`, 'lat lon; lat lon'."""
    try:
        points = [tuple(map(float, point.split())) for point in via.split(";") if point.strip()]
        return [(Point(lon=lon, lat=lat).lat, lon) for lat, lon in points]
    except ValueError as error:
        raise TableError(
            path, f"{truncated_repr(via)} is not a list of points ({short_reason(error)}).", row=row, column="via"
        ) from None


def _divide_length(line: FloatArray, total_m: float) -> FloatArray:
    """Return `total_m` divided among the segments of a line, shape (n, 2) lat and lon, by their straight lengths."""
    positions = to_ecef(line[:, 1], line[:, 0])
    straight_m = np.maximum(chord_m(positions[1:], positions[:-1]), _MIN_LENGTH_M)
    return np.asarray(total_m * straight_m / straight_m.sum())
