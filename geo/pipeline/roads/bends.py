"""Bend a road toward the center of a town as far as its length allows.

Posts are a mile apart, so the line between them cuts off the bend where a road goes through a town. A road of length
l between posts A and B can pass through a point P if |AP| + |PB| <= l; if it can, and the town is near, it does.
"""

from dataclasses import replace

import numpy as np
from shapely import Point

from geo.pipeline.roads.junctions import RoadPosition, name_on

STEPS = 21


def bend_toward(position: RoadPosition, town: str, center: Point) -> RoadPosition:
    """Return `position`, the point of its line nearest to `center`, moved toward `center` as far as the road can bend.

    If it reaches the center, its node is the town's own node, named `town`.
    """
    segment = position.part.segments[position.segment]
    foot = np.array([position.x, position.y])
    points = foot + np.linspace(0, 1, STEPS)[:, None] * (np.array([center.x, center.y]) - foot)
    before_m, after_m = (np.hypot(*(points - (post.x, post.y)).T) for post in (segment.start, segment.end))
    farthest = int(np.flatnonzero(before_m + after_m <= segment.length_m).max(initial=0))
    if farthest == 0:
        return position
    fraction = float(before_m[farthest] / (before_m + after_m)[farthest])
    node = town if farthest == STEPS - 1 else name_on(segment, fraction)
    x, y = points[farthest].tolist()
    return replace(position, fraction=fraction, node=node, x=x, y=y)
