"""Shapes as GeoJSON for the browser, rounded to what is visible."""

import json
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

_DECIMALS = 3  # of a degree: about 100 m, a pixel at zoom 10


def geometry(shape: BaseGeometry) -> dict[str, Any]:
    """Return a shape (lon, lat in degrees of EPSG:4326) as a GeoJSON geometry, rounded."""
    rounded: dict[str, Any] = json.loads(shapely.to_geojson(shape), parse_float=_rounded)
    return rounded


def _rounded(digits: str) -> float:
    return round(float(digits), _DECIMALS)
