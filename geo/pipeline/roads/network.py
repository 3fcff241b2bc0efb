"""Put stretches, crossings and links together: the nodes and edges of one network."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import hypot

from shapely import LineString, Point

from geo.pipeline.roads.joins import Join
from geo.pipeline.roads.junctions import Part, Place
from geo.pipeline.roads.lines import Stretch, stretches
from geo.pipeline.roads.mileposts import Post, point
from geo.pipeline.roads.spans import Span, at


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A piece of road between two nodes: its length, where on which highway it lies, and its length over the chord."""

    start: str
    end: str
    length_m: float
    highway: str
    mp: float
    curves: float


def split_parts(highways: Mapping[str, Sequence[Post]], breaks: Sequence[Span]) -> list[Part]:
    """Return every highway as unbroken parts; `breaks` names the miles that are no year-round road."""
    return [part for highway, posts in highways.items() for part in _parts(highway, stretches(posts), breaks)]


def _parts(highway: str, found: Sequence[Stretch], breaks: Sequence[Span]) -> Iterator[Part]:
    runs = groupby(found, key=lambda stretch: at(breaks, highway, (stretch.start.mp + stretch.end.mp) / 2) is not None)
    for is_gap, run in runs:
        whole = tuple(run)
        if not is_gap:
            corners = [whole[0].start, *(stretch.end for stretch in whole)]
            yield Part(highway=highway, stretches=whole, line=LineString([(post.x, post.y) for post in corners]))


def nodes_of(parts: Sequence[Part], places: Iterable[Place]) -> dict[str, Point]:
    """Return the position of every node: posts first, then the places where highways meet."""
    nodes = {place.node: Point(place.x, place.y) for place in places}
    return nodes | {
        post.key: point(post) for part in parts for stretch in part.stretches for post in (stretch.start, stretch.end)
    }


def edges_of(parts: Sequence[Part], places: Sequence[Place], links: Iterable[Join]) -> Iterator[Edge]:
    """Yield the edges: stretches cut at the places on them, then the links at the ends of highways."""
    cuts: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        cuts[_stretch_key(place.part.stretches[place.stretch])].append(place)
    for part in parts:
        for stretch in part.stretches:
            yield from _cut(stretch, cuts[_stretch_key(stretch)])
    for link in links:
        yield Edge(
            start=link.post.key,
            end=link.node,
            length_m=link.length_m,
            highway=link.post.highway,
            mp=link.post.mp,
            curves=1.0,
        )


def _stretch_key(stretch: Stretch) -> tuple[str, str]:
    return stretch.start.key, stretch.end.key


def _cut(stretch: Stretch, cuts: Sequence[Place]) -> Iterator[Edge]:
    """Yield the pieces of a stretch, its length shared out by straight distance: none is shorter than it looks."""
    inner = sorted({(place.share, place.node, place.x, place.y) for place in cuts if 0 < place.share < 1})
    start, end = stretch.start, stretch.end
    stops = [(0.0, start.key, start.x, start.y), *inner, (1.0, end.key, end.x, end.y)]
    legs = [(one, other, hypot(one[2] - other[2], one[3] - other[3])) for one, other in pairwise(stops)]
    longer = max(1.0, stretch.length_m / max(sum(direct_m for *_, direct_m in legs), 0.1))
    for (share, node, *_), (next_share, next_node, *_), direct_m in legs:
        if node != next_node:
            yield Edge(
                start=node,
                end=next_node,
                length_m=direct_m * longer,
                highway=start.highway,
                mp=start.mp + (share + next_share) / 2 * (end.mp - start.mp),
                curves=stretch.curves,
            )
