"""Draw the briefing's map: residents by drive-time band, the included cities and the best new locations."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.arrays import FloatArray
from geo.briefing.briefing import Briefing
from geo.briefing.drawing.labels import LabelPlacer
from geo.briefing.drawing.shapes import XY, Anchor, Area, Dots, Drawing, Label, Shape
from geo.coverage.bands import band_of
from geo.models import City

Degrees = TypeVar("Degrees", float, FloatArray)

_MARGIN = 6.0
_MAX_ASPECT = 0.8  # height over width: a region that is taller than wide is drawn narrower
_TOLERANCE = 0.35  # in points: borders are simplified to it
_STANDARD_WIDTH = 360.0
_DOT_SIZES = ((400, 1.1), (1200, 1.7), (2500, 2.3), (math.inf, 3.0))  # people up to, diameter on a standard map
_FONT_SIZE = 8.5
_CITY_SIZE = 2.6
_CITY_EDGE_SIZE = 4.4
_NEXT_SIZE = 9
_NEXT_EDGE_SIZE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class MapProjection:
    """Degrees of EPSG:4326 to points: equirectangular, true to scale along the region's middle parallel.

    Snyder, Map Projections: A Working Manual (1987), page 91.
    """

    west: float
    north: float
    lon_factor: float
    scale: float
    left: float
    width: float
    height: float

    def project(self, *, lon: Degrees, lat: Degrees) -> tuple[Degrees, Degrees]:
        """Return x and y in points of one position, or of an array of positions."""
        x = self.left + (lon - self.west) * (self.lon_factor * self.scale)
        return x, _MARGIN + (self.north - lat) * self.scale

    def center(self, city: City) -> XY:
        """Return where a city's marker is."""
        return self.project(lon=city.point.lon, lat=city.point.lat)


def fit_projection(outline: BaseGeometry, *, width: float) -> MapProjection:
    """Return the projection that centers `outline`, in degrees of EPSG:4326, on a map `width` points wide."""
    west, south, east, north = outline.bounds
    lon_factor = math.cos(math.radians((south + north) / 2))
    across, down = (east - west) * lon_factor, north - south
    scale = min((width - 2 * _MARGIN) / across, (width * _MAX_ASPECT - 2 * _MARGIN) / down)
    return MapProjection(
        west=west,
        north=north,
        lon_factor=lon_factor,
        scale=scale,
        left=(width - across * scale) / 2,
        width=width,
        height=down * scale + 2 * _MARGIN,
    )


def draw_map(briefing: Briefing, *, width: float = _STANDARD_WIDTH, label_scale: float = 1.0) -> Drawing:
    """Return the map `width` points wide, with names `label_scale` times their usual size."""
    baseline = briefing.baseline
    projection = fit_projection(baseline.outline, width=width)
    marker_scale = math.sqrt(width / _STANDARD_WIDTH)
    shapes: list[Shape] = [
        Area(role=f"area{band}", rings=_rings(area.shape, projection)) for band, area in enumerate(briefing.isochrones)
    ]
    shapes += [Area(role="county", rings=_rings(county.shape, projection)) for county in baseline.counties]
    shapes += _residents(briefing, projection)
    shapes.append(Area(role="outline", rings=_rings(baseline.outline, projection)))
    shapes += _markers(briefing, projection, scale=marker_scale, label_scale=label_scale)
    shapes += _labels(briefing, projection, size=_FONT_SIZE * marker_scale * label_scale)
    return Drawing(title=_title(briefing), width=width, height=round(projection.height, 1), shapes=tuple(shapes))


def _title(briefing: Briefing) -> str:
    return (
        f"Map of {briefing.baseline.region.name}: the land and each census block group (a dot), colored by the drive "
        f"to the nearest of {len(briefing.cities)} cities, with the cities and the best new locations marked."
    )


def _rings(shape: BaseGeometry, projection: MapProjection) -> tuple[tuple[XY, ...], ...]:
    projected = shapely.transform(
        shape, lambda lon_lat: np.column_stack(projection.project(lon=lon_lat[:, 0], lat=lon_lat[:, 1]))
    )
    return tuple(
        tuple(ring.coords)
        for polygon in shapely.get_parts(shapely.simplify(projected, _TOLERANCE))
        for ring in (polygon.exterior, *polygon.interiors)
        if len(ring.coords) > 3  # noqa: PLR2004 - a closed triangle has four coordinates
    )


def _residents(briefing: Briefing, projection: MapProjection) -> list[Shape]:
    """Return the dots of the populated block groups, the farthest band on top."""
    blocks = briefing.baseline.matrix.blocks
    band = band_of(briefing.current.coverage.cost, briefing.limits_s)
    size_class = np.searchsorted([people for people, _ in _DOT_SIZES], blocks.people)
    x, y = projection.project(lon=blocks.lon, lat=blocks.lat)
    factor = projection.width / _STANDARD_WIDTH
    shapes: list[Shape] = []
    for number in range(len(briefing.limits_s) + 1):
        for rank, (_, size) in enumerate(_DOT_SIZES):
            chosen = (band == number) & (size_class == rank) & (blocks.people > 0)
            centers = tuple(zip(x[chosen].tolist(), y[chosen].tolist(), strict=True))
            if centers:
                shapes.append(Dots(role=f"band{number}", centers=centers, size=round(size * factor, 2)))
    return shapes


def _markers(briefing: Briefing, projection: MapProjection, *, scale: float, label_scale: float) -> list[Shape]:
    """Return the dots of the included cities and, large enough for a number, of the best new locations."""
    cities = tuple(projection.center(city) for city in briefing.cities)
    shapes: list[Shape] = [
        Dots(role="city-edge", centers=cities, size=_CITY_EDGE_SIZE * scale),
        Dots(role="city", centers=cities, size=_CITY_SIZE * scale),
    ]
    new = tuple(projection.center(next_city.city) for next_city in briefing.next_cities.cities)
    if new:
        shapes += [
            Dots(role="next-edge", centers=new, size=_NEXT_EDGE_SIZE * scale * label_scale),
            Dots(role="next", centers=new, size=_NEXT_SIZE * scale * label_scale),
        ]
    return shapes


def _labels(briefing: Briefing, projection: MapProjection, *, size: float) -> list[Shape]:
    """Return the numbers and names of the best new locations, then as many city names as fit, largest cities first."""
    placer = LabelPlacer(projection.width)
    numbers, names = _next_labels(briefing, projection, placer, size)
    landmarks = [
        placer.place("city-name", city.name, projection.center(city), gap=size * 0.45, size=size * 0.85)
        for city in briefing.landmarks
    ]
    return [*numbers, *(label for label in [*names, *landmarks] if label)]


def _next_labels(
    briefing: Briefing, projection: MapProjection, placer: LabelPlacer, size: float
) -> tuple[Sequence[Label], Sequence[Label | None]]:
    centers = [projection.center(next_city.city) for next_city in briefing.next_cities.cities]
    numbers = [
        Label(
            role="next-number", text=str(number), position=(x, y + size * 0.3), size=size * 0.85, anchor=Anchor.MIDDLE
        )
        for number, (x, y) in enumerate(centers, start=1)
    ]
    names = [
        placer.place("next-name", next_city.city.name, center, gap=size * 0.75, size=size, required=True)
        for center, next_city in zip(centers, briefing.next_cities.cities, strict=True)
    ]
    return numbers, names
