"""The road network as a graph: its directed edges and its largest connected component."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.arrays import BoolArray, IntArray
from geo.tables.road_network import RoadNetwork

DirectedEdges = tuple[IntArray, IntArray, IntArray]
"""Source node, target node and edge index of every directed edge, shapes (directed edges,)."""


def largest_component(network: RoadNetwork) -> BoolArray:
    """Return a mask, shape (edges,), of the edges in the connected component with the greatest total length."""
    size = len(network.nodes)
    shape = (size, size)
    links = coo_array((np.ones(network.start.size), (network.start, network.end)), shape=shape)
    _, component_of_node = connected_components(links, directed=False)
    component = component_of_node[network.start]
    return np.asarray(component == np.bincount(component, weights=network.length_m).argmax())


def directed_edges(network: RoadNetwork) -> DirectedEdges:
    """Return every edge in both directions; where several join the same two nodes, only the quickest."""
    count = network.start.size
    source = np.concatenate([network.start, network.end])
    target = np.concatenate([network.end, network.start])
    edge = np.tile(np.arange(count), 2)
    order = np.lexsort((edge, network.duration_s[edge], target, source))
    pair = source[order] * len(network.nodes) + target[order]
    first = order[np.append(True, pair[1:] != pair[:-1])] if count else order
    return source[first], target[first], edge[first]
