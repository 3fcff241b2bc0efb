"""Draw the highways of the road network: merged into lines, simplified, with their route numbers."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.tables.road_network import RoadNetwork
from geo.ui.map.geojson import geometry

_TOLERANCE_DEG = 0.0005  # about 50 m: two pixels at the last zoom
_DECIMALS = 4  # of a degree: 11 m
_SIGN_EVERY_DEG = 0.3  # candidate positions: `map.js` shows few of them
_MIN_LENGTH_DEG = 0.25
_ZOOM = {"I": 5.0, "US": 5.5}  # from which the signs of a system show
_OTHER_ZOOM = 7.25
_LONG_DEG = 1.0  # shorter routes get _OTHER_ZOOM, whatever their system


def route_lines(network: RoadNetwork) -> dict[str, BaseGeometry]:
    """Return each route's lines, the longest pieces possible; roads that only cross the border are left out."""
    shown = np.flatnonzero(network.snappable)
    ends = network.ends[shown]
    pieces = np.asarray(shapely.linestrings(np.stack([network.lon[ends], network.lat[ends]], axis=-1)))
    by_route: dict[str, list[shapely.LineString]] = defaultdict(list)
    for edge, piece in zip(shown.tolist(), pieces, strict=True):
        by_route[network.route[edge]].append(piece)
    return {route: shapely.line_merge(shapely.MultiLineString(by_route[route])) for route in sorted(by_route)}


def highway_layer(lines: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    """Return the highways as GeoJSON, one feature per route.

    Kinds are `major` (interstates and US routes), `minor`, and `unsigned` for roads without a route: many are straight
    lines from a town's center to its highways, which the map leaves out when it is zoomed in on a town.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"kind": _kind(route)},
            "geometry": geometry(line.simplify(_TOLERANCE_DEG), _DECIMALS),
        }
        for route, line in lines.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def highway_labels(lines: Mapping[str, BaseGeometry]) -> list[dict[str, Any]]:
    """Return candidate signs with route numbers: interstates first, then long routes; a route's middle first.

    A sign is {text, kind, at: [lat, lon], from}; it shows from zoom level `from` on.
    """
    numbered = {route: line for route, line in lines.items() if _system(route) and line.length > _MIN_LENGTH_DEG}
    zooms = {route: _sign_zoom(route, line.length) for route, line in numbered.items()}
    ranked = sorted(numbered, key=lambda route: (zooms[route], -numbered[route].length))
    return [
        {"text": route, "kind": "road", "at": [round(point.y, 3), round(point.x, 3)], "from": zooms[route]}
        for route in ranked
        for point in _along(numbered[route])
    ]


def _along(line: BaseGeometry) -> list[shapely.Point]:
    longest = max(shapely.get_parts(line), key=lambda part: part.length)
    count = max(1, int(longest.length // _SIGN_EVERY_DEG))
    steps = sorted(range(count), key=lambda step: abs(2 * step + 1 - count))
    return [longest.interpolate((step + 0.5) / count, normalized=True) for step in steps]


def _system(route: str) -> str:
    """Return the numbered system of a route: 'I', 'US' or a state's letters; '' for a named road."""
    letters, _, number = route.replace("-", " ").partition(" ")
    return letters if letters.isupper() and number[:1].isdigit() else ""


def _kind(route: str) -> str:
    if not route:
        return "unsigned"
    return "major" if _system(route) in _ZOOM else "minor"


def _sign_zoom(route: str, length: float) -> float:
    return _ZOOM.get(_system(route), _OTHER_ZOOM) if length > _LONG_DEG else _OTHER_ZOOM
