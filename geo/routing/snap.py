"""Snap points to the nearest road; exact, with the same result for one point as for a million.

Roads are sampled: every node, and points along each edge spaced so that no point of the edge is farther than
`_HALF_SPACING_M` from a sample. A k-d tree finds the nearest samples, and the point is projected onto their edges.
Let q be the true nearest point on a road. If q is a node, it is a sample. If not, the line from the point to q is
perpendicular to the edge, so a sample of that edge lies within sqrt(snap distance^2 + `_HALF_SPACING_M`^2). Once the
last sample looked at is farther away than that, no nearer road can have been missed; until then the search doubles the
number of samples.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from geo.arrays import BoolArray, FloatArray, IntArray
from geo.geodesy import to_ecef
from geo.routing.graph import largest_component
from geo.tables.road_network import RoadNetwork

_HALF_SPACING_M = 300.0
_MIN_SQUARED_LENGTH = 1e-9
_SAMPLES_FOR_FEW, _SAMPLES_FOR_MANY = 6, 3
_MANY = 10_000
_RADII_M = (1_000.0, 2_000.0, 4_000.0)
_NO_EDGE = (math.inf, -1, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SnappedPoints:
    """The nearest point on a road for each of n points.

    It lies on `edge` (index), at `fraction` (0 to 1) of the way from its start, `snap_distance_m` meters from the point
    in a straight line; shapes (n,). `position` holds the ECEF coordinates of the points themselves, shape (n, 3).
    """

    edge: IntArray
    fraction: FloatArray
    snap_distance_m: FloatArray
    position: FloatArray

    def select(self, rows: BoolArray | slice) -> "SnappedPoints":
        """Return the given rows only."""
        return SnappedPoints(
            edge=self.edge[rows],
            fraction=self.fraction[rows],
            snap_distance_m=self.snap_distance_m[rows],
            position=self.position[rows],
        )


class SnappedPoint(NamedTuple):
    """One row of `SnappedPoints` in plain numbers; `position` has shape (3,)."""

    edge: int
    fraction: float
    snap_distance_m: float
    position: FloatArray


class RoadIndex:
    """A spatial index of the roads on which a trip may begin or end.

    Left out are edges that are not `snappable`, and edges outside the largest connected component: an origin snaps to
    the nearest road from which the rest of the network can be reached.
    """

    def __init__(self, network: RoadNetwork) -> None:
        """Sample the roads of `network` and build the search tree."""
        positions = to_ecef(network.lon, network.lat)
        self._start = positions[network.start]
        self._vector = positions[network.end] - self._start
        squared = np.maximum(np.vecdot(self._vector, self._vector), _MIN_SQUARED_LENGTH)
        self._per_meter = self._vector / squared[:, None]
        self._lines = np.hstack([self._start, self._vector, self._per_meter]).tolist()
        usable = np.flatnonzero(network.snappable & largest_component(network))
        self._edge, fraction = _samples(usable, np.sqrt(squared), network)
        self._edge_list = self._edge.tolist()
        self._tree = cKDTree(self._start[self._edge] + self._vector[self._edge] * fraction[:, None])

    def snap(self, position: FloatArray) -> SnappedPoints:
        """Return n points, given by their ECEF coordinates, shape (n, 3), snapped to the nearest road."""
        count = _SAMPLES_FOR_MANY if len(position) > _MANY else _SAMPLES_FOR_FEW
        return self._search(position, min(count, self._tree.n))

    def snap_one(self, position: FloatArray) -> SnappedPoint:
        """Return one point, shape (3,), snapped to the nearest road; faster than `snap` for a single point.

        Searches all samples within growing radii. A road is the nearest one if sqrt(snap distance^2 +
        `_HALF_SPACING_M`^2) does not exceed the radius; beyond the last radius `snap` takes over.
        """
        x, y, z = position.tolist()
        for radius_m in _RADII_M:
            samples = self._tree.query_ball_point(position, radius_m)
            edges = {self._edge_list[sample] for sample in samples}
            squared, edge, fraction = min((self._project(edge, x, y, z) for edge in edges), default=_NO_EDGE)
            if squared + _HALF_SPACING_M**2 <= radius_m**2:
                return SnappedPoint(edge, fraction, math.sqrt(squared), position)
        snapped = self.snap(position[None])
        return SnappedPoint(
            int(snapped.edge[0]), float(snapped.fraction[0]), float(snapped.snap_distance_m[0]), position
        )

    def _project(self, edge: int, x: float, y: float, z: float) -> tuple[float, int, float]:
        """Return (squared distance, edge, fraction) of the point of `edge` nearest to x, y, z."""
        start_x, start_y, start_z, vector_x, vector_y, vector_z, per_x, per_y, per_z = self._lines[edge]
        x, y, z = x - start_x, y - start_y, z - start_z
        fraction = min(max(x * per_x + y * per_y + z * per_z, 0.0), 1.0)
        x, y, z = x - fraction * vector_x, y - fraction * vector_y, z - fraction * vector_z
        return x * x + y * y + z * z, edge, fraction

    def _search(self, position: FloatArray, count: int) -> SnappedPoints:
        """Project onto the edges of the nearest `count` samples but one; the last shows if a nearer road was missed."""
        distances, samples = self._tree.query(position, k=count)
        distance_m, sample = (np.asarray(values).reshape(-1, count) for values in (distances, samples))
        all_seen = count == self._tree.n
        snapped = self._nearest(position, self._edge.take(sample if all_seen else sample[:, :-1]))
        missed = snapped.snap_distance_m * snapped.snap_distance_m + _HALF_SPACING_M**2 > distance_m[:, -1] ** 2
        if not all_seen and missed.any():
            wider = self._search(position[missed], min(2 * count, self._tree.n))
            snapped.edge[missed], snapped.fraction[missed] = wider.edge, wider.fraction
            snapped.snap_distance_m[missed] = wider.snap_distance_m
        return snapped

    def _nearest(self, position: FloatArray, edges: IntArray) -> SnappedPoints:
        """Return each point snapped to the nearest of its candidate `edges`, shape (n, candidates)."""
        offset = position[:, None] - self._start.take(edges, axis=0)
        fraction = np.vecdot(offset, self._per_meter.take(edges, axis=0))
        fraction = np.minimum(np.maximum(fraction, 0), 1)
        offset -= self._vector.take(edges, axis=0) * fraction[:, :, None]
        squared = np.vecdot(offset, offset)
        best = np.arange(len(position)), squared.argmin(axis=1)
        return SnappedPoints(
            edge=edges[best], fraction=fraction[best], snap_distance_m=np.sqrt(squared[best]), position=position
        )


def _samples(usable: IntArray, chord_m: FloatArray, network: RoadNetwork) -> tuple[IntArray, FloatArray]:
    """Return (edge, fraction) of the samples: the midpoints of equal pieces of each edge, and every node once."""
    pieces = np.ceil(chord_m[usable] / (2 * _HALF_SPACING_M)).astype(np.int64).clip(1)
    first = np.repeat(np.cumsum(pieces) - pieces, pieces)
    midpoints = (np.arange(pieces.sum()) - first + 0.5) / np.repeat(pieces, pieces)
    ends = np.concatenate([network.start[usable], network.end[usable]])
    _, once = np.unique(ends, return_index=True)
    edge = np.concatenate([np.repeat(usable, pieces), np.tile(usable, 2)[once]])
    return edge, np.concatenate([midpoints, np.repeat([0.0, 1.0], usable.size)[once]])
