"""Find room for names on a map: beside their spots, and never one upon another."""

from dataclasses import dataclass, field

from geo.briefing.drawing.shapes import Anchor, Label, Spot

_LETTER = 0.52  # the width of an average letter, as a share of its height
_HALF = 0.6
_DROP = 0.35  # from the middle of a line down to its baseline

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class LabelPlacer:
    """What is taken already on a map `width` wide: boxes of left, top, right, bottom."""

    width: float
    taken: list[Box] = field(default_factory=list)

    def beside(self, role: str, text: str, spot: Spot, *, gap: float, size: float, needed: bool = False) -> list[Label]:
        """Return the label right or left of its spot, whichever is free; none where neither is, unless `needed`."""
        for anchor, forward in ((Anchor.START, 1), (Anchor.END, -1)):
            x = spot[0] + forward * gap
            far = x + forward * len(text) * size * _LETTER
            box = (min(x, far), spot[1] - size * _HALF, max(x, far), spot[1] + size * _HALF)
            if self._free(box, needed=needed):
                self.taken.append(box)
                return [Label(role=role, text=text, spot=(x, spot[1] + size * _DROP), size=size, anchor=anchor)]
        return []

    def _free(self, box: Box, *, needed: bool) -> bool:
        inside = box[0] >= 0 and box[2] <= self.width
        return inside and (needed or not any(_touch(box, other) for other in self.taken))


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
