"""Shortest-path trees: the quickest path from every node to each of a few destinations, in seconds and meters."""

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
    """The quickest paths from n nodes to m `destinations`.

    `access_leg`, shape (2, m), holds seconds and meters between each destination and its road. `cost`, shape
    (n, 2, m), holds seconds and meters from each node to each destination, access leg included; infinite where no road
    leads; the meters are those of the quickest path. `via_edge` and `next_node`, shapes (n, m), hold the edge and the
    node that come next on that path; `next_node` is -1 where the destination lies on `via_edge`.
    """

    destinations: SnappedPoints
    access_leg: FloatArray
    cost: FloatArray
    via_edge: IntArray
    next_node: IntArray

    @cached_property
    def destinations_on_edge(self) -> dict[int, list[int]]:
        """The indexes of the destinations on each edge that has any."""
        by_edge: dict[int, list[int]] = {}
        for destination, edge in enumerate(self.destinations.edge.tolist()):
            by_edge.setdefault(edge, []).append(destination)
        return by_edge

    def select(self, destination: int) -> "ShortestPathTrees":
        """Return the tree of one destination only."""
        one = slice(destination, destination + 1)
        return ShortestPathTrees(
            destinations=self.destinations.select(one),
            access_leg=self.access_leg[:, one],
            cost=self.cost[:, :, one],
            via_edge=self.via_edge[:, one],
            next_node=self.next_node[:, one],
        )


def build_trees(network: RoadNetwork, edges: DirectedEdges, destinations: SnappedPoints) -> ShortestPathTrees:
    """Return the shortest-path trees of all `destinations`.

    Each destination becomes an extra node from which edges lead to both ends of its road edge, but none lead to it,
    so no path passes through a destination. `edges` are the `directed_edges` of `network`, the same for all trees.
    """
    size = len(network.nodes)
    seconds, predecessors = dijkstra(
        _graph(network, edges, destinations),
        indices=size + np.arange(destinations.edge.size),
        return_predecessors=True,
    )
    predecessor = predecessors.astype(np.int64)
    via_edge, step_m = _last_steps(network, edges, destinations, predecessor)
    cost = np.stack([seconds, _accumulate(step_m, predecessor)])[:, :, :size]
    leg = access_leg.cost(destinations.snap_distance_m)
    return ShortestPathTrees(
        destinations=destinations,
        access_leg=leg,
        cost=np.ascontiguousarray(cost.transpose(2, 0, 1)) + leg,
        via_edge=via_edge.T[:size],
        next_node=np.where(predecessor < size, predecessor, -1).T[:size],
    )


def _graph(network: RoadNetwork, edges: DirectedEdges, destinations: SnappedPoints) -> csr_array:
    """Return the matrix of seconds between nodes, with one extra row per destination to both ends of its edge."""
    source, target, edge = edges
    size, count = len(network.nodes), destinations.edge.size
    edge_s = network.duration_s[destinations.edge]
    rows = np.concatenate([source, np.tile(size + np.arange(count), 2)])
    columns = np.concatenate([target, network.start[destinations.edge], network.end[destinations.edge]])
    seconds = np.concatenate(
        [network.duration_s[edge], edge_s * destinations.fraction, edge_s * (1 - destinations.fraction)]
    )
    return csr_array((seconds, (rows, columns)), shape=(size + count, size + count))


def _last_steps(
    network: RoadNetwork, edges: DirectedEdges, destinations: SnappedPoints, predecessor: IntArray
) -> tuple[IntArray, FloatArray]:
    """Return, shaped like `predecessor`, the edge and the meters between each node and its predecessor."""
    via_edge = np.full(predecessor.shape, -1)
    step_m = np.where(predecessor < 0, np.inf, 0.0)
    source, target, edge = edges
    tree, used = np.nonzero(predecessor[:, target] == source)
    via_edge[tree, target[used]] = edge[used]
    step_m[tree, target[used]] = network.length_m[edge[used]]
    size, tree = len(network.nodes), np.arange(destinations.edge.size)
    step_m[tree, size + tree] = 0
    for ends, fraction in ((network.start, destinations.fraction), (network.end, 1 - destinations.fraction)):
        node = ends[destinations.edge]
        first = predecessor[tree, node] == size + tree
        via_edge[tree[first], node[first]] = destinations.edge[first]
        step_m[tree[first], node[first]] = (network.length_m[destinations.edge] * fraction)[first]
    return via_edge, step_m


def _accumulate(step: FloatArray, predecessor: IntArray) -> FloatArray:
    """Return the sum of `step` along each path back to its destination, by pointer doubling."""
    here = np.broadcast_to(np.arange(predecessor.shape[1]), predecessor.shape)
    ancestor, total = np.where(predecessor < 0, here, predecessor), step
    while True:
        farther = np.take_along_axis(ancestor, ancestor, axis=1)
        if np.array_equal(farther, ancestor):
            return total
        total = total + np.take_along_axis(total, ancestor, axis=1)
        ancestor = farther
