"""A drawing as plain shapes, to be set in PDF or SVG: x grows to the right and y downwards, in points.

A shape's role, not a color, says what it is; whoever sets the drawing decides what each role looks like.
"""

from dataclasses import dataclass
from enum import StrEnum

Spot = tuple[float, float]


class Anchor(StrEnum):
    """Which end of a label stands at its spot."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A filled shape of closed rings; where rings overlap, there is a hole."""

    role: str
    rings: tuple[tuple[Spot, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Round dots of one diameter."""

    role: str
    spots: tuple[Spot, ...]
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A line of text whose baseline is at the spot."""

    role: str
    text: str
    spot: Spot
    size: float
    anchor: Anchor = Anchor.START


Shape = Area | Dots | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes from the bottom up, within 0..width and 0..height; `title` says in words what is drawn."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
