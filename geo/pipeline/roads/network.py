"""Assemble the nodes and edges of the network from segments, crossings and links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import hypot

from shapely import LineString, Point

from geo.pipeline.roads.end_links import EndLink
from geo.pipeline.roads.junctions import Part, RoadPosition
from geo.pipeline.roads.lines import Segment, build_segments
from geo.pipeline.roads.mileposts import Post, post_point
from geo.pipeline.roads.spans import Span, at


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A piece of road between two nodes: length in meters, highway, mile in the middle, and length over chord."""

    start: str
    end: str
    length_m: float
    highway: str
    mp: float
    sinuosity: float


def split_parts(highways: Mapping[str, Sequence[Post]], breaks: Sequence[Span]) -> list[Part]:
    """Return every highway as unbroken parts; `breaks` lists the miles that are not open all year."""
    return [part for highway, posts in highways.items() for part in _parts(highway, build_segments(posts), breaks)]


def _parts(highway: str, segments: Sequence[Segment], breaks: Sequence[Span]) -> Iterator[Part]:
    runs = groupby(
        segments, key=lambda segment: at(breaks, highway, (segment.start.mp + segment.end.mp) / 2) is not None
    )
    for is_gap, run in runs:
        part = tuple(run)
        if not is_gap:
            posts = [part[0].start, *(segment.end for segment in part)]
            yield Part(highway=highway, segments=part, line=LineString([(post.x, post.y) for post in posts]))


def nodes_of(parts: Sequence[Part], positions: Iterable[RoadPosition]) -> dict[str, Point]:
    """Return the position of every node: the posts, and the positions where highways meet."""
    nodes = {position.node: Point(position.x, position.y) for position in positions}
    return nodes | {
        post.key: post_point(post)
        for part in parts
        for segment in part.segments
        for post in (segment.start, segment.end)
    }


def edges_of(parts: Sequence[Part], positions: Sequence[RoadPosition], links: Iterable[EndLink]) -> Iterator[Edge]:
    """Yield the edges: segments split at the positions on them, then the links at the ends of highways."""
    splits: dict[tuple[str, str], list[RoadPosition]] = defaultdict(list)
    for position in positions:
        splits[_segment_key(position.part.segments[position.segment])].append(position)
    for part in parts:
        for segment in part.segments:
            yield from _split(segment, splits[_segment_key(segment)])
    for link in links:
        yield Edge(
            start=link.post.key,
            end=link.node,
            length_m=link.length_m,
            highway=link.post.highway,
            mp=link.post.mp,
            sinuosity=1.0,
        )


def _segment_key(segment: Segment) -> tuple[str, str]:
    return segment.start.key, segment.end.key


def _split(segment: Segment, splits: Sequence[RoadPosition]) -> Iterator[Edge]:
    """Yield the pieces of a segment; its length is distributed by straight-line distance, which none falls below."""
    inner = sorted(
        {(position.fraction, position.node, position.x, position.y) for position in splits if 0 < position.fraction < 1}
    )
    start, end = segment.start, segment.end
    stops = [(0.0, start.key, start.x, start.y), *inner, (1.0, end.key, end.x, end.y)]
    legs = [(one, other, hypot(one[2] - other[2], one[3] - other[3])) for one, other in pairwise(stops)]
    scale = max(1.0, segment.length_m / max(sum(direct_m for *_, direct_m in legs), 0.1))
    for (fraction, node, *_), (next_fraction, next_node, *_), direct_m in legs:
        if node != next_node:
            yield Edge(
                start=node,
                end=next_node,
                length_m=direct_m * scale,
                highway=start.highway,
                mp=start.mp + (fraction + next_fraction) / 2 * (end.mp - start.mp),
                sinuosity=segment.sinuosity,
            )
