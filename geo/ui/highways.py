"""Draw the highways of our own network: merged into lines, thinned, with their route numbers."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.roads.network import RoadNetwork

_TOLERANCE_DEG = 0.003  # about 300 m: below a pixel when the whole state is shown
_SIGN_EVERY_DEG = 1.6
_SMALLEST_DEG = 0.25
_SHOWN_FROM = {"I": 5.0, "US": 6.5}
_OTHERS_FROM = 7.75


def route_lines(network: RoadNetwork) -> dict[str, BaseGeometry]:
    """Return each route's lines, the longest pieces possible; roads that only cross the border are left out."""
    ends = np.column_stack([network.start, network.end])
    pairs: dict[str, list[np.ndarray]] = defaultdict(list)
    for edge in np.flatnonzero(network.may_join):
        pairs[network.route[edge]].append(np.column_stack([network.lon[ends[edge]], network.lat[ends[edge]]]))
    return {route: shapely.line_merge(shapely.MultiLineString(pairs[route])) for route in sorted(pairs)}


def highway_layer(lines: Mapping[str, BaseGeometry]) -> dict[str, Any]:
    """Return the highways as GeoJSON, one feature per route; interstates and US routes are of kind `major`."""
    features = [
        {
            "type": "Feature",
            "properties": {"kind": "major" if _system(route) in _SHOWN_FROM else "minor"},
            "geometry": _geometry(line.simplify(_TOLERANCE_DEG)),
        }
        for route, line in lines.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def highway_labels(lines: Mapping[str, BaseGeometry]) -> list[dict[str, Any]]:
    """Return the signs with the route numbers, interstates first, long routes before short ones."""
    numbered = {route: line for route, line in lines.items() if _system(route) and line.length > _SMALLEST_DEG}
    ranked = sorted(numbered, key=lambda route: (_from(route), -numbered[route].length))
    return [
        {"text": route, "kind": "road", "at": [round(point.y, 3), round(point.x, 3)], "from": _from(route)}
        for route in ranked
        for point in _along(numbered[route])
    ]


def _geometry(line: BaseGeometry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shapely.to_geojson(line), parse_float=lambda digits: round(float(digits), 3))
    return found


def _along(line: BaseGeometry) -> list[shapely.Point]:
    longest = max(shapely.get_parts(line), key=lambda part: part.length)
    count = max(1, int(longest.length // _SIGN_EVERY_DEG))
    return [longest.interpolate((step + 0.5) / count, normalized=True) for step in range(count)]


def _system(route: str) -> str:
    """Return which numbered system a route belongs to: 'I', 'US', a state's letters; '' for a name."""
    letters, _, number = route.replace("-", " ").partition(" ")
    return letters if letters.isupper() and number[:1].isdigit() else ""


def _from(route: str) -> float:
    return _SHOWN_FROM.get(_system(route), _OTHERS_FROM)
