"""Give every stretch between neighboring mileposts its length: the official one wherever it can be a length.

Where a highway was rebuilt its mile numbers jump although the road does not (a milepost equation). There the length
is the chord times the winding factor of the same highway's own good stretches nearby.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from geo.pipeline.roads.mileposts import MILE_M, Post

NEIGHBORS = 6
"""So many stretches on either side tell how much a road winds."""

GOOD = (0.97, 1.8)
"""Official length over chord of a stretch that may serve as an example."""


STRAIGHT = 1.03
"""A road that winds less is straight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The road between two neighboring posts: its length in meters, and whether the mileposts gave it.

    `winding` is length over chord of the good stretches around it, `curves` the same of the five stretches it is in
    the middle of, itself included.
    """

    start: Post
    end: Post
    length_m: float
    official: bool
    winding: float
    curves: float = 1.0

    @property
    def chord_m(self) -> float:
        """Return the straight distance between the two posts, in meters."""
        return chord_m(self.start, self.end)


def chord_m(a: Post, b: Post) -> float:
    """Return the straight distance between two posts, in meters."""
    return float(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5)


def stretches(posts: Sequence[Post]) -> list[Stretch]:
    """Return the stretches of one highway in order; lengths are official unless they cannot be lengths."""
    pairs = list(pairwise(posts))
    ratios = [_official_m(a, b) / max(chord_m(a, b), 1.0) for a, b in pairs]
    found = [_stretch(a, b, _winding(ratios, place)) for place, (a, b) in enumerate(pairs)]
    return [replace(stretch, curves=_curves(found, place)) for place, stretch in enumerate(found)]


def _curves(found: Sequence[Stretch], place: int) -> float:
    around = found[max(0, place - 2) : place + 3]
    return sum(stretch.length_m for stretch in around) / max(1.0, sum(stretch.chord_m for stretch in around))


def _official_m(a: Post, b: Post) -> float:
    return 0.0 if a.repeated != b.repeated else (b.mp - a.mp) * MILE_M


def _winding(ratios: Sequence[float], place: int) -> float:
    around = [*ratios[max(0, place - NEIGHBORS) : place], *ratios[place + 1 : place + 1 + NEIGHBORS]]
    good = [ratio for ratio in around if GOOD[0] < ratio < GOOD[1]]
    return max(1.0, median(good)) if good else 1.1


def _stretch(a: Post, b: Post, winding: float) -> Stretch:
    official_m, direct_m = _official_m(a, b), chord_m(a, b)
    official = is_length(official_m, direct_m, winding)
    length_m = max(official_m, direct_m) if official else direct_m * winding
    return Stretch(start=a, end=b, length_m=length_m, official=official, winding=winding)


def is_length(official_m: float, direct_m: float, winding: float) -> bool:
    """Tell whether a difference of mile numbers can be the length of a road `direct_m` meters long as the crow flies.

    It cannot where it is shorter than the chord, nor where it exceeds a road a good deal more winding than its
    neighborhood by more than half a mile and no hairpins can explain it: posts are missing (more than 1.2 miles
    apart), or the road around is straight.
    """
    too_short = official_m < 0.985 * direct_m - 0.02 * MILE_M
    no_hairpins = official_m > 1.2 * MILE_M or winding < STRAIGHT
    return not too_short and not (no_hairpins and official_m - 1.15 * winding * direct_m > 0.5 * MILE_M)
