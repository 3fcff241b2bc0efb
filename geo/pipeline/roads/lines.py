"""Calculate the length of every segment between neighboring mileposts: the official one, if it is plausible.

Where a highway was rebuilt, its mile numbers jump although the road does not (a milepost equation). There the length
is the chord times the winding factor of plausible segments of the same highway nearby.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from geo.pipeline.roads.mileposts import Post
from geo.units import METERS_PER_MILE

NEIGHBORS = 6
"""Number of segments on either side from which the winding factor is estimated."""

PLAUSIBLE = (0.97, 1.8)
"""Range of official length over chord of the segments from which the winding factor is estimated."""

STRAIGHT = 1.03
"""A road with a lower winding factor is straight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The road between two neighboring posts: its length in meters, and whether that is the official length.

    `winding` is the median of length over chord of the plausible segments around it; `sinuosity` is the length over
    the chords of five segments, with this one in the middle.
    """

    start: Post
    end: Post
    length_m: float
    official: bool
    winding: float
    sinuosity: float = 1.0

    @property
    def chord_m(self) -> float:
        """Return the straight-line distance between the two posts, in meters."""
        return chord_m(self.start, self.end)


def chord_m(a: Post, b: Post) -> float:
    """Return the straight-line distance between two posts, in meters."""
    return float(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5)


def build_segments(posts: Sequence[Post]) -> list[Segment]:
    """Return the segments of one highway, in order; each has its official length unless that is implausible."""
    pairs = list(pairwise(posts))
    ratios = [_official_m(a, b) / max(chord_m(a, b), 1.0) for a, b in pairs]
    segments = [_segment(a, b, _winding(ratios, index)) for index, (a, b) in enumerate(pairs)]
    return [replace(segment, sinuosity=_sinuosity(segments, index)) for index, segment in enumerate(segments)]


def _sinuosity(segments: Sequence[Segment], index: int) -> float:
    around = segments[max(0, index - 2) : index + 3]
    return sum(segment.length_m for segment in around) / max(1.0, sum(segment.chord_m for segment in around))


def _official_m(a: Post, b: Post) -> float:
    return 0.0 if a.repeated != b.repeated else (b.mp - a.mp) * METERS_PER_MILE


def _winding(ratios: Sequence[float], index: int) -> float:
    around = [*ratios[max(0, index - NEIGHBORS) : index], *ratios[index + 1 : index + 1 + NEIGHBORS]]
    plausible = [ratio for ratio in around if PLAUSIBLE[0] < ratio < PLAUSIBLE[1]]
    return max(1.0, median(plausible)) if plausible else 1.1


def _segment(a: Post, b: Post, winding: float) -> Segment:
    official_m, direct_m = _official_m(a, b), chord_m(a, b)
    official = is_plausible(official_m, direct_m, winding)
    length_m = max(official_m, direct_m) if official else direct_m * winding
    return Segment(start=a, end=b, length_m=length_m, official=official, winding=winding)


def is_plausible(official_m: float, direct_m: float, winding: float) -> bool:
    """Return whether a difference of mile numbers can be the length of a road between points `direct_m` apart.

    It is too short if it is less than the chord. It is too long if it exceeds a road 15% more winding than its
    neighbors by more than half a mile and hairpins cannot explain it: posts are missing (they are more than 1.2 miles
    apart) or the neighboring road is straight.
    """
    too_short = official_m < 0.985 * direct_m - 0.02 * METERS_PER_MILE
    no_hairpins = official_m > 1.2 * METERS_PER_MILE or winding < STRAIGHT
    return not too_short and not (no_hairpins and official_m - 1.15 * winding * direct_m > 0.5 * METERS_PER_MILE)
