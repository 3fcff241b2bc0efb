"""Write rows as CSV, and rows with shapes as GeoJSON or GeoPackage; shapes are in EPSG:4326."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.export.formula import escape_formula
from geo.export.provenance import Provenance

Cell = str | int | float | None
Row = Mapping[str, Cell]
_CRS = "EPSG:4326"
_DEGREES = 5
_REPEATED = ("source", "date", "settings")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """Rows with one shape each, lon before lat."""

    rows: Sequence[Row]
    shapes: Sequence[BaseGeometry]


def csv_bytes(rows: Sequence[Row], about: Provenance) -> bytes:
    """Return rows as CSV that spreadsheets and programs open alike: what it says of itself repeats in each row."""
    told = about.as_text()
    behind = [escape_formula(told[name]) for name in _REPEATED]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([escape_formula(name) for name in [*(rows[0] if rows else ()), *_REPEATED]])
    writer.writerows([*map(_cell, row.values()), *behind] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def geojson_bytes(layer: Layer, about: Provenance) -> bytes:
    """Return a layer as GeoJSON, coordinates to about a meter, with what it says of itself in `metadata`."""
    features = [
        {"type": "Feature", "properties": dict(row), "geometry": _geometry(shape)}
        for row, shape in zip(layer.rows, layer.shapes, strict=True)
    ]
    whole = {"type": "FeatureCollection", "name": about.title, "metadata": about.as_text(), "features": features}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False).encode()


def geopackage_bytes(layer: Layer, name: str, about: Provenance) -> bytes:
    """Return the layer, called `name`, as a GeoPackage with what it says of itself in its metadata."""
    import geopandas as gpd  # noqa: PLC0415 - slow to import, and only this needs it

    frame = gpd.GeoDataFrame([dict(row) for row in layer.rows], geometry=list(layer.shapes), crs=_CRS)
    file = io.BytesIO()
    frame.to_file(file, layer=name, driver="GPKG", engine="pyogrio", dataset_metadata=about.as_text())
    return file.getvalue()


def _cell(value: Cell) -> str:
    return "" if value is None else escape_formula(str(value))


def _geometry(shape: BaseGeometry) -> object:
    text = shapely.to_geojson(shapely.set_precision(shape, 10**-_DEGREES, mode="pointwise"))
    return json.loads(text, parse_float=lambda digits: round(float(digits), _DEGREES))
