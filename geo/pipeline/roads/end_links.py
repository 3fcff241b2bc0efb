"""Link the ends of highways to the roads they meet: posts are a mile apart, so lines stop short of one another."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shapely import Point

from geo.errors import TableError
from geo.pipeline.roads.junctions import Part, RoadPosition, nearest_on, position_on
from geo.pipeline.roads.mileposts import Post, post_point
from geo.units import METERS_PER_MILE

FILE = Path("end_links.csv")

REACH_M = 1.4 * METERS_PER_MILE
"""An end this close to another highway is linked to it, unless `end_links.csv` says otherwise."""

FIRST_MP = 2.0
"""A highway whose first post has a lower mile number begins at mile 0; for others, posts are missing."""

WINDING = 1.1
"""Length of a highway beyond its last post, divided by the straight-line distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLink:
    """A link of `length_m` from the end of a highway to a node, which may be a new one at `position`."""

    post: Post
    node: str
    length_m: float
    position: RoadPosition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRule:
    """A row of `end_links.csv`: the highway or node that an end meets (empty: none), and the miles, if known."""

    post: str
    to: str
    miles: float | None


def end_links(
    parts: Sequence[Part], rules: Sequence[EndRule], nodes: Mapping[str, Point], crossings: Sequence[RoadPosition]
) -> Iterator[EndLink]:
    """Yield the links from the ends of highways to the roads they meet, by rule if there is one.

    An end near one of `crossings` needs no link. Raises `TableError` for a rule that names no end or no target.
    """
    ends_with_rule = {rule.post for rule in rules}
    ends = {post.key: (part, post) for part in parts for post in part.ends}
    for row, rule in enumerate(rules, start=2):
        _check(rule, row, ends, {part.highway for part in parts} | set(nodes))
        if rule.to:
            yield _by_rule(rule, ends[rule.post][1], parts, nodes)
    for key, (part, post) in sorted(ends.items()):
        if key not in ends_with_rule and not _crosses_near(part, post, crossings):
            yield from _ahead(part, post, parts)


def _check(rule: EndRule, row: int, ends: Collection[str], targets: Collection[str]) -> None:
    if rule.post not in ends:
        raise TableError(FILE, f"{rule.post!r} is not the end of a highway.", row=row, column="post")
    if rule.to and rule.to not in targets:
        raise TableError(FILE, f"{rule.to!r} is neither a highway nor a node.", row=row, column="to")


def _crosses_near(part: Part, post: Post, crossings: Sequence[RoadPosition]) -> bool:
    return any(
        position.part is part and post_point(post).distance(Point(position.x, position.y)) < REACH_M
        for position in crossings
    )


def _by_rule(rule: EndRule, post: Post, parts: Sequence[Part], nodes: Mapping[str, Point]) -> EndLink:
    if rule.to in nodes:
        direct_m, position = post_point(post).distance(nodes[rule.to]), None
    else:
        position = nearest_on(parts, rule.to, post_point(post))
        direct_m = _distance_m(post, position)
    length_m = rule.miles * METERS_PER_MILE if rule.miles is not None else direct_m * WINDING
    return EndLink(
        post=post, node=position.node if position else rule.to, length_m=max(length_m, direct_m), position=position
    )


def _ahead(part: Part, post: Post, parts: Sequence[Part]) -> Iterator[EndLink]:
    """Yield the link from an end to the nearest other highway in reach, in the direction of the road."""
    other = min((each for each in parts if each.highway != part.highway), key=_distance_to(post_point(post)))
    distance_m = other.line.distance(post_point(post))
    if distance_m > REACH_M:
        return
    is_first = post is part.ends[0] and post.mp < FIRST_MP
    position = _straight_on(part, post, other, post.mp * METERS_PER_MILE if is_first else distance_m, distance_m)
    straight_m = _distance_m(post, position)
    length_m = _first_mile(post, straight_m) if is_first else straight_m * WINDING
    yield EndLink(post=post, node=position.node, length_m=length_m, position=position)


def _distance_to(point: Point) -> Callable[[Part], float]:
    return lambda part: float(part.line.distance(point))


def _straight_on(part: Part, post: Post, other: Part, max_m: float, distance_m: float) -> RoadPosition:
    """Return the position on `other`, `distance_m` away, nearest to the extension of `part` by at most `max_m`."""
    (x, y), (before_x, before_y) = part.line.coords[:2] if post is part.ends[0] else part.line.coords[:-3:-1]
    step_m = np.hypot(x - before_x, y - before_y)
    for ahead_m in np.linspace(min(max_m, REACH_M), 0, 9):
        point = Point(x + ahead_m * (x - before_x) / step_m, y + ahead_m * (y - before_y) / step_m)
        position = position_on(other, point)
        if _distance_m(post, position) <= max(max_m, distance_m) * 1.05:
            break
    return position


def _first_mile(post: Post, distance_m: float) -> float:
    """Return the length from mile 0 to the first post: its mile number, limited to a plausible winding road."""
    return min(max(post.mp * METERS_PER_MILE, distance_m), 1.35 * distance_m + 0.1 * METERS_PER_MILE)


def _distance_m(post: Post, position: RoadPosition) -> float:
    return float(np.hypot(post.x - position.x, post.y - position.y))
