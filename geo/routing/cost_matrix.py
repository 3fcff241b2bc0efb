"""How long and how far it is from joined points to the stops of a set of trees."""

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
    """How a trip leaves the spot where it joined its edge."""

    BY_START = 0
    BY_END = 1
    ALONG = 2
    DIRECT = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CostMatrix:
    """Quickest trips from n points to m stops.

    `cost`, shape (n, 2, m), holds seconds and meters; `local_m`, the meters of them over local streets, and `way` are
    shaped (n, m).
    """

    cost: FloatArray
    local_m: FloatArray
    way: NDArray[np.int8]


def cost_matrix(network: RoadNetwork, trees: ShortestPathTrees, joins: SnappedPoints) -> CostMatrix:
    """Return the quickest trip from every joined point to every stop; infinite where no road leads.

    A trip drives from the point to its road over local streets, along the edge to either end, by the tree, and to
    the stop over local streets; or along the edge alone where both lie on it; or, between neighbors, over local
    streets alone if that is quicker.
    """
    leg = access_leg.cost(joins.gap_m).T[:, :, None]
    by_ends = trees.cost[network.ends[joins.edge]] + _to_ends(network, joins)
    by_start, by_end = by_ends[:, 0], by_ends[:, 1]
    ahead = by_end[:, 0] < by_start[:, 0]
    found = CostMatrix(
        cost=np.where(ahead[:, None], by_end, by_start) + leg,
        local_m=leg[:, 1] + trees.leg[1],
        way=ahead.view(np.int8),
    )
    _along(network, trees, joins, found)
    _direct(trees, joins, found)
    return found


def _to_ends(network: RoadNetwork, joins: SnappedPoints) -> FloatArray:
    """Return the cost, seconds and meters, from the joins to the start and the end of their edges, (n, 2, 2, 1)."""
    parts = np.array([joins.share, 1 - joins.share]).T
    return parts[:, :, None, None] * network.cost[joins.edge][:, None, :, None]


def _along(network: RoadNetwork, trees: ShortestPathTrees, joins: SnappedPoints, found: CostMatrix) -> None:
    """Take the way along the edge where point and stop lie on the same one and it is quicker."""
    row, stop = np.nonzero(joins.edge[:, None] == trees.stops.edge)
    if not row.size:
        return
    edge, part = joins.edge[row], np.abs(joins.share[row] - trees.stops.share[stop])
    cost = part * network.cost[edge].T
    cost += access_leg.cost(joins.gap_m[row]) + trees.leg[:, stop]
    _take(found, row, stop, cost, Approach.ALONG)


def _direct(trees: ShortestPathTrees, joins: SnappedPoints, found: CostMatrix) -> None:
    """Take local streets alone where point and stop are neighbors and it is quicker."""
    crow_m = chord_m(joins.place[:, None], trees.stops.place)
    row, stop = np.nonzero(crow_m <= access_leg.STRANGERS_M)
    if not row.size:
        return
    near_m = crow_m[row, stop]
    cost = np.stack([access_leg.direct_s(near_m), access_leg.drive_m(near_m)])
    taken = _take(found, row, stop, cost, Approach.DIRECT)
    found.local_m[row[taken], stop[taken]] = cost[1, taken]


def _take(found: CostMatrix, row: IntArray, stop: IntArray, cost: FloatArray, way: Approach) -> BoolArray:
    """Put `cost`, shape (2, k), and `way` into `found` at k places where it is quicker; return where it was."""
    quicker: BoolArray = cost[0] < found.cost[row, 0, stop]
    row, stop = row[quicker], stop[quicker]
    found.cost[row, :, stop] = cost[:, quicker].T
    found.way[row, stop] = way
    return quicker
