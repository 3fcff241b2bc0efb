"""The same answers for one point, in plain numbers: there an array costs more than it carries.

A page asks for one origin at a time. `RoadIndex.join` and `reach`, made for any number of points, spend most of that
time on numpy's price per call; this does the same sums with a third of the calls.
"""

import math

import numpy as np

from geo.arrays import FloatArray
from geo.routing import access_leg
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoint
from geo.routing.trips import TripCosts
from geo.tables.road_network import RoadNetwork


def one_to_many(network: RoadNetwork, trees: ShortestPathTrees, join: SnappedPoint) -> TripCosts:
    """Return what `reach` returns of one point: the quickest trip to every stop of `trees`."""
    leg_s, leg_m = access_leg.one_drive(join.gap_m)
    cost = _by_ends(network, trees, join)
    _along(network, trees, join, cost)
    cost[0] += leg_s
    cost[1] += leg_m
    local_m = trees.leg[1] + leg_m
    _direct(trees, join, cost, local_m)
    return TripCosts(seconds=cost[0], meters=cost[1], local_m=local_m)


def _by_ends(network: RoadNetwork, trees: ShortestPathTrees, join: SnappedPoint) -> FloatArray:
    """Return the cost, shape (2, m), by whichever end of the edge is quicker for each stop."""
    start, end = network.ends[join.edge].tolist()
    whole = network.cost[join.edge][:, None]
    by_start: FloatArray = trees.cost[start] + join.share * whole
    by_end: FloatArray = trees.cost[end] + (1 - join.share) * whole
    return np.where(by_end[0] < by_start[0], by_end, by_start)


def _along(network: RoadNetwork, trees: ShortestPathTrees, join: SnappedPoint, cost: FloatArray) -> None:
    """Take the way along the edge to the stops on the same one, where it is quicker."""
    for stop in trees.on_edge.get(join.edge, ()):
        part = abs(join.share - trees.stops.share[stop])
        way = part * network.cost[join.edge] + trees.leg[:, stop]
        if way[0] < cost[0, stop]:
            cost[:, stop] = way


def _direct(trees: ShortestPathTrees, join: SnappedPoint, cost: FloatArray, local_m: FloatArray) -> None:
    """Take local streets alone to the stops in the neighborhood, where it is quicker."""
    gap = join.place - trees.stops.place
    squared = np.vecdot(gap, gap)
    for stop in np.flatnonzero(squared <= access_leg.STRANGERS_M**2).tolist():
        seconds, meters = access_leg.one_direct(math.sqrt(squared[stop]))
        if seconds < cost[0, stop]:
            cost[0, stop], cost[1, stop], local_m[stop] = seconds, meters, meters
