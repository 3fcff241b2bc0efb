"""Let a road bend to the middle of a town as far as its length allows.

Posts stand a mile apart, so the line between them cuts off the bend by which a road goes through a town. A road of
length l between posts A and B can touch a spot P if |AP| + |PB| <= l; where it can, and the town is near, it does.
"""

from dataclasses import replace

import numpy as np
from shapely import Point

from geo.pipeline.roads.junctions import Place, name_on

STEPS = 21


def bent(place: Place, town: str, center: Point) -> Place:
    """Return `place`, the nearest to `center` on its line, moved there as far as the road can bend.

    Where it bends all the way the place is the town's own node, named `town`.
    """
    stretch = place.part.stretches[place.stretch]
    foot = np.array([place.x, place.y])
    spots = foot + np.linspace(0, 1, STEPS)[:, None] * (np.array([center.x, center.y]) - foot)
    before_m, after_m = (np.hypot(*(spots - (post.x, post.y)).T) for post in (stretch.start, stretch.end))
    farthest = int(np.flatnonzero(before_m + after_m <= stretch.length_m).max(initial=0))
    if farthest == 0:
        return place
    share = float(before_m[farthest] / (before_m + after_m)[farthest])
    node = town if farthest == STEPS - 1 else name_on(stretch, share)
    x, y = spots[farthest].tolist()
    return replace(place, share=share, node=node, x=x, y=y)
