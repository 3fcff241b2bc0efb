"""The road network as arrays: nodes, the edges between them, and what each edge is."""

from dataclasses import dataclass, field

import numpy as np

from geo.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadNetwork:
    """Roads that can be driven both ways; row i of each edge array describes edge i, straight between its two nodes.

    `lon` and `lat` are degrees of EPSG:4326, one per node. `start` and `end` count nodes, `length_m` is the official
    length (longer than the straight line where the road bends), `may_join` says whether a trip may begin or end there.
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
    may_join: BoolArray
    ends: IntArray = field(init=False)
    cost: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        """Put together what is always looked up together: `ends` and `cost` (seconds, meters), shapes (edges, 2)."""
        object.__setattr__(self, "ends", np.column_stack([self.start, self.end]))
        object.__setattr__(self, "cost", np.column_stack([self.duration_s, self.length_m]))
