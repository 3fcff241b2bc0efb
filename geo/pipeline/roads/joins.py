"""Lead the ends of highways on to what they join: posts stand a mile apart, so lines stop short of one another."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shapely import Point

from geo.errors import TableError
from geo.pipeline.roads.junctions import Part, Place, nearest_on, place_on
from geo.pipeline.roads.mileposts import MILE_M, Post, point

JOINS = Path("joins.csv")

REACH_M = 1.4 * MILE_M
"""An end this close to another highway joins it, unless `joins.csv` says otherwise; posts stand a mile apart."""

FIRST_MP = 2.0
"""A highway whose first post says less begins at its mile 0; others begin where some stretch of theirs is missing."""

WINDING = 1.1
"""Length over straight distance of the last bit of a highway beyond its last post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A link of `length_m` from the end of a highway to a node, which may be a new one at `place`."""

    post: Post
    node: str
    length_m: float
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRule:
    """What `joins.csv` says of one end: the highway or node to join (nothing: none) and the miles, where known."""

    post: str
    to: str
    miles: float | None


def joins(
    parts: Sequence[Part], rules: Sequence[JoinRule], nodes: Mapping[str, Point], crossed: Sequence[Place]
) -> Iterator[Join]:
    """Yield the links that lead the ends of highways on to what they join, by rule where there is one."""
    ruled = {rule.post for rule in rules}
    ends = {post.key: (part, post) for part in parts for post in part.ends}
    for row, rule in enumerate(rules, start=2):
        _check(rule, row, ends, {part.highway for part in parts} | set(nodes))
        if rule.to:
            yield _by_rule(rule, ends[rule.post][1], parts, nodes)
    for key, (part, post) in sorted(ends.items()):
        if key not in ruled and not _crosses_near(part, post, crossed):
            yield from _ahead(part, post, parts)


def _check(rule: JoinRule, row: int, ends: Collection[str], targets: Collection[str]) -> None:
    if rule.post not in ends:
        raise TableError(JOINS, f"{rule.post!r} is no end of a highway.", row=row, column="post")
    if rule.to and rule.to not in targets:
        raise TableError(JOINS, f"{rule.to!r} is neither a highway nor a node.", row=row, column="to")


def _crosses_near(part: Part, post: Post, crossed: Sequence[Place]) -> bool:
    return any(place.part is part and point(post).distance(Point(place.x, place.y)) < REACH_M for place in crossed)


def _by_rule(rule: JoinRule, post: Post, parts: Sequence[Part], nodes: Mapping[str, Point]) -> Join:
    if rule.to in nodes:
        direct_m, place = point(post).distance(nodes[rule.to]), None
    else:
        place = nearest_on(parts, rule.to, point(post))
        direct_m = _gap_m(post, place)
    length_m = rule.miles * MILE_M if rule.miles is not None else direct_m * WINDING
    return Join(post=post, node=place.node if place else rule.to, length_m=max(length_m, direct_m), place=place)


def _ahead(part: Part, post: Post, parts: Sequence[Part]) -> Iterator[Join]:
    """Yield the link from an end to the nearest other highway, where the road goes on as it came."""
    other = min((part_ for part_ in parts if part_.highway != part.highway), key=_distance_to(point(post)))
    gap_m = other.line.distance(point(post))
    if gap_m > REACH_M:
        return
    is_first = post is part.ends[0] and post.mp < FIRST_MP
    place = _straight_on(part, post, other, post.mp * MILE_M if is_first else gap_m, gap_m)
    straight_m = _gap_m(post, place)
    length_m = _first_mile(post, straight_m) if is_first else straight_m * WINDING
    yield Join(post=post, node=place.node, length_m=length_m, place=place)


def _distance_to(spot: Point) -> Callable[[Part], float]:
    return lambda part: float(part.line.distance(spot))


def _straight_on(part: Part, post: Post, other: Part, most_m: float, gap_m: float) -> Place:
    """Return the place of `other`, `gap_m` away, nearest to where the end of `part` points to within `most_m`."""
    (x, y), (before_x, before_y) = part.line.coords[:2] if post is part.ends[0] else part.line.coords[:-3:-1]
    step_m = np.hypot(x - before_x, y - before_y)
    for ahead_m in np.linspace(min(most_m, REACH_M), 0, 9):
        spot = Point(x + ahead_m * (x - before_x) / step_m, y + ahead_m * (y - before_y) / step_m)
        place = place_on(other, spot)
        if _gap_m(post, place) <= max(most_m, gap_m) * 1.05:
            break
    return place


def _first_mile(post: Post, gap_m: float) -> float:
    """Return the length from mile 0 to the first post: its mile number, if a road can be as straight or winding."""
    return min(max(post.mp * MILE_M, gap_m), 1.35 * gap_m + 0.1 * MILE_M)


def _gap_m(post: Post, place: Place) -> float:
    return float(np.hypot(post.x - place.x, post.y - place.y))
