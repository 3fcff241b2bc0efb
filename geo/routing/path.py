"""Follow one trip through its shortest-path tree: the line driven and the highways in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from geo.models import Point
from geo.routing.cost_matrix import Approach
from geo.routing.shortest_paths import ShortestPathTrees
from geo.routing.snap import SnappedPoints
from geo.tables.road_network import RoadNetwork

MIN_NAMED_M = 800.0
MIN_NAMED_FRACTION = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A drive of `meters` on `route` along one edge, ending at `point`."""

    route: str
    meters: float
    point: Point


def segments(
    network: RoadNetwork, trees: ShortestPathTrees, snapped: SnappedPoints, approach: Approach
) -> list[Segment]:
    """Return the segments, without access legs, from the one snapped point to the one destination of `trees`."""
    if approach == Approach.DIRECT:
        return []
    edge, fraction = int(snapped.edge[0]), float(snapped.fraction[0])
    end_fraction = float(trees.destinations.fraction[0])
    if approach == Approach.ALONG_EDGE:
        return [_segment(network, edge, abs(fraction - end_fraction), _point_on_edge(network, edge, end_fraction))]
    via_start = approach == Approach.VIA_START
    node, part = (network.start[edge], fraction) if via_start else (network.end[edge], 1 - fraction)
    first = _segment(network, edge, part, _point_of_node(network, int(node)))
    return [first, *_follow_tree(network, trees, int(node), end_fraction)]


def road_point(network: RoadNetwork, snapped: SnappedPoints) -> Point:
    """Return the point on the road to which the one point of `snapped` was snapped."""
    return _point_on_edge(network, int(snapped.edge[0]), float(snapped.fraction[0]))


def _follow_tree(network: RoadNetwork, trees: ShortestPathTrees, node: int, end_fraction: float) -> Iterator[Segment]:
    """Yield the segments from `node` to the destination."""
    while node >= 0:
        edge, next_node = int(trees.via_edge[node, 0]), int(trees.next_node[node, 0])
        if next_node >= 0:
            yield _segment(network, edge, 1, _point_of_node(network, next_node))
        else:
            part = end_fraction if node == network.start[edge] else 1 - end_fraction
            yield _segment(network, edge, part, _point_on_edge(network, edge, end_fraction))
        node = next_node


def without_repeats(line: Sequence[Point]) -> tuple[Point, ...]:
    """Return the line without consecutive duplicates; at least its two end points, even if they are equal."""
    kept = tuple(point for point, _ in groupby(line))
    return kept if len(kept) > 1 else (line[0], line[-1])


def highways(steps: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """Return the highways of the (name, meters) steps in order, consecutive steps on one highway named once.

    Unnamed steps and highways shorter than `MIN_NAMED_M` or `MIN_NAMED_FRACTION` of the total are left out; if that
    leaves none, the longest is returned.
    """
    runs = _runs([step for step in steps if step[0]])
    least = max(MIN_NAMED_M, MIN_NAMED_FRACTION * sum(meters for _, meters in steps))
    kept = [run for run in runs if run[1] >= least] or sorted(runs, key=lambda run: -run[1])[:1]
    return tuple(route for route, _ in _runs(kept))


def _runs(steps: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return the steps with consecutive ones of the same name added up."""
    return [(name, sum(meters for _, meters in same)) for name, same in groupby(steps, key=lambda step: step[0])]


def _segment(network: RoadNetwork, edge: int, part: float, point: Point) -> Segment:
    return Segment(route=network.route[edge], meters=part * float(network.length_m[edge]), point=point)


def _point_of_node(network: RoadNetwork, node: int) -> Point:
    return Point(lon=float(network.lon[node]), lat=float(network.lat[node]))


def _point_on_edge(network: RoadNetwork, edge: int, fraction: float) -> Point:
    """Return the point at `fraction` of the straight edge, from its start."""
    start, end = (_point_of_node(network, int(ends[edge])) for ends in (network.start, network.end))
    return Point(lon=start.lon + fraction * (end.lon - start.lon), lat=start.lat + fraction * (end.lat - start.lat))
