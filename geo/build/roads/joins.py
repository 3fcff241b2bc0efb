"""Lead the ends of highways on to what they join: posts stand a mile apart, so lines stop short of one another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shapely import Point

from geo.build.roads.junctions import Part, Place, nearest_on, place_on
from geo.build.roads.mileposts import MILE_M, Post, point
from geo.errors import TableError

JOINS = Path("joins.csv")

REACH_M = 1.4 * MILE_M
"""An end this close to another highway joins it, unless `joins.csv` says otherwise; posts stand a mile apart."""

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
            yield from _nearest(part, post, parts)


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


def _nearest(part: Part, post: Post, parts: Sequence[Part]) -> Iterator[Join]:
    others = [other for other in parts if other.highway != part.highway]
    place = place_on(min(others, key=lambda other: other.line.distance(point(post))), point(post))
    gap_m = _gap_m(post, place)
    if gap_m <= REACH_M:
        length_m = _first_mile(post, gap_m) if post is part.ends[0] else gap_m * WINDING
        yield Join(post=post, node=place.node, length_m=length_m, place=place)


def _first_mile(post: Post, gap_m: float) -> float:
    """Return the length from mile 0 to the first post: its mile number, if a road can be as straight or winding."""
    return min(max(post.mp * MILE_M, gap_m), 1.35 * gap_m + 0.1 * MILE_M)


def _gap_m(post: Post, place: Place) -> float:
    return float(np.hypot(post.x - place.x, post.y - place.y))
