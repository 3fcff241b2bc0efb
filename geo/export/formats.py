"""Write rows as CSV, and rows with geometries as GeoJSON or GeoPackage, in EPSG:4326."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from geo.export.provenance import Provenance

Cell = str | int | float | None
Row = Mapping[str, Cell]
_CRS = "EPSG:4326"
_DECIMALS = 5  # of a degree: about a meter
_PROVENANCE_COLUMNS = ("source", "date", "settings")
_STARTS_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """Rows with one geometry each, in degrees of EPSG:4326, lon before lat."""

    rows: Sequence[Row]
    shapes: Sequence[BaseGeometry]


def csv_bytes(rows: Sequence[Row], provenance: Provenance) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark; source, date and settings repeat in columns of every row.

    The header is the keys of the first row. Cells that a spreadsheet could run as a formula are escaped.
    """
    texts = provenance.as_text()
    provenance_cells = [escape_formula(texts[name]) for name in _PROVENANCE_COLUMNS]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([escape_formula(name) for name in [*(rows[0] if rows else ()), *_PROVENANCE_COLUMNS]])
    writer.writerows([*map(_cell, row.values()), *provenance_cells] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def geojson_bytes(layer: Layer, provenance: Provenance) -> bytes:
    """Return a layer as a GeoJSON FeatureCollection (RFC 7946), its provenance in the member `metadata`.

    Coordinates are rounded to five decimals of a degree.
    """
    features = [
        {"type": "Feature", "properties": dict(row), "geometry": _geometry(shape)}
        for row, shape in zip(layer.rows, layer.shapes, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "name": provenance.title,
        "metadata": provenance.as_text(),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def geopackage_bytes(layer: Layer, name: str, provenance: Provenance) -> bytes:
    """Return a layer called `name` as a GeoPackage, its provenance in the metadata of the data set."""
    import geopandas as gpd  # noqa: PLC0415 - slow to import, and only this needs it

    frame = gpd.GeoDataFrame([dict(row) for row in layer.rows], geometry=list(layer.shapes), crs=_CRS)
    file = io.BytesIO()
    frame.to_file(file, layer=name, driver="GPKG", engine="pyogrio", dataset_metadata=provenance.as_text())
    return file.getvalue()


def escape_formula(cell: str) -> str:
    """Return `cell`, with an apostrophe before it if a spreadsheet could run it as a formula; plain numbers stay.

    Source: OWASP, CSV Injection. Full-width signs count as well.
    """
    if _STARTS_FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _cell(value: Cell) -> str:
    return "" if value is None else escape_formula(str(value))


def _geometry(shape: BaseGeometry) -> object:
    rounded = shapely.set_precision(shape, 10**-_DECIMALS, mode="pointwise")
    return json.loads(shapely.to_geojson(rounded))
