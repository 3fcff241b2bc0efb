"""Distances and durations from very many points at once: arrays in, arrays out, in chunks that fit the CPU cache."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from geo.arrays import FloatArray, IntArray
from geo.geodesy import to_ecef
from geo.models import Point
from geo.routing import access_leg
from geo.routing.cost_matrix import cost_matrix
from geo.routing.network_router import NetworkRouter
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoints
from geo.tables.road_network import RoadNetwork

_CHUNK = 1 << 16
_CELLS_PER_DEGREE = 50  # about a mile; 360 degrees of them fit into 15 bits
_MATRIX_CELLS = 1 << 20


class Nearest(NamedTuple):
    """For each of n points, the destination reached soonest and the trip there; shapes (n,).

    `rank` is the destination's index in the router's list; `meters` and `seconds` are those of the quickest trip.
    """

    rank: IntArray
    meters: FloatArray
    seconds: FloatArray


def nearest_of_points(lon: FloatArray, lat: FloatArray, router: NetworkRouter) -> Nearest:
    """Return which of the router's own destinations each of n points reaches soonest.

    `lon` and `lat` are degrees (EPSG:4326), shapes (n,). Where no road leads to any destination, meters and seconds are
    infinite and the rank has no meaning.
    """
    nearest = Nearest(np.empty(len(lon), np.int64), np.empty(len(lon)), np.empty(len(lon)))
    trees = router.trees(router.destinations)
    at_nodes, destination_tree = _nearest_of_nodes(trees), cKDTree(trees.destinations.position)
    order = _by_cell(lon, lat)

    def fill(chunk: slice) -> None:
        rows = order[chunk]
        snapped = router.index.snap(to_ecef(lon[rows], lat[rows]))
        best = _sooner(_via_ends(router.network, at_nodes, snapped), _along_edge(router.network, trees, snapped))
        best = _sooner(_with_access_leg(best, snapped.snap_distance_m), _direct(destination_tree, snapped.position))
        for column, values in zip(nearest, best, strict=True):
            column[rows] = values

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy and scipy release the GIL
        list(pool.map(fill, _chunks(len(lon), _CHUNK)))
    return nearest


def times_of_points(
    lon: FloatArray, lat: FloatArray, router: NetworkRouter, destinations: Sequence[Point] | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return (meters, seconds), shapes (n, m), from n points to m destinations, by default the router's own.

    `lon` and `lat` are degrees (EPSG:4326), shapes (n,). Meters and seconds are infinite where no road leads.
    """
    trees = router.trees(router.destinations if destinations is None else destinations)
    shape = (len(lon), trees.destinations.edge.size)
    meters, seconds = np.empty(shape), np.empty(shape)
    for rows in _chunks(shape[0], max(1, _MATRIX_CELLS // max(1, shape[1]))):
        matrix = cost_matrix(router.network, trees, router.index.snap(to_ecef(lon[rows], lat[rows])))
        seconds[rows], meters[rows] = matrix.cost[:, 0], matrix.cost[:, 1]
    return meters, seconds


def _chunks(count: int, size: int) -> Iterator[slice]:
    return (slice(first, first + size) for first in range(0, count, size))


def _by_cell(lon: FloatArray, lat: FloatArray) -> IntArray:
    """Return an order of the points, shape (n,), in which points of one small cell follow one another.

    What one point reads is then still in the CPU cache for the next; that halves the time of a million lookups.
    """
    cell = ((lat + 90) * _CELLS_PER_DEGREE).astype(np.int32) << 15 | ((lon + 180) * _CELLS_PER_DEGREE).astype(np.int32)
    return np.argsort(cell, kind="stable")


def _nearest_of_nodes(trees: ShortestPathTrees) -> Nearest:
    """Return the nearest destination of every node, the destination's access leg included.

    Exact for points between nodes too: through whichever end of its edge a point leaves, what is nearest there is
    nearest for the point.
    """
    seconds, meters = trees.cost[:, 0], trees.cost[:, 1]
    rank = seconds.argmin(axis=1)
    best = np.arange(rank.size), rank
    return Nearest(rank, meters[best], seconds[best])


def _via_ends(network: RoadNetwork, at_nodes: Nearest, snapped: SnappedPoints) -> Nearest:
    """Return the nearest destination via either end of the edge to which a point was snapped."""
    edge, edge_s = snapped.edge, network.duration_s[snapped.edge]
    start, end = network.start[edge], network.end[edge]
    via_start = at_nodes.seconds[start] + snapped.fraction * edge_s
    via_end = at_nodes.seconds[end] + (1 - snapped.fraction) * edge_s
    end_is_quicker = via_end < via_start
    node = np.where(end_is_quicker, end, start)
    part = np.where(end_is_quicker, 1 - snapped.fraction, snapped.fraction)
    meters = at_nodes.meters[node] + part * network.length_m[edge]
    return Nearest(at_nodes.rank[node], meters, np.minimum(via_start, via_end))


def _along_edge(network: RoadNetwork, trees: ShortestPathTrees, snapped: SnappedPoints) -> Nearest:
    """Return the nearest destination on the edge to which a point was snapped; infinite if it has none."""
    count = snapped.edge.size
    best = Nearest(np.zeros(count, np.int64), np.full(count, np.inf), np.full(count, np.inf))
    rows = np.flatnonzero(np.isin(snapped.edge, trees.destinations.edge))
    destinations = zip(trees.destinations.edge, trees.destinations.fraction, strict=True)
    for rank, (edge, fraction) in enumerate(destinations):
        here = rows[snapped.edge[rows] == edge]
        part = np.abs(snapped.fraction[here] - fraction)
        seconds = part * network.duration_s[edge] + trees.access_leg[0, rank]
        sooner = seconds < best.seconds[here]
        here = here[sooner]
        best.rank[here], best.seconds[here] = rank, seconds[sooner]
        best.meters[here] = part[sooner] * network.length_m[edge] + trees.access_leg[1, rank]
    return best


def _with_access_leg(best: Nearest, snap_distance_m: FloatArray) -> Nearest:
    meters = best.meters + access_leg.distance_m(snap_distance_m)
    return Nearest(best.rank, meters, best.seconds + access_leg.duration_s(snap_distance_m))


def _direct(destination_tree: cKDTree, position: FloatArray) -> Nearest:
    """Return the nearest destination in a straight line, reached over local streets alone."""
    straight_line_m, rank = destination_tree.query(position, distance_upper_bound=access_leg.DIRECT_LIMIT_M)
    seconds = access_leg.direct_s(straight_line_m)
    return Nearest(np.asarray(rank, np.int64), access_leg.distance_m(straight_line_m), seconds)


def _sooner(a: Nearest, b: Nearest) -> Nearest:
    a_first = a.seconds <= b.seconds
    return Nearest(*(np.where(a_first, ours, theirs) for ours, theirs in zip(a, b, strict=True)))
