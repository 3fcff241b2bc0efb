"""The trips from one origin, in plain numbers: for a single point, arrays cost more time than they save.

A page asks for one origin at a time. `RoadIndex.snap` and `cost_matrix`, made for any number of points, spend most of
that time on numpy's overhead per call; this module does the same arithmetic with a third of the calls.
"""

import math

import numpy as np

from geo.arrays import FloatArray
from geo.routing import access_leg
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoint
from geo.routing.trips import TripCosts
from geo.tables.road_network import RoadNetwork


def one_to_many(network: RoadNetwork, trees: ShortestPathTrees, origin: SnappedPoint) -> TripCosts:
    """Return the quickest trip from `origin` to each destination of `trees`: one row of `cost_matrix`."""
    leg_s, leg_m = access_leg.scalar_cost(origin.snap_distance_m)
    cost = _via_ends(network, trees, origin)
    _apply_along_edge(network, trees, origin, cost)
    cost[0] += leg_s
    cost[1] += leg_m
    local_m = trees.access_leg[1] + leg_m
    _apply_direct(trees, origin, cost, local_m)
    return TripCosts(seconds=cost[0], meters=cost[1], local_m=local_m)


def _via_ends(network: RoadNetwork, trees: ShortestPathTrees, origin: SnappedPoint) -> FloatArray:
    """Return seconds and meters, shape (2, m), via the end of the edge that is quicker for each destination."""
    start, end = network.ends[origin.edge].tolist()
    edge_cost = network.cost[origin.edge][:, None]
    via_start: FloatArray = trees.cost[start] + origin.fraction * edge_cost
    via_end: FloatArray = trees.cost[end] + (1 - origin.fraction) * edge_cost
    return np.where(via_end[0] < via_start[0], via_end, via_start)


def _apply_along_edge(network: RoadNetwork, trees: ShortestPathTrees, origin: SnappedPoint, cost: FloatArray) -> None:
    """Follow the edge alone to the destinations on it, where that is quicker."""
    for column in trees.destinations_on_edge.get(origin.edge, ()):
        part = abs(origin.fraction - trees.destinations.fraction[column])
        along = part * network.cost[origin.edge] + trees.access_leg[:, column]
        if along[0] < cost[0, column]:
            cost[:, column] = along


def _apply_direct(trees: ShortestPathTrees, origin: SnappedPoint, cost: FloatArray, local_m: FloatArray) -> None:
    """Take local streets alone to the destinations nearby, where that is quicker."""
    offset = origin.position - trees.destinations.position
    squared = np.vecdot(offset, offset)
    for column in np.flatnonzero(squared <= access_leg.DIRECT_LIMIT_M**2).tolist():
        seconds, meters = access_leg.scalar_direct_cost(math.sqrt(squared[column]))
        if seconds < cost[0, column]:
            cost[0, column], cost[1, column], local_m[column] = seconds, meters, meters
