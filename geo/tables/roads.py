"""Read the road network: nodes, edges, the connectors that people keep, and the speed of each kind of road."""

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
from geo.tables.road_network import RoadNetwork
from geo.units import METERS_PER_MILE

_FROM, _TO = Column(name="from"), Column(name="to")
_KIND = Column(name="kind")
_ROUTE = Column(name="route", may_be_empty=True)
_VIA = Column(name="via", pattern=r"\s*(-?[0-9.]+ -?[0-9.]+(\s*;\s*-?[0-9.]+ -?[0-9.]+)*\s*)?", may_be_empty=True)
_SHORTEST = 1e-3

NODE_COLUMNS = (Column(name="node", unique=True), LAT, LON)
EDGE_COLUMNS = (
    _FROM,
    _TO,
    Column(name="length_m", number=True, low=_SHORTEST, high=1e6),
    _KIND,
    _ROUTE,
    Column(name="delay_s", number=True, low=0, high=86_400),
)
CONNECTOR_COLUMNS = (
    _FROM,
    _TO,
    Column(name="miles", number=True, low=_SHORTEST, high=1e3),
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
    """Return the network that the four road tables in `data` describe; raises `TableError` for a broken one.

    A connector drawn through points in between becomes several edges that share its miles by their lengths.
    """
    speeds = read_table(data / "road_speeds.csv", SPEED_COLUMNS).set_index("kind")
    nodes = read_table(data / "road_nodes.csv", NODE_COLUMNS)
    edges = _linked(data / "road_edges.csv", EDGE_COLUMNS, nodes, speeds)
    connectors = _linked(data / "road_connectors.csv", CONNECTOR_COLUMNS, nodes, speeds)
    bends, pieces = _unfolded(data / "road_connectors.csv", connectors, nodes)
    nodes, edges = pd.concat([nodes, bends], ignore_index=True), pd.concat([edges, pieces], ignore_index=True)
    speed = speeds.loc[edges["kind"]]
    if not (speed["snap"] == "yes").any():
        raise TableError(data / "road_speeds.csv", "no road may be joined; say yes for one kind.", column="snap")
    meters = edges["length_m"].to_numpy(dtype=float)
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
        may_join=(speed["snap"] == "yes").to_numpy(dtype=bool),
    )


def _linked(path: Path, columns: Sequence[Column], nodes: pd.DataFrame, speeds: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `path` with their ends as node numbers, all of them and their kinds known."""
    table = read_table(path, columns)
    if table.empty and path.name == "road_edges.csv":
        raise TableError(path, "the table has no rows; without roads there are no trips.")
    known = pd.Index(nodes["node"])
    table["start"], table["end"] = known.get_indexer(table["from"]), known.get_indexer(table["to"])
    reject_rows(path, table["from"], table["start"] < 0, "is no node of road_nodes.csv")
    reject_rows(path, table["to"], table["end"] < 0, "is no node of road_nodes.csv")
    reject_rows(path, table["to"], table["start"] == table["end"], "is where the road comes from; a road has two ends")
    reject_rows(path, table["kind"], ~table["kind"].isin(speeds.index), "is no kind of road_speeds.csv")
    return table


def _unfolded(path: Path, connectors: pd.DataFrame, nodes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes at the bends of the connectors, and the connectors in pieces from bend to bend."""
    bends: list[dict[str, object]] = []
    pieces: list[dict[str, object]] = []
    spots = nodes[["lat", "lon"]].to_numpy()
    for row, connector in enumerate(connectors.to_dict("records"), start=2):
        between = _bends(path, row, connector["via"])
        numbers = [len(nodes) + len(bends) + place for place in range(len(between))]
        bends += [
            {"node": f"{connector['from']} to {connector['to']} bend {number}", "lat": lat, "lon": lon}
            for number, (lat, lon) in zip(numbers, between, strict=True)
        ]
        ends = spots[[connector["start"], connector["end"]]]
        lengths = _lengths(np.array([ends[0], *between, ends[1]]), connector["miles"] * METERS_PER_MILE)
        ways = pairwise([connector["start"], *numbers, connector["end"]])
        shared = {"kind": connector["kind"], "route": connector["route"], "delay_s": 0.0}
        pieces += [
            {"start": start, "end": end, "length_m": length, **shared}
            for (start, end), length in zip(ways, lengths, strict=True)
        ]
    return pd.DataFrame(bends, columns=["node", "lat", "lon"]), pd.DataFrame(pieces)


def _bends(path: Path, row: int, via: str) -> list[tuple[float, float]]:
    """Return the (lat, lon) of the points in `via`, 'lat lon; lat lon'."""
    try:
        points = [tuple(map(float, point.split())) for point in via.split(";") if point.strip()]
        return [(Point(lon=lon, lat=lat).lat, lon) for lat, lon in points]
    except ValueError as error:
        raise TableError(
            path, f"{truncated_repr(via)} is no list of points ({short_reason(error)}).", row=row, column="via"
        ) from None


def _lengths(line: FloatArray, total_m: float) -> FloatArray:
    """Return `total_m` shared among the pieces of a line, shape (n, 2) lat and lon, by their straight lengths."""
    spots = to_ecef(line[:, 1], line[:, 0])
    straight = np.maximum(chord_m(spots[1:], spots[:-1]), _SHORTEST)
    return np.asarray(total_m * straight / straight.sum())
