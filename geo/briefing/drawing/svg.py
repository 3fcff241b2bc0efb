"""Render a drawing as SVG; each role becomes a class, so a style sheet decides on the colors."""

import html
from collections.abc import Iterable

from geo.briefing.drawing.shapes import XY, Area, Dots, Drawing, Shape


def svg(drawing: Drawing) -> str:
    """Return the drawing as one `svg` element that scales with its container and has the title as its label."""
    shapes = "".join(_shape(shape) for shape in drawing.shapes)
    title = html.escape(drawing.title)
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg viewBox="{box}" role="img" aria-label="{title}">{shapes}</svg>'


def _shape(shape: Shape) -> str:
    if isinstance(shape, Area):
        return f'<path class="{shape.role}" fill-rule="evenodd" d="{"".join(_ring(ring) for ring in shape.rings)}"/>'
    if isinstance(shape, Dots):
        dots = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in shape.centers)
        return f'<path class="{shape.role}" stroke-width="{shape.size:g}" stroke-linecap="round" d="{dots}"/>'
    x, y = shape.position
    return (
        f'<text class="{shape.role}" x="{x:.1f}" y="{y:.1f}" font-size="{shape.size:g}" '
        f'text-anchor="{shape.anchor}">{html.escape(shape.text)}</text>'
    )


def _ring(ring: Iterable[XY]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
