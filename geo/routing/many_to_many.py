"""The same answers for very many points at once: arrays in, arrays out, in pieces that fit the cache."""

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
_CELLS_PER_DEGREE = 50  # a mile or so; 360 degrees of them fit into 15 bits
_MATRIX_CELLS = 1 << 20


class Nearest(NamedTuple):
    """Of n points: the rank of the stop reached soonest, the meters and the seconds of that trip; shapes (n,)."""

    rank: IntArray
    meters: FloatArray
    seconds: FloatArray


def nearest_of_points(lon: FloatArray, lat: FloatArray, router: NetworkRouter) -> Nearest:
    """Return which of the router's known destinations each of n points, in degrees, reaches soonest.

    Where no road leads to any, meters and seconds are infinite and the rank means nothing.
    """
    found = Nearest(np.empty(len(lon), np.int64), np.empty(len(lon)), np.empty(len(lon)))
    trees = router.trees(router.known)
    at_node, stops = _best_at_nodes(trees), cKDTree(trees.stops.place)
    order = _neighbors_together(lon, lat)

    def answer(chunk: slice) -> None:
        rows = order[chunk]
        joins = router.index.join(to_ecef(lon[rows], lat[rows]))
        best = _sooner(_by_road(router.network, at_node, joins), _along_edge(router.network, trees, joins))
        best = _sooner(_with_leg(best, joins.gap_m), _direct(stops, joins.place))
        for whole, part in zip(found, best, strict=True):
            whole[rows] = part

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # numpy and scipy let threads run side by side
        list(pool.map(answer, _chunks(len(lon), _CHUNK)))
    return found


def times_of_points(
    lon: FloatArray, lat: FloatArray, router: NetworkRouter, destinations: Sequence[Point] | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return (meters, seconds), shapes (n, m), from n points, in degrees, to m destinations (by default the known).

    Both are infinite where no road leads.
    """
    trees = router.trees(router.known if destinations is None else destinations)
    shape = (len(lon), trees.stops.edge.size)
    meters, seconds = np.empty(shape), np.empty(shape)
    for rows in _chunks(shape[0], max(1, _MATRIX_CELLS // max(1, shape[1]))):
        found = cost_matrix(router.network, trees, router.index.join(to_ecef(lon[rows], lat[rows])))
        seconds[rows], meters[rows] = found.cost[:, 0], found.cost[:, 1]
    return meters, seconds


def _chunks(count: int, size: int) -> Iterator[slice]:
    return (slice(first, first + size) for first in range(0, count, size))


def _neighbors_together(lon: FloatArray, lat: FloatArray) -> IntArray:
    """Return the order in which points of one small cell follow one another, so that what one needs is at hand.

    That halves the time of a million look-ups.
    """
    cell = ((lat + 90) * _CELLS_PER_DEGREE).astype(np.int32) << 15 | ((lon + 180) * _CELLS_PER_DEGREE).astype(np.int32)
    return np.argsort(cell, kind="stable")


def _best_at_nodes(trees: ShortestPathTrees) -> Nearest:
    """Return the best stop of every node, its own local leg included.

    Exact for points between nodes too: whichever end such a point leaves by, what is best there is best for it.
    """
    seconds, meters = trees.cost[:, 0], trees.cost[:, 1]
    rank = seconds.argmin(axis=1)
    best = np.arange(rank.size), rank
    return Nearest(rank, meters[best], seconds[best])


def _by_road(network: RoadNetwork, at_node: Nearest, joins: SnappedPoints) -> Nearest:
    """Return the best stop by either end of the edge that a point joins."""
    edge, whole_s = joins.edge, network.duration_s[joins.edge]
    start, end = network.start[edge], network.end[edge]
    by_start = at_node.seconds[start] + joins.share * whole_s
    by_end = at_node.seconds[end] + (1 - joins.share) * whole_s
    ahead = by_end < by_start
    node, part = np.where(ahead, end, start), np.where(ahead, 1 - joins.share, joins.share)
    meters = at_node.meters[node] + part * network.length_m[edge]
    return Nearest(at_node.rank[node], meters, np.minimum(by_start, by_end))


def _along_edge(network: RoadNetwork, trees: ShortestPathTrees, joins: SnappedPoints) -> Nearest:
    """Return the best stop on the very edge that a point joins; infinitely far where there is none."""
    count = joins.edge.size
    best = Nearest(np.zeros(count, np.int64), np.full(count, np.inf), np.full(count, np.inf))
    rows = np.flatnonzero(np.isin(joins.edge, trees.stops.edge))
    for rank, (edge, share) in enumerate(zip(trees.stops.edge, trees.stops.share, strict=True)):
        here = rows[joins.edge[rows] == edge]
        part = np.abs(joins.share[here] - share)
        seconds = part * network.duration_s[edge] + trees.leg[0, rank]
        sooner = seconds < best.seconds[here]
        here = here[sooner]
        best.rank[here], best.seconds[here] = rank, seconds[sooner]
        best.meters[here] = part[sooner] * network.length_m[edge] + trees.leg[1, rank]
    return best


def _with_leg(best: Nearest, gap_m: FloatArray) -> Nearest:
    return Nearest(best.rank, best.meters + access_leg.drive_m(gap_m), best.seconds + access_leg.drive_s(gap_m))


def _direct(stops: cKDTree, place: FloatArray) -> Nearest:
    """Return the nearest stop as the crow flies, reached over local streets alone."""
    crow_m, rank = stops.query(place, distance_upper_bound=access_leg.STRANGERS_M)
    return Nearest(np.asarray(rank, np.int64), access_leg.drive_m(crow_m), access_leg.direct_s(crow_m))


def _sooner(one: Nearest, other: Nearest) -> Nearest:
    first = one.seconds <= other.seconds
    return Nearest(*(np.where(first, ours, theirs) for ours, theirs in zip(one, other, strict=True)))
