"""Place names on a map beside their markers so that no two overlap."""

from dataclasses import dataclass, field

from geo.briefing.drawing.shapes import XY, Anchor, Label

_LETTER_WIDTH = 0.52  # average, as a fraction of the font size
_HALF_HEIGHT = 0.6
_BASELINE = 0.35  # below the middle of the line

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class LabelPlacer:
    """Places labels on a map `width` wide; `occupied` are the boxes (left, top, right, bottom) of those placed."""

    width: float
    occupied: list[Box] = field(default_factory=list)

    def place(
        self, role: str, text: str, marker: XY, *, gap: float, size: float, required: bool = False
    ) -> Label | None:
        """Return the label right or left of its marker, or `None` if neither side is free.

        A `required` label may overlap others, but like any other it stays within the map's width.
        """
        for anchor, direction in ((Anchor.START, 1), (Anchor.END, -1)):
            x = marker[0] + direction * gap
            end = x + direction * len(text) * size * _LETTER_WIDTH
            box = (min(x, end), marker[1] - size * _HALF_HEIGHT, max(x, end), marker[1] + size * _HALF_HEIGHT)
            if self._is_free(box, required=required):
                self.occupied.append(box)
                return Label(role=role, text=text, position=(x, marker[1] + size * _BASELINE), size=size, anchor=anchor)
        return None

    def _is_free(self, box: Box, *, required: bool) -> bool:
        inside = box[0] >= 0 and box[2] <= self.width
        return inside and (required or not any(_overlap(box, other) for other in self.occupied))


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
