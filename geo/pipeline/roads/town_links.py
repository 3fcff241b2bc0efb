"""Link the center of every town to the highways around it, as its streets do.

A town's center becomes a node. It is linked to the nearest point of a nearby highway if the route over existing edges
would be a real detour; `town_links.csv` corrects the links that a river prevents or that are longer in reality.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Point

from geo.pipeline.roads.bends import bend_toward
from geo.pipeline.roads.junctions import Part, RoadPosition, position_on
from geo.pipeline.roads.kinds import Town
from geo.pipeline.roads.lines import Segment
from geo.pipeline.roads.network import Edge
from geo.units import METERS_PER_MILE

REACH_M = (2_000.0, 4_500.0)
"""Lower and upper bound of the distance at which a town's streets are assumed to reach a highway."""

STREET_WINDING = 1.25
"""Length of a town's streets divided by the straight-line distance: a street grid crossed at all angles."""

DETOUR_FACTOR, DETOUR_M = 1.5, 800.0
"""A link is added if the route without it is longer than its length times the factor plus the meters."""

STREET = "street"
"""The highway 'number' of a link."""

Adjacency = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TownRule:
    """A row of `town_links.csv`: the miles from a town to a highway, or `None` if no street links them."""

    town: str
    highway: str
    miles: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TownLink:
    """Streets of `length_m` meters from a town to a position on a highway."""

    town: str
    position: RoadPosition
    length_m: float


def town_links(
    towns: Sequence[Town],
    parts: Sequence[Part],
    edges: Iterable[Edge],
    rules: Sequence[TownRule],
    *,
    is_bypass: Callable[[Segment], bool],
) -> Iterator[TownLink]:
    """Yield the links of every town, nearest highway first; a segment that `is_bypass` does not bend toward towns."""
    adjacency = _adjacency(edges)
    rules_by_key = {(rule.town, rule.highway): rule for rule in rules}
    for town in towns:
        links = _candidates(town, parts, rules_by_key, is_bypass)
        for link in sorted(links, key=lambda link: (link.length_m, link.position.node)):
            if (
                (town.name, link.position.part.highway) in rules_by_key
                or link.length_m == 0
                or _saves_detour(link, adjacency)
            ):
                _add(adjacency, link)
                yield link


def _candidates(
    town: Town,
    parts: Sequence[Part],
    rules: Mapping[tuple[str, str], TownRule],
    is_bypass: Callable[[Segment], bool],
) -> Iterator[TownLink]:
    reach_m = float(np.clip(1.5 * town.radius_m, *REACH_M))
    for part in parts:
        rule = rules.get((town.name, part.highway))
        distance_m = part.line.distance(town.center)
        if rule is not None and rule.miles is not None:
            yield TownLink(
                town=town.name,
                position=position_on(part, town.center),
                length_m=max(rule.miles * METERS_PER_MILE, distance_m),
            )
        elif rule is None and distance_m <= reach_m:
            yield _link(town, position_on(part, town.center), is_bypass)


def _link(town: Town, position: RoadPosition, is_bypass: Callable[[Segment], bool]) -> TownLink:
    if not is_bypass(position.part.segments[position.segment]):
        position = bend_toward(position, town.name, town.center)
    distance_m = town.center.distance(Point(position.x, position.y))
    return TownLink(
        town=town.name, position=position, length_m=0 if position.node == town.name else distance_m * STREET_WINDING
    )


def _adjacency(edges: Iterable[Edge]) -> Adjacency:
    adjacency: Adjacency = defaultdict(list)
    for edge in edges:
        adjacency[edge.start].append((edge.end, edge.length_m))
        adjacency[edge.end].append((edge.start, edge.length_m))
    return adjacency


def _add(adjacency: Adjacency, link: TownLink) -> None:
    for node, along_m in _ends(link.position):
        adjacency[link.town].append((node, link.length_m + along_m))
        adjacency[node].append((link.town, link.length_m + along_m))


def _ends(position: RoadPosition) -> Iterator[tuple[str, float]]:
    segment = position.part.segments[position.segment]
    yield segment.start.key, position.fraction * segment.length_m
    yield segment.end.key, (1 - position.fraction) * segment.length_m


def _saves_detour(link: TownLink, adjacency: Adjacency) -> bool:
    limit_m = DETOUR_FACTOR * link.length_m + DETOUR_M
    distances = _distances_within(adjacency, link.town, limit_m)
    return all(distances.get(node, np.inf) + along_m > limit_m for node, along_m in _ends(link.position))


def _distances_within(adjacency: Adjacency, start: str, limit_m: float) -> dict[str, float]:
    """Return the distance in meters to every node within `limit_m` meters of `start` (Dijkstra's algorithm)."""
    distances: dict[str, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance_m, node = heapq.heappop(queue)
        if node in distances or distance_m > limit_m:
            continue
        distances[node] = distance_m
        for other, length_m in adjacency.get(node, ()):
            heapq.heappush(queue, (distance_m + length_m, other))
    return distances
