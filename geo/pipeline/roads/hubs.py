"""Join the middle of every town to the highways around it, as its streets do.

A town's center becomes a node. It is linked to the nearest place of a highway nearby when the way there over roads
already known would be a real detour; `hubs.csv` corrects the links that a river forbids or a street makes longer.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import Point

from geo.pipeline.roads.bends import bent
from geo.pipeline.roads.junctions import Part, Place, place_on
from geo.pipeline.roads.kinds import Town
from geo.pipeline.roads.lines import Stretch
from geo.pipeline.roads.mileposts import MILE_M
from geo.pipeline.roads.network import Edge

REACH_M = (2_000.0, 4_500.0)
"""Least and greatest distance at which a town's streets are taken to lead to a highway."""

STREET_WINDING = 1.25
"""Length of a town's streets over the straight distance: a grid driven at all angles."""

WORTH_FACTOR, WORTH_M = 1.5, 800.0
"""A link is made when the way without it is longer than this many times its length and so many meters more."""

STREET = "street"
"""What stands for the highway number of a link."""

Adjacency = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRule:
    """What `hubs.csv` says of a town and a highway: the miles, or nothing where there is no such street."""

    town: str
    highway: str
    miles: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Streets of `length_m` meters from a town to a place on a highway."""

    town: str
    place: Place
    length_m: float


def hub_links(
    towns: Sequence[Town],
    parts: Sequence[Part],
    edges: Iterable[Edge],
    rules: Sequence[HubRule],
    *,
    passes_by: Callable[[Stretch], bool],
) -> Iterator[Link]:
    """Yield the links of every town, nearest highway first; a road that `passes_by` does not bend to any town."""
    adjacency = _adjacency(edges)
    ruled = {(rule.town, rule.highway): rule for rule in rules}
    for town in towns:
        links = _candidates(town, parts, ruled, passes_by)
        for link in sorted(links, key=lambda link: (link.length_m, link.place.node)):
            if (town.name, link.place.part.highway) in ruled or link.length_m == 0 or _is_worth(link, adjacency):
                _add(adjacency, link)
                yield link


def _candidates(
    town: Town, parts: Sequence[Part], ruled: Mapping[tuple[str, str], HubRule], passes_by: Callable[[Stretch], bool]
) -> Iterator[Link]:
    reach_m = float(np.clip(1.5 * town.radius_m, *REACH_M))
    for part in parts:
        rule = ruled.get((town.name, part.highway))
        gap_m = part.line.distance(town.center)
        if rule is not None and rule.miles is not None:
            yield Link(town=town.name, place=place_on(part, town.center), length_m=max(rule.miles * MILE_M, gap_m))
        elif rule is None and gap_m <= reach_m:
            yield _link(town, place_on(part, town.center), passes_by)


def _link(town: Town, place: Place, passes_by: Callable[[Stretch], bool]) -> Link:
    if not passes_by(place.part.stretches[place.stretch]):
        place = bent(place, town.name, town.center)
    gap_m = town.center.distance(Point(place.x, place.y))
    return Link(town=town.name, place=place, length_m=0 if place.node == town.name else gap_m * STREET_WINDING)


def _adjacency(edges: Iterable[Edge]) -> Adjacency:
    adjacency: Adjacency = defaultdict(list)
    for edge in edges:
        adjacency[edge.start].append((edge.end, edge.length_m))
        adjacency[edge.end].append((edge.start, edge.length_m))
    return adjacency


def _add(adjacency: Adjacency, link: Link) -> None:
    for node, along_m in _ends(link.place):
        adjacency[link.town].append((node, link.length_m + along_m))
        adjacency[node].append((link.town, link.length_m + along_m))


def _ends(place: Place) -> Iterator[tuple[str, float]]:
    stretch = place.part.stretches[place.stretch]
    yield stretch.start.key, place.share * stretch.length_m
    yield stretch.end.key, (1 - place.share) * stretch.length_m


def _is_worth(link: Link, adjacency: Adjacency) -> bool:
    limit_m = WORTH_FACTOR * link.length_m + WORTH_M
    reached = _within(adjacency, link.town, limit_m)
    return all(reached.get(node, np.inf) + along_m > limit_m for node, along_m in _ends(link.place))


def _within(adjacency: Adjacency, start: str, limit_m: float) -> dict[str, float]:
    """Return the meters to every node within `limit_m` meters of `start`."""
    done: dict[str, float] = {}
    queue = [(0.0, start)]
    while queue:
        so_far_m, node = heapq.heappop(queue)
        if node in done or so_far_m > limit_m:
            continue
        done[node] = so_far_m
        for other, length_m in adjacency.get(node, ()):
            heapq.heappush(queue, (so_far_m + length_m, other))
    return done
