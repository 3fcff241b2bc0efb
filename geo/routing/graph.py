"""The road network as a graph: its directed edges, and its largest connected component."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from geo.arrays import BoolArray, IntArray
from geo.tables.road_network import RoadNetwork

DirectedEdges = tuple[IntArray, IntArray, IntArray]
"""Origin node, target node and edge number of every directed edge."""


def largest_component(network: RoadNetwork) -> BoolArray:
    """Return which edges belong to the connected piece with the most meters of road."""
    size = len(network.nodes)
    shape = (size, size)
    links = coo_array((np.ones(network.start.size), (network.start, network.end)), shape=shape)
    _, piece_of_node = connected_components(links, directed=False)
    piece = piece_of_node[network.start]
    return np.asarray(piece == np.bincount(piece, weights=network.length_m).argmax())


def directed_edges(network: RoadNetwork) -> DirectedEdges:
    """Return (from node, to node, edge) of every drive along one edge, the quickest where several join two nodes."""
    count = network.start.size
    origin = np.concatenate([network.start, network.end])
    target = np.concatenate([network.end, network.start])
    edge = np.tile(np.arange(count), 2)
    order = np.lexsort((edge, network.duration_s[edge], target, origin))
    pair = origin[order] * len(network.nodes) + target[order]
    first = order[np.append(True, pair[1:] != pair[:-1])] if count else order
    return origin[first], target[first], edge[first]
