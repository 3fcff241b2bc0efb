"""Find where highways cross: on their lines, not only at their posts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString, Point, STRtree, get_coordinates

from geo.pipeline.roads.lines import Stretch
from geo.pipeline.roads.mileposts import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One unbroken line of a highway: its stretches in order, and its geometry in the plane."""

    highway: str
    stretches: tuple[Stretch, ...]
    line: LineString

    @property
    def ends(self) -> tuple[Post, Post]:
        """Return the first and the last post."""
        return self.stretches[0].start, self.stretches[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position on a part: how far along which stretch (0 to 1), and the node that stands there."""

    part: Part
    stretch: int
    share: float
    node: str
    x: float
    y: float


def crossings(parts: Sequence[Part]) -> Iterator[tuple[Place, Place]]:
    """Yield every crossing of two parts of different highways, once on either line, under one node."""
    tree = STRtree([part.line for part in parts])
    pairs = tree.query([part.line for part in parts], "intersects").T
    for first, second in sorted({(min(pair), max(pair)) for pair in pairs}):
        one, other = parts[first], parts[second]
        if one.highway == other.highway:
            continue
        for x, y in get_coordinates(one.line.intersection(other.line)):
            here = place_on(one, Point(x, y))
            yield here, place_on(other, Point(x, y), node=here.node)


def place_on(part: Part, spot: Point, *, node: str | None = None) -> Place:
    """Return the place on `part` nearest to `spot`; a new node is named by highway and interpolated mile."""
    along = part.line.project(spot)
    starts = np.concatenate([[0.0], np.cumsum([stretch.chord_m for stretch in part.stretches])])
    index = int(np.clip(np.searchsorted(starts, along, side="right") - 1, 0, len(part.stretches) - 1))
    stretch = part.stretches[index]
    share = min(1.0, max(0.0, (along - starts[index]) / max(stretch.chord_m, 0.1)))
    where = part.line.interpolate(along)
    return Place(part=part, stretch=index, share=share, node=node or name_on(stretch, share), x=where.x, y=where.y)


def nearest_on(parts: Iterable[Part], highway: str, spot: Point, *, node: str | None = None) -> Place:
    """Return the place nearest to `spot` on any part of `highway`."""
    own = [part for part in parts if part.highway == highway]
    return place_on(min(own, key=lambda part: part.line.distance(spot)), spot, node=node)


def name_on(stretch: Stretch, share: float) -> str:
    """Return the name of the node that stands `share` of the way along a stretch."""
    if share in {0.0, 1.0}:
        return (stretch.end if share else stretch.start).key
    mile = stretch.start.mp + share * (stretch.end.mp - stretch.start.mp)
    return f"{stretch.start.highway}:{'Z' if stretch.start.repeated else ''}{mile:.2f}"
