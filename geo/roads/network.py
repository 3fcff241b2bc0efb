"""The road network as arrays: nodes, the edges between them, and what each edge is."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Drives = tuple[Ints, Ints, Ints]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadNetwork:
    """Roads that can be driven both ways; row i of each edge array describes edge i, straight between its two nodes.

    `lon` and `lat` are degrees of EPSG:4326, one per node. `start` and `end` count nodes, `length_m` is the official
    length (longer than the straight line where the road bends), `may_join` says whether a trip may begin or end there.
    """

    nodes: tuple[str, ...]
    lon: Floats
    lat: Floats
    start: Ints
    end: Ints
    length_m: Floats
    duration_s: Floats
    kind: tuple[str, ...]
    route: tuple[str, ...]
    may_join: Flags
    ends: Ints = field(init=False)
    cost: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Put together what is always looked up together: `ends` and `cost` (seconds, metres), shapes (edges, 2)."""
        object.__setattr__(self, "ends", np.column_stack([self.start, self.end]))
        object.__setattr__(self, "cost", np.column_stack([self.duration_s, self.length_m]))


def main_piece(network: RoadNetwork) -> Flags:
    """Return which edges belong to the connected piece with the most metres of road."""
    size = len(network.nodes)
    shape = (size, size)
    links = coo_array((np.ones(network.start.size), (network.start, network.end)), shape=shape)
    _, piece_of_node = connected_components(links, directed=False)
    piece = piece_of_node[network.start]
    return np.asarray(piece == np.bincount(piece, weights=network.length_m).argmax())


def both_ways(network: RoadNetwork) -> Drives:
    """Return (from node, to node, edge) of every drive along one edge, the quickest where several join two nodes."""
    count = network.start.size
    origin = np.concatenate([network.start, network.end])
    target = np.concatenate([network.end, network.start])
    edge = np.tile(np.arange(count), 2)
    order = np.lexsort((edge, network.duration_s[edge], target, origin))
    pair = origin[order] * len(network.nodes) + target[order]
    first = order[np.append(True, pair[1:] != pair[:-1])] if count else order
    return origin[first], target[first], edge[first]
