"""Write shapes so that a second run gives the same bytes and a difference reads well."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.tables.csv_writer import DECIMALS


def write_geojson(path: Path, features: Iterable[tuple[Mapping[str, str], BaseGeometry]]) -> None:
    """Write `features`, pairs of properties and shape, to `path`: one feature a line, in the order given."""
    lines = ",\n".join(json.dumps(_feature(*feature), separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def _feature(properties: Mapping[str, str], shape: BaseGeometry) -> dict[str, Any]:
    # Every vertex is rounded by itself, so that a border two shapes share stays the same line in both.
    rounded = shapely.transform(shape, lambda xy: xy.round(DECIMALS))
    return {"type": "Feature", "properties": dict(properties), "geometry": json.loads(shapely.to_geojson(rounded))}
