"""How long and how far it is from joined points to the stops of a set of trees."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from geo.roads import local
from geo.roads.network import Flags, Floats, Ints, RoadNetwork
from geo.roads.snap import Joins
from geo.roads.space import between
from geo.roads.trees import Trees


class Way(IntEnum):
    """How a trip leaves the spot where it joined its edge."""

    BY_START = 0
    BY_END = 1
    ALONG = 2
    DIRECT = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reach:
    """Quickest trips from n points to m stops.

    `cost`, shape (n, 2, m), holds seconds and metres; `local_m`, the metres of them over local streets, and `way` are
    shaped (n, m).
    """

    cost: Floats
    local_m: Floats
    way: NDArray[np.int8]


def reach(network: RoadNetwork, trees: Trees, joins: Joins) -> Reach:
    """Return the quickest trip from every joined point to every stop; infinite where no road leads.

    A trip drives from the point to its road over local streets, along the edge to either end, by the tree, and to
    the stop over local streets; or along the edge alone where both lie on it; or, between neighbours, over local
    streets alone if that is quicker.
    """
    leg = local.cost(joins.gap_m).T[:, :, None]
    by_ends = trees.cost[network.ends[joins.edge]] + _to_ends(network, joins)
    by_start, by_end = by_ends[:, 0], by_ends[:, 1]
    ahead = by_end[:, 0] < by_start[:, 0]
    found = Reach(
        cost=np.where(ahead[:, None], by_end, by_start) + leg,
        local_m=leg[:, 1] + trees.leg[1],
        way=ahead.view(np.int8),
    )
    _along(network, trees, joins, found)
    _direct(trees, joins, found)
    return found


def _to_ends(network: RoadNetwork, joins: Joins) -> Floats:
    """Return the cost, seconds and metres, from the joins to the start and the end of their edges, (n, 2, 2, 1)."""
    parts = np.array([joins.share, 1 - joins.share]).T
    return parts[:, :, None, None] * network.cost[joins.edge][:, None, :, None]


def _along(network: RoadNetwork, trees: Trees, joins: Joins, found: Reach) -> None:
    """Take the way along the edge where point and stop lie on the same one and it is quicker."""
    row, stop = np.nonzero(joins.edge[:, None] == trees.stops.edge)
    if not row.size:
        return
    edge, part = joins.edge[row], np.abs(joins.share[row] - trees.stops.share[stop])
    cost = part * network.cost[edge].T
    cost += local.cost(joins.gap_m[row]) + trees.leg[:, stop]
    _take(found, row, stop, cost, Way.ALONG)


def _direct(trees: Trees, joins: Joins, found: Reach) -> None:
    """Take local streets alone where point and stop are neighbours and it is quicker."""
    crow_m = between(joins.place[:, None], trees.stops.place)
    row, stop = np.nonzero(crow_m <= local.STRANGERS_M)
    if not row.size:
        return
    near_m = crow_m[row, stop]
    cost = np.stack([local.direct_s(near_m), local.drive_m(near_m)])
    taken = _take(found, row, stop, cost, Way.DIRECT)
    found.local_m[row[taken], stop[taken]] = cost[1, taken]


def _take(found: Reach, row: Ints, stop: Ints, cost: Floats, way: Way) -> Flags:
    """Put `cost`, shape (2, k), and `way` into `found` at k places where it is quicker; return where it was."""
    quicker: Flags = cost[0] < found.cost[row, 0, stop]
    row, stop = row[quicker], stop[quicker]
    found.cost[row, :, stop] = cost[:, quicker].T
    found.way[row, stop] = way
    return quicker
