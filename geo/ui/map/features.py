"""The features that change: cities, starting point and route as GeoJSON, lon before lat, in degrees of EPSG:4326."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from geo.models import City, Location, Point, Route

KINDS = ("city", "near", "selected")  # of markers, bottom to top
_MAX_SAMPLED = 5_000  # points of a route that are simplified: a street-level one may have any number
_MAX_DRAWN = 110  # points of a drawn route: 2 KB, finer than a pixel when the whole state is shown
_FIRST_TOLERANCE_DEG = 0.0005
_DECIMALS = 4  # of a degree: 11 m


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One city on the map: `kind` is one of `KINDS`; `trip_text` is its time and distance, or empty."""

    city: City
    kind: str
    trip_text: str


def features(
    markers: Sequence[Marker], origin: Location | None, route: Route | None, *, answer_id: int = 0
) -> dict[str, Any]:
    """Return everything that changes as one GeoJSON collection, bottom to top: route, starting point, cities.

    Cities of one kind share a feature, so that a selection sends few bytes: point i has name i and trip i. The map
    frames the route when `answer_id` changes.
    """
    start = [_start(origin, answer_id)] if origin else []
    cities = [_cities(kind, [marker for marker in markers if marker.kind == kind]) for kind in KINDS]
    return {"type": "FeatureCollection", "features": [*(_lines(route) if route else []), *start, *cities]}


def _start(origin: Location, answer_id: int) -> dict[str, Any]:
    return _feature("MultiPoint", [_lon_lat(origin.point)], kind="origin", names=[origin.label], answer=answer_id)


def _cities(kind: str, markers: Sequence[Marker]) -> dict[str, Any]:
    return _feature(
        "MultiPoint",
        [_lon_lat(marker.city.point) for marker in markers],
        kind=kind,
        names=[marker.city.name for marker in markers],
        trips=[marker.trip_text for marker in markers],
    )


def _lines(route: Route) -> list[dict[str, Any]]:
    """Return the route's part along roads as one line, and separately its straight ends over local streets."""
    whole, road = route.geometry, route.road
    ends = [(whole[0], road[0]), (road[-1], whole[-1])] if road else [whole]
    lines = [("local", [_lon_lat(point) for point in end]) for end in ends]
    lines += [("route", _simplified(road))] if len(road) > 1 else []
    return [_feature("LineString", line, kind=kind) for kind, line in lines if any(point != line[0] for point in line)]


def _simplified(road: Sequence[Point]) -> list[list[float]]:
    sampled = [*road[:: len(road) // _MAX_SAMPLED + 1], road[-1]]
    line = shapely.LineString([(point.lon, point.lat) for point in sampled])
    tolerance = _FIRST_TOLERANCE_DEG
    while len((simple := line.simplify(tolerance)).coords) > _MAX_DRAWN:
        tolerance *= 1.5
    return [[round(lon, _DECIMALS), round(lat, _DECIMALS)] for lon, lat in simple.coords]


def _feature(geometry_type: str, coordinates: object, **properties: object) -> dict[str, Any]:
    geometry = {"type": geometry_type, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _lon_lat(point: Point) -> list[float]:
    return [round(point.lon, _DECIMALS), round(point.lat, _DECIMALS)]
