"""Read GeoJSON files, and write them so that a second run gives the same bytes and a diff is readable."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import TableError
from geo.tables.csv_reader import read_file, short_reason, unreadable
from geo.tables.csv_writer import DECIMALS, write_table
from geo.tables.manifest import verify

_MAX_DEGREES = 180

Feature = tuple[dict[str, Any], BaseGeometry]
"""The properties of a feature and its geometry, in degrees of EPSG:4326 (lon before lat)."""


def read_geojson(path: Path) -> list[Feature]:
    """Return the features of the file at `path`, in file order.

    Raises `TableError` for a file that is missing, is not GeoJSON or has coordinates outside -180 to 180.
    """
    try:
        collection = json.loads(read_file(path).decode())
        features = [(dict(feature.get("properties") or {}), _geometry(feature)) for feature in collection["features"]]
    except TableError:
        raise
    except OSError as error:
        raise unreadable(path, error) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, shapely.errors.GEOSException) as error:
        raise TableError(path, f"the file is not valid GeoJSON ({short_reason(error)}).") from error
    verify(path)
    return features


def _geometry(feature: Mapping[str, Any]) -> BaseGeometry:
    shape: BaseGeometry = shapely.from_geojson(json.dumps(feature["geometry"]))
    if not shape.is_empty and not np.abs(shape.bounds).max() <= _MAX_DEGREES:  # so written because NaN fails it
        raise ValueError("coordinates must be between -180 and 180")
    return shape


def write_geojson(path: Path, features: Iterable[Feature]) -> None:
    """Write `features` to `path`: one feature per line, in the order given, coordinates rounded to 5 decimals."""
    lines = ",\n".join(json.dumps(_to_dict(*feature), separators=(",", ":")) for feature in features)
    write_table(path, f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n')


def _to_dict(properties: Mapping[str, Any], shape: BaseGeometry) -> dict[str, Any]:
    # Each vertex is rounded on its own, so that a border shared by two shapes stays the same line in both.
    rounded = shapely.transform(shape, lambda xy: xy.round(DECIMALS))
    return {"type": "Feature", "properties": dict(properties), "geometry": json.loads(shapely.to_geojson(rounded))}
