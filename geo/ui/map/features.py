"""What is drawn on the map and changes: cities, start and way as GeoJSON, lon before lat, in degrees of EPSG:4326."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from geo.models import City, Location, Point, Route

KINDS = ("city", "near", "selected")  # of markers, the lowest first
_LOOKED_AT = 5_000  # points of a way: a street-level one may have any number
_MOST_POINTS = 110  # of a drawn way: 2 KB, finer than a pixel when the whole state is shown
_ROUND = 4  # decimals of a degree: 11 m


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One city on the map: `kind` is one of `KINDS`; `say` is how far it is, in words, or empty."""

    city: City
    kind: str
    say: str


def features(markers: Sequence[Marker], origin: Location | None, route: Route | None) -> dict[str, Any]:
    """Return everything that changes as one GeoJSON collection: the way and the start below, the chosen city on top.

    Cities of one kind share a feature, so that a choice costs few bytes: point i has name i and words i.
    """
    start = [_feature("MultiPoint", [_lon_lat(origin.point)], kind="origin", names=[origin.label])] if origin else []
    dots = [_dots(kind, [marker for marker in markers if marker.kind == kind]) for kind in KINDS]
    return {"type": "FeatureCollection", "features": [*(_lines(route) if route else []), *start, *dots]}


def _dots(kind: str, markers: Sequence[Marker]) -> dict[str, Any]:
    points = [_lon_lat(marker.city.point) for marker in markers]
    names, says = [marker.city.name for marker in markers], [marker.say for marker in markers]
    return _feature("MultiPoint", points, kind=kind, names=names, says=says)


def _lines(route: Route) -> list[dict[str, Any]]:
    """Return the way along roads as one line, and its two ends over local streets, which are only straight, apart."""
    way, road = route.geometry, route.road
    ends = [(way[0], road[0]), (road[-1], way[-1])] if road else [way]
    lines = [("local", [_lon_lat(point) for point in end]) for end in ends]
    lines += [("way", _thinned(road))] if len(road) > 1 else []
    return [_feature("LineString", line, kind=kind) for kind, line in lines if any(spot != line[0] for spot in line)]


def _thinned(way: Sequence[Point]) -> list[list[float]]:
    line = shapely.LineString([(point.lon, point.lat) for point in [*way[:: len(way) // _LOOKED_AT + 1], way[-1]]])
    tolerance = 0.0005
    while len((thin := line.simplify(tolerance)).coords) > _MOST_POINTS:
        tolerance *= 1.5
    return [[round(lon, _ROUND), round(lat, _ROUND)] for lon, lat in thin.coords]


def _feature(shape: str, coordinates: object, **properties: object) -> dict[str, Any]:
    geometry = {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _lon_lat(point: Point) -> list[float]:
    return [round(point.lon, _ROUND), round(point.lat, _ROUND)]
