"""Follow one trip through its tree: the line driven and the highways in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.models import Point
from geo.routing.cost_matrix import Approach
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoints
from geo.tables.road_network import RoadNetwork

TINY_M = 800.0
TINY_SHARE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A drive along one edge to `point`; `meters` of `route`."""

    route: str
    meters: float
    point: Point


def segments(network: RoadNetwork, trees: ShortestPathTrees, joins: SnappedPoints, way: Approach) -> list[Segment]:
    """Return the drives from the one joined point to the one stop of `trees`, without the local legs."""
    if way == Approach.DIRECT:
        return []
    edge, share = int(joins.edge[0]), float(joins.share[0])
    stop_share = float(trees.stops.share[0])
    if way == Approach.ALONG:
        return [_stretch(network, edge, abs(share - stop_share), _on_edge(network, edge, stop_share))]
    node, part = (network.start[edge], share) if way == Approach.BY_START else (network.end[edge], 1 - share)
    first = _stretch(network, edge, part, _at_node(network, int(node)))
    return [first, *_down(network, trees, int(node), stop_share)]


def join_point(network: RoadNetwork, joins: SnappedPoints) -> Point:
    """Return the spot on the road where the one joined point meets it."""
    return _on_edge(network, int(joins.edge[0]), float(joins.share[0]))


def _down(network: RoadNetwork, trees: ShortestPathTrees, node: int, stop_share: float) -> Iterator[Segment]:
    """Yield the drives from `node` to the stop."""
    while node >= 0:
        edge, onward = int(trees.by[node, 0]), int(trees.onward[node, 0])
        if onward >= 0:
            yield _stretch(network, edge, 1, _at_node(network, onward))
        else:
            part = stop_share if node == network.start[edge] else 1 - stop_share
            yield _stretch(network, edge, part, _on_edge(network, edge, stop_share))
        node = onward


def without_repeats(line: Sequence[Point]) -> tuple[Point, ...]:
    """Return the line without points that repeat the one before; its two ends stay even if they are one."""
    kept = tuple(point for point, _ in groupby(line))
    return kept if len(kept) > 1 else (line[0], line[-1])


def highways(bits: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """Return the highways of (name, meters) in order, each named once while it goes on.

    Left out are bits without a name, under `TINY_M`, or under `TINY_SHARE` of the way; if all are, the longest stays.
    """
    runs = _runs([bit for bit in bits if bit[0]])
    least = max(TINY_M, TINY_SHARE * sum(meters for _, meters in bits))
    kept = [run for run in runs if run[1] >= least] or sorted(runs, key=lambda run: -run[1])[:1]
    return tuple(route for route, _ in _runs(kept))


def _runs(bits: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the bits with neighbors of one name made one."""
    return [(name, sum(meters for _, meters in same)) for name, same in groupby(bits, key=lambda bit: bit[0])]


def _stretch(network: RoadNetwork, edge: int, part: float, point: Point) -> Segment:
    return Segment(route=network.route[edge], meters=part * float(network.length_m[edge]), point=point)


def _at_node(network: RoadNetwork, node: int) -> Point:
    return Point(lon=float(network.lon[node]), lat=float(network.lat[node]))


def _on_edge(network: RoadNetwork, edge: int, share: float) -> Point:
    """Return the spot `share` of the way along the straight edge."""
    one, other = (_at_node(network, int(ends[edge])) for ends in (network.start, network.end))
    return Point(lon=one.lon + share * (other.lon - one.lon), lat=one.lat + share * (other.lat - one.lat))
