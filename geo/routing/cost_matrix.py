"""Seconds and meters from many snapped points to the destinations of a set of shortest-path trees."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from geo.arrays import BoolArray, FloatArray, IntArray
from geo.geodesy import chord_m
from geo.routing import access_leg
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoints
from geo.tables.road_network import RoadNetwork


class Approach(IntEnum):
    """How a trip gets from the point where it was snapped to its edge to the destination."""

    VIA_START = 0
    VIA_END = 1
    ALONG_EDGE = 2
    DIRECT = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CostMatrix:
    """The quickest trips from n points to m destinations.

    `cost`, shape (n, 2, m), holds seconds and meters; `local_m`, the meters of them over local streets, and `approach`,
    values of `Approach`, have shape (n, m).
    """

    cost: FloatArray
    local_m: FloatArray
    approach: NDArray[np.int8]


def cost_matrix(network: RoadNetwork, trees: ShortestPathTrees, snapped: SnappedPoints) -> CostMatrix:
    """Return the quickest trip from every snapped point to every destination; infinite where no road leads.

    A trip takes local streets to its road, follows the edge to either end and the tree from there, and takes local
    streets to the destination. If both lie on the same edge it may follow the edge alone; if they are near each other
    it may take local streets alone.
    """
    leg = access_leg.cost(snapped.snap_distance_m).T[:, :, None]
    via_ends = trees.cost[network.ends[snapped.edge]] + _cost_to_ends(network, snapped)
    via_start, via_end = via_ends[:, 0], via_ends[:, 1]
    end_is_quicker = via_end[:, 0] < via_start[:, 0]
    matrix = CostMatrix(
        cost=np.where(end_is_quicker[:, None], via_end, via_start) + leg,
        local_m=leg[:, 1] + trees.access_leg[1],
        approach=end_is_quicker.view(np.int8),
    )
    _apply_along_edge(network, trees, snapped, matrix)
    _apply_direct(trees, snapped, matrix)
    return matrix


def _cost_to_ends(network: RoadNetwork, snapped: SnappedPoints) -> FloatArray:
    """Return seconds and meters from the snapped points to the start and end of their edges, shape (n, 2, 2, 1)."""
    fractions = np.array([snapped.fraction, 1 - snapped.fraction]).T
    return fractions[:, :, None, None] * network.cost[snapped.edge][:, None, :, None]


def _apply_along_edge(
    network: RoadNetwork, trees: ShortestPathTrees, snapped: SnappedPoints, matrix: CostMatrix
) -> None:
    """Follow the edge alone where point and destination lie on the same one and that is quicker."""
    row, column = np.nonzero(snapped.edge[:, None] == trees.destinations.edge)
    if not row.size:
        return
    edge, part = snapped.edge[row], np.abs(snapped.fraction[row] - trees.destinations.fraction[column])
    cost = part * network.cost[edge].T
    cost += access_leg.cost(snapped.snap_distance_m[row]) + trees.access_leg[:, column]
    _keep_quicker(matrix, row, column, cost, Approach.ALONG_EDGE)


def _apply_direct(trees: ShortestPathTrees, snapped: SnappedPoints, matrix: CostMatrix) -> None:
    """Take local streets alone where point and destination are near each other and that is quicker."""
    straight_line_m = chord_m(snapped.position[:, None], trees.destinations.position)
    row, column = np.nonzero(straight_line_m <= access_leg.DIRECT_LIMIT_M)
    if not row.size:
        return
    near_m = straight_line_m[row, column]
    cost = np.stack([access_leg.direct_s(near_m), access_leg.distance_m(near_m)])
    quicker = _keep_quicker(matrix, row, column, cost, Approach.DIRECT)
    matrix.local_m[row[quicker], column[quicker]] = cost[1, quicker]


def _keep_quicker(
    matrix: CostMatrix, row: IntArray, column: IntArray, cost: FloatArray, approach: Approach
) -> BoolArray:
    """Write `cost`, shape (2, k), and `approach` into `matrix` at the k cells where it is quicker; return that mask."""
    quicker: BoolArray = cost[0] < matrix.cost[row, 0, column]
    row, column = row[quicker], column[quicker]
    matrix.cost[row, :, column] = cost[:, quicker].T
    matrix.approach[row, column] = approach
    return quicker
