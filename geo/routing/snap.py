"""Join the nearest point on a road: exact, and the same for one point as for a million.

Roads are sampled: every node, and points along each edge so close that no spot of it is farther than `_HALF_M` from
one. A k-d tree finds the nearest samples; the point is then projected on their edges. If q is the true nearest spot
and lies on a node, that node is a sample; if not, the line to q meets its edge at a right angle and a sample
of that edge is no farther away than the root of the squares of the gap and `_HALF_M`. So once the last sample
looked at is farther than that, nothing nearer was missed; until then twice as many are looked at.
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

_HALF_M = 300.0
_NO_LENGTH = 1e-9
_LOOK_FOR_FEW, _LOOK_FOR_MANY = 6, 3
_MANY = 10_000
_CIRCLES_M = (1_000.0, 2_000.0, 4_000.0)
_NOWHERE = (math.inf, -1, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SnappedPoints:
    """Where n points meet roads: on `edge`, `share` of the way from its start, `gap_m` away as the crow flies.

    `place` keeps the points themselves, as `positions` gives them.
    """

    edge: IntArray
    share: FloatArray
    gap_m: FloatArray
    place: FloatArray

    def pick(self, rows: BoolArray | slice) -> "SnappedPoints":
        """Return the joins of `rows` alone."""
        return SnappedPoints(
            edge=self.edge[rows], share=self.share[rows], gap_m=self.gap_m[rows], place=self.place[rows]
        )


class SnappedPoint(NamedTuple):
    """Where one point meets a road: a row of `Joins` in plain numbers."""

    edge: int
    share: float
    gap_m: float
    place: FloatArray


class RoadIndex:
    """The roads that a trip may join, ready to be searched.

    Edges that may not be joined (`may_join`) and pieces that no road connects with the main one are left out, so they
    never swallow an origin: it joins the nearest road that leads somewhere.
    """

    def __init__(self, network: RoadNetwork) -> None:
        """Sample the roads of `network` and build the search tree."""
        spots = to_ecef(network.lon, network.lat)
        self._start = spots[network.start]
        self._along = spots[network.end] - self._start
        squared = np.maximum(np.vecdot(self._along, self._along), _NO_LENGTH)
        self._per_meter = self._along / squared[:, None]
        self._lines = np.hstack([self._start, self._along, self._per_meter]).tolist()
        usable = np.flatnonzero(network.may_join & largest_component(network))
        self._edge, share = _samples(usable, np.sqrt(squared), network)
        self._edge_of = self._edge.tolist()
        self._tree = cKDTree(self._start[self._edge] + self._along[self._edge] * share[:, None])

    def join(self, place: FloatArray) -> SnappedPoints:
        """Return where n points, as `positions` gives them, join the nearest road."""
        look = _LOOK_FOR_MANY if len(place) > _MANY else _LOOK_FOR_FEW
        return self._search(place, min(look, self._tree.n))

    def join_one(self, place: FloatArray) -> SnappedPoint:
        """Return where one point, shape (3,), joins the nearest road, without the price of arrays.

        The samples of a wider and wider circle are looked at; they are all there are in it, so a road is the nearest
        one when its gap and `_HALF_M` lie in the circle.
        """
        x, y, z = place.tolist()
        for radius_m in _CIRCLES_M:
            samples = self._tree.query_ball_point(place, radius_m)
            edges = {self._edge_of[sample] for sample in samples}
            squared, edge, share = min((self._foot(edge, x, y, z) for edge in edges), default=_NOWHERE)
            if squared + _HALF_M**2 <= radius_m**2:
                return SnappedPoint(edge, share, math.sqrt(squared), place)
        joins = self.join(place[None])
        return SnappedPoint(int(joins.edge[0]), float(joins.share[0]), float(joins.gap_m[0]), place)

    def _foot(self, edge: int, x: float, y: float, z: float) -> tuple[float, int, float]:
        """Return of the spot of `edge` nearest to x, y, z: the square of its distance, the edge, its share."""
        start_x, start_y, start_z, along_x, along_y, along_z, per_x, per_y, per_z = self._lines[edge]
        x, y, z = x - start_x, y - start_y, z - start_z
        share = min(max(x * per_x + y * per_y + z * per_z, 0.0), 1.0)
        x, y, z = x - share * along_x, y - share * along_y, z - share * along_z
        return x * x + y * y + z * z, edge, share

    def _search(self, place: FloatArray, look: int) -> SnappedPoints:
        """Look at the nearest samples, all but the last; that one's distance tells whether a nearer road was missed."""
        found = self._tree.query(place, k=look)
        apart, sample = (np.asarray(values).reshape(-1, look) for values in found)
        all_seen = look == self._tree.n
        joins = self._nearest(place, self._edge.take(sample if all_seen else sample[:, :-1]))
        missed = joins.gap_m * joins.gap_m + _HALF_M**2 > apart[:, -1] ** 2
        if not all_seen and missed.any():
            wider = self._search(place[missed], min(2 * look, self._tree.n))
            joins.edge[missed], joins.share[missed], joins.gap_m[missed] = wider.edge, wider.share, wider.gap_m
        return joins

    def _nearest(self, place: FloatArray, edges: IntArray) -> SnappedPoints:
        """Return the nearest of each point's candidate `edges`, shape (n, candidates)."""
        away = place[:, None] - self._start.take(edges, axis=0)
        share = np.vecdot(away, self._per_meter.take(edges, axis=0))
        share = np.minimum(np.maximum(share, 0), 1)
        away -= self._along.take(edges, axis=0) * share[:, :, None]
        squared = np.vecdot(away, away)
        best = np.arange(len(place)), squared.argmin(axis=1)
        return SnappedPoints(edge=edges[best], share=share[best], gap_m=np.sqrt(squared[best]), place=place)


def _samples(usable: IntArray, chord_m: FloatArray, network: RoadNetwork) -> tuple[IntArray, FloatArray]:
    """Return (edge, share) of the samples: the middles of equal pieces of each edge, and every node once."""
    pieces = np.ceil(chord_m[usable] / (2 * _HALF_M)).astype(np.int64).clip(1)
    first = np.repeat(np.cumsum(pieces) - pieces, pieces)
    middles = (np.arange(pieces.sum()) - first + 0.5) / np.repeat(pieces, pieces)
    ends = np.concatenate([network.start[usable], network.end[usable]])
    _, once = np.unique(ends, return_index=True)
    edge = np.concatenate([np.repeat(usable, pieces), np.tile(usable, 2)[once]])
    return edge, np.concatenate([middles, np.repeat([0.0, 1.0], usable.size)[once]])
