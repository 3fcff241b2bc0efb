"""The road network as arrays of nodes and edges."""

from dataclasses import dataclass, field

import numpy as np

from geo.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadNetwork:
    """Two-way roads; element i of each edge array describes edge i, a straight line between two nodes.

    Per node: `nodes` (names), `lon` and `lat` (degrees, EPSG:4326), shapes (nodes,). Per edge: `start` and `end` (node
    indexes), `length_m` (official length, longer than the straight line where the road curves), `duration_s`, `kind`,
    `route` (the signed highway, "" if none) and `snappable` (whether a trip may begin or end on the edge), shapes
    (edges,). Derived: `ends`, shape (edges, 2), start and end node; `cost`, shape (edges, 2), seconds and meters.
    """

    nodes: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray
    start: IntArray
    end: IntArray
    length_m: FloatArray
    duration_s: FloatArray
    kind: tuple[str, ...]
    route: tuple[str, ...]
    snappable: BoolArray
    ends: IntArray = field(init=False)
    cost: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        """Stack the columns that are always read together."""
        object.__setattr__(self, "ends", np.column_stack([self.start, self.end]))
        object.__setattr__(self, "cost", np.column_stack([self.duration_s, self.length_m]))
