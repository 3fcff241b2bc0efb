"""Shapes as GeoJSON for the browser, rounded to what is visible."""

import json
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

_DECIMALS = 3  # of a degree: about 100 m, a pixel at zoom 10


def geometry(shape: BaseGeometry, decimals: int = _DECIMALS) -> dict[str, Any]:
    """Return a shape (lon, lat in degrees of EPSG:4326) as a GeoJSON geometry, rounded to `decimals`."""
    rounded: dict[str, Any] = json.loads(
        shapely.to_geojson(shape), parse_float=lambda digits: round(float(digits), decimals)
    )
    return rounded
