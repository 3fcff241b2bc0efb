"""A drawing made of plain shapes, to be rendered as PDF or SVG; x grows to the right and y downward, in points.

A shape has a role instead of a color; the renderer decides what each role looks like.
"""

from dataclasses import dataclass
from enum import StrEnum

XY = tuple[float, float]


class Anchor(StrEnum):
    """Which part of a label is at its position."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled shape of closed rings, by the even-odd rule: a ring within a ring is a hole."""

    role: str
    rings: tuple[tuple[XY, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Round dots of one diameter, `size`."""

    role: str
    centers: tuple[XY, ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text whose baseline is at `position`."""

    role: str
    text: str
    position: XY
    size: float
    anchor: Anchor = Anchor.START


Shape = Area | Dots | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in drawing order, within 0..width and 0..height; `title` is the text alternative."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
