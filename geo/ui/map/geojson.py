"""Shapes as the browser gets them: GeoJSON, rounded to what can be seen."""

import json
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

_DECIMALS = 3  # of a degree: about 100 m, a pixel at the closest zoom that anybody needs here


def geometry(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape in degrees as a GeoJSON geometry, rounded."""
    found: dict[str, Any] = json.loads(shapely.to_geojson(shape), parse_float=_rounded)
    return found


def _rounded(digits: str) -> float:
    return round(float(digits), _DECIMALS)
