"""Find where the lines of highways cross, at any point between their posts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, STRtree, get_coordinates

from geo.pipeline.roads.lines import Segment
from geo.pipeline.roads.mileposts import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An unbroken part of a highway: its segments in order, and its line in the plane."""

    highway: str
    segments: tuple[Segment, ...]
    line: LineString

    @property
    def ends(self) -> tuple[Post, Post]:
        """Return the first and the last post."""
        return self.segments[0].start, self.segments[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadPosition:
    """A position on a part: index of the segment, fraction along it (0 to 1), node name and plane coordinates."""

    part: Part
    segment: int
    fraction: float
    node: str
    x: float
    y: float


def crossings(parts: Sequence[Part]) -> Iterator[tuple[RoadPosition, RoadPosition]]:
    """Yield every crossing of two different highways: its position on each of them, with the same node."""
    tree = STRtree([part.line for part in parts])
    pairs = tree.query([part.line for part in parts], "intersects").T
    for first, second in sorted({(min(pair), max(pair)) for pair in pairs}):
        one, other = parts[first], parts[second]
        if one.highway == other.highway:
            continue
        for x, y in get_coordinates(one.line.intersection(other.line)):
            first_position = position_on(one, Point(x, y))
            yield first_position, position_on(other, Point(x, y), node=first_position.node)


def position_on(part: Part, point: Point, *, node: str | None = None) -> RoadPosition:
    """Return the position on `part` nearest to `point`; the node's name defaults to highway and mile."""
    along_m = part.line.project(point)
    starts = np.concatenate([[0.0], np.cumsum([segment.chord_m for segment in part.segments])])
    index = int(np.clip(np.searchsorted(starts, along_m, side="right") - 1, 0, len(part.segments) - 1))
    segment = part.segments[index]
    fraction = min(1.0, max(0.0, (along_m - starts[index]) / max(segment.chord_m, 0.1)))
    snapped = part.line.interpolate(along_m)
    return RoadPosition(
        part=part, segment=index, fraction=fraction, node=node or name_on(segment, fraction), x=snapped.x, y=snapped.y
    )


def nearest_on(parts: Iterable[Part], highway: str, point: Point, *, node: str | None = None) -> RoadPosition:
    """Return the position nearest to `point` on any part of `highway`."""
    own = [part for part in parts if part.highway == highway]
    return position_on(min(own, key=lambda part: part.line.distance(point)), point, node=node)


def name_on(segment: Segment, fraction: float) -> str:
    """Return the name of the node at `fraction` of a segment: highway and interpolated mile."""
    if fraction in {0.0, 1.0}:
        return (segment.end if fraction else segment.start).key
    mile = segment.start.mp + fraction * (segment.end.mp - segment.start.mp)
    return f"{segment.start.highway}:{'Z' if segment.start.repeated else ''}{mile:.2f}"
