"""Exported files open elsewhere, say where they come from, and calculate nothing."""

import csv
import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from geo.export.formats import Layer, Row, csv_bytes, geojson_bytes, geopackage_bytes
from geo.export.provenance import Provenance

ABOUT = Provenance(
    title="Counties",
    source="US Census Bureau",
    date="2026-11-22",
    settings={"limits": "30, 60 minutes", "added": "=La Grande"},
)
ROWS: list[Row] = [
    {"county": "=HYPERLINK(1)", "people": 7, "minutes": None},
    {"county": "Lane", "people": 9, "minutes": 1.5},
]
LAYER = Layer(rows=ROWS, shapes=[shapely.Point(-120.123456789, 44), shapely.box(-121, 44, -120, 45)])


def test_csv_opens_in_pandas_with_its_source_in_every_row() -> None:
    table = pd.read_csv(io.BytesIO(csv_bytes(ROWS, ABOUT)))
    assert table["people"].tolist() == [7, 9]
    assert set(table["source"]) == {"US Census Bureau"}
    assert set(table["settings"]) == {"limits: 30, 60 minutes; added: =La Grande"}


def test_no_cell_of_the_csv_starts_a_formula() -> None:
    text = csv_bytes([{"=evil": "@x", "b": "-1+2"}], ABOUT).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_csv_of_nothing_still_says_what_it_is() -> None:
    assert csv_bytes([], ABOUT).decode("utf-8-sig") == "source,date,settings\r\n"


def test_geojson_opens_in_geopandas(tmp_path: Path) -> None:
    (tmp_path / "bands.geojson").write_bytes(geojson_bytes(LAYER, ABOUT))
    frame = gpd.read_file(tmp_path / "bands.geojson")
    assert frame["county"].tolist() == ["=HYPERLINK(1)", "Lane"]
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.iloc[0].x == pytest.approx(-120.12346)


def test_geojson_says_what_it_is() -> None:
    assert json.loads(geojson_bytes(LAYER, ABOUT))["metadata"] == ABOUT.as_text()


def test_geopackage_opens_in_geopandas_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "blocks.gpkg"
    path.write_bytes(geopackage_bytes(Layer(rows=ROWS, shapes=[shapely.Point(-120, 44)] * 2), "blocks", ABOUT))
    assert gpd.read_file(path)["people"].tolist() == [7, 9]
    assert pyogrio.read_info(path)["dataset_metadata"]["source"] == "US Census Bureau"
