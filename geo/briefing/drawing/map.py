"""Draw the map of the meeting: who lives in which band, where the cities are, and which come next."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.labels import LabelPlacer
from geo.briefing.drawing.shapes import Anchor, Area, Dots, Drawing, Label, Shape, Spot
from geo.coverage.bands import band_of
from geo.models import Point

Degrees = TypeVar("Degrees", float, FloatArray)

_EDGE = 6.0
_TALLEST = 0.8  # times the width: a state that stretches north and south is drawn narrower
_FINEST = 0.35  # points: closer corners of a border are dropped
_SIZES = ((400, 1.1), (1200, 1.7), (2500, 2.3), (math.inf, 3.0))  # people up to, diameter in points on a map of 360
_STANDARD_WIDTH = 360.0
_TEXT = 8.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How degrees become points: true to shape in the middle of the region."""

    west: float
    north: float
    squeeze: float
    scale: float
    left: float
    width: float
    height: float

    def spot(self, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
        """Return where one position, or an array of them, lies on the sheet."""
        x = self.left + (lon - self.west) * (self.squeeze * self.scale)
        return x, _EDGE + (self.north - lat) * self.scale


def sheet(outline: BaseGeometry, *, width: float) -> Sheet:
    """Return a sheet `width` points wide that holds the outline, given in degrees of EPSG:4326, in its middle."""
    west, south, east, north = outline.bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    across, up = (east - west) * squeeze, north - south
    scale = min((width - 2 * _EDGE) / across, (width * _TALLEST - 2 * _EDGE) / up)
    left, height = (width - across * scale) / 2, up * scale + 2 * _EDGE
    return Sheet(west=west, north=north, squeeze=squeeze, scale=scale, left=left, width=width, height=height)


def draw_map(given: Briefing, *, width: float = _STANDARD_WIDTH, text: float = 1.0) -> Drawing:
    """Return the map `width` points wide, with names `text` times as large as usual."""
    paper = sheet(given.baseline.outline, width=width)
    shapes: list[Shape] = [
        Area(role=f"area{number}", rings=_rings(area.shape, paper)) for number, area in enumerate(given.isochrones)
    ]
    shapes += [Area(role="county", rings=_rings(county.shape, paper)) for county in given.baseline.shapes]
    shapes += _residents(given, paper)
    shapes.append(Area(role="outline", rings=_rings(given.baseline.outline, paper)))
    shapes += _cities(given, paper, text)
    return Drawing(title=_title(given), width=paper.width, height=round(paper.height, 1), shapes=tuple(shapes))


def _title(given: Briefing) -> str:
    return (
        f"Map of {given.baseline.region.name}: the land and each census block group (a dot), colored by the drive to "
        f"the nearest of {len(given.cities)} cities; the cities and the best next ones are marked."
    )


def _rings(shape: BaseGeometry, paper: Sheet) -> tuple[tuple[Spot, ...], ...]:
    drawn = shapely.transform(shape, lambda at: np.column_stack(paper.spot(at[:, 0], at[:, 1])))
    return tuple(
        tuple(ring.coords)
        for polygon in shapely.get_parts(shapely.simplify(drawn, _FINEST))
        for ring in (polygon.exterior, *polygon.interiors)
        if len(ring.coords) > 3  # noqa: PLR2004 - a triangle is closed by its fourth
    )


def _residents(given: Briefing, paper: Sheet) -> list[Shape]:
    """Return the dots of the block groups, those who live farthest away on top."""
    blocks, band = given.baseline.known.blocks, band_of(given.now.coverage.cost, given.limits_s)
    step = np.searchsorted([most for most, _ in _SIZES], blocks.people)
    factor = paper.width / _STANDARD_WIDTH
    shapes: list[Shape] = []
    for number in range(len(given.limits_s) + 1):
        for rank, (_, size) in enumerate(_SIZES):
            here = np.flatnonzero((band == number) & (step == rank) & (blocks.people > 0))
            spots = tuple(paper.spot(blocks.lon[i], blocks.lat[i]) for i in here)
            if spots:
                shapes.append(Dots(role=f"band{number}", spots=spots, size=round(size * factor, 2)))
    return shapes


def _cities(given: Briefing, paper: Sheet, text: float) -> list[Shape]:
    factor = math.sqrt(paper.width / _STANDARD_WIDTH)
    marked = factor * text
    added = [next_city.city.point for next_city in given.next.cities]
    counted, new = _spots((city.point for city in given.cities), paper), _spots(added, paper)
    shapes: list[Shape] = [
        Dots(role="city-edge", spots=counted, size=4.4 * factor),
        Dots(role="city", spots=counted, size=2.6 * factor),
    ]
    if new:
        shapes += [Dots(role="next-edge", spots=new, size=11 * marked), Dots(role="next", spots=new, size=9 * marked)]
    return [*shapes, *_labels(given, paper, new, _TEXT * marked)]


def _spots(points: Iterable[Point], paper: Sheet) -> tuple[Spot, ...]:
    return tuple(paper.spot(point.lon, point.lat) for point in points)


def _labels(given: Briefing, paper: Sheet, new: Sequence[Spot], size: float) -> list[Shape]:
    """Return numbers and names of the next cities, then names of other cities, most people first, as room allows."""
    room = LabelPlacer(paper.width)
    shapes: list[Shape] = []
    for number, ((x, y), one) in enumerate(zip(new, given.next.cities, strict=True), start=1):
        middle = (x, y + size * 0.3)
        shapes.append(Label(role="next-number", text=str(number), spot=middle, size=size * 0.85, anchor=Anchor.MIDDLE))
        shapes += room.beside("next-name", one.city.name, (x, y), gap=size * 0.75, size=size, needed=True)
    for city in given.landmarks:
        spot = paper.spot(city.point.lon, city.point.lat)
        shapes += room.beside("city-name", city.name, spot, gap=size * 0.45, size=size * 0.85)
    return shapes
