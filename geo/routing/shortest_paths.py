"""Shortest-path trees: from every node to each of a few stops, quickest first, with the meters of that way."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.arrays import FloatArray, IntArray
from geo.routing import access_leg
from geo.routing.graph import DirectedEdges
from geo.routing.snap import SnappedPoints
from geo.tables.road_network import RoadNetwork


@dataclass(frozen=True, kw_only=True, eq=False)
class ShortestPathTrees:
    """The quickest ways to `stops`.

    `cost`, shape (nodes, 2, stops), holds seconds and meters from each node to each stop over its local leg, which is
    `leg`, shape (2, stops); infinite where no road leads, and the meters are those of the quickest way. That way begins
    along edge `by` and goes on from node `onward`, shapes (nodes, stops); -1 where the stop lies on that edge.
    """

    stops: SnappedPoints
    leg: FloatArray
    cost: FloatArray
    by: IntArray
    onward: IntArray

    @cached_property
    def on_edge(self) -> dict[int, list[int]]:
        """The stops that lie on an edge, by edge."""
        found: dict[int, list[int]] = {}
        for stop, edge in enumerate(self.stops.edge.tolist()):
            found.setdefault(edge, []).append(stop)
        return found

    def only(self, stop: int) -> "ShortestPathTrees":
        """Return the tree of one stop alone."""
        one = slice(stop, stop + 1)
        return ShortestPathTrees(
            stops=self.stops.pick(one),
            leg=self.leg[:, one],
            cost=self.cost[:, :, one],
            by=self.by[:, one],
            onward=self.onward[:, one],
        )


def build_trees(network: RoadNetwork, drives: DirectedEdges, stops: SnappedPoints) -> ShortestPathTrees:
    """Return the trees of all `stops`, each a node of its own that roads lead away from but never through.

    `drives` are those of the network, `both_ways`, which are the same for all trees.
    """
    size = len(network.nodes)
    seconds, parents = dijkstra(
        _graph(network, drives, stops), indices=size + np.arange(stops.edge.size), return_predecessors=True
    )
    before = parents.astype(np.int64)
    by, step = _last_steps(network, drives, stops, before)
    cost = np.stack([seconds, _accumulate(step, before)])[:, :, :size]
    leg = access_leg.cost(stops.gap_m)
    return ShortestPathTrees(
        stops=stops,
        leg=leg,
        cost=np.ascontiguousarray(cost.transpose(2, 0, 1)) + leg,
        by=by.T[:size],
        onward=np.where(before < size, before, -1).T[:size],
    )


def _graph(network: RoadNetwork, drives: DirectedEdges, stops: SnappedPoints) -> csr_array:
    """Return the seconds between nodes, with one more row per stop: the drives to both ends of its edge."""
    origin, target, edge = drives
    size, count = len(network.nodes), stops.edge.size
    whole = network.duration_s[stops.edge]
    rows = np.concatenate([origin, np.tile(size + np.arange(count), 2)])
    columns = np.concatenate([target, network.start[stops.edge], network.end[stops.edge]])
    seconds = np.concatenate([network.duration_s[edge], whole * stops.share, whole * (1 - stops.share)])
    return csr_array((seconds, (rows, columns)), shape=(size + count, size + count))


def _last_steps(
    network: RoadNetwork, drives: DirectedEdges, stops: SnappedPoints, before: IntArray
) -> tuple[IntArray, FloatArray]:
    """Return, shaped like `before`, the edge and the meters between each node and the one before it."""
    by = np.full(before.shape, -1)
    step = np.where(before < 0, np.inf, 0.0)
    origin, target, edge = drives
    tree, drive = np.nonzero(before[:, target] == origin)
    by[tree, target[drive]] = edge[drive]
    step[tree, target[drive]] = network.length_m[edge[drive]]
    size, tree = len(network.nodes), np.arange(stops.edge.size)
    step[tree, size + tree] = 0
    for ends, share in ((network.start, stops.share), (network.end, 1 - stops.share)):
        node = ends[stops.edge]
        first = before[tree, node] == size + tree
        by[tree[first], node[first]] = stops.edge[first]
        step[tree[first], node[first]] = (network.length_m[stops.edge] * share)[first]
    return by, step


def _accumulate(step: FloatArray, before: IntArray) -> FloatArray:
    """Return the sum of `step` along each way back to its stop, doubling the leap until every way is walked."""
    here = np.broadcast_to(np.arange(before.shape[1]), before.shape)
    leap, total = np.where(before < 0, here, before), step
    while True:
        onward = np.take_along_axis(leap, leap, axis=1)
        if np.array_equal(onward, leap):
            return total
        total = total + np.take_along_axis(total, leap, axis=1)
        leap = onward
