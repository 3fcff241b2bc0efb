"""Exported files, read back with pandas, geopandas, pyogrio and json, hold the same values and calculate nothing."""

import csv
import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.export.formats import Layer, Row, csv_bytes, escape_formula, geojson_bytes, geopackage_bytes
from geo.export.provenance import Provenance

PROVENANCE = Provenance(
    title="Counties",
    source="US Census Bureau",
    date="2026-11-22",
    settings={"limits": "30, 60 minutes", "added": "=La Grande"},
)
SETTINGS = "limits: 30, 60 minutes; added: =La Grande"
ROWS: list[Row] = [
    {"county": "=HYPERLINK(1)", "people": 7, "minutes": None, "band": "up to 30 min"},
    {"county": "Doña Ana", "people": 9_000_000, "minutes": 1.5, "band": "30 to 60 min"},
]
RING = [(-121.0, 44.0), (-120.0, 44.0), (-120.0, 45.5), (-121.0, 44.0)]
HOLE = [(-120.2, 44.2), (-120.2, 44.4), (-120.4, 44.2), (-120.2, 44.2)]
LAYER = Layer(rows=ROWS, shapes=[shapely.Point(-120.123456789, 44.25), shapely.Polygon(RING, [HOLE])])


def test_a_csv_holds_every_value_and_its_provenance_in_each_row() -> None:
    table = pd.read_csv(io.BytesIO(csv_bytes(ROWS, PROVENANCE)), keep_default_na=False)
    assert list(table.columns) == ["county", "people", "minutes", "band", "source", "date", "settings"]
    assert table.to_numpy().tolist() == [
        ["'=HYPERLINK(1)", 7, "", "up to 30 min", "US Census Bureau", "2026-11-22", SETTINGS],
        ["Doña Ana", 9_000_000, "1.5", "30 to 60 min", "US Census Bureau", "2026-11-22", SETTINGS],
    ]


def test_a_csv_starts_with_a_byte_order_mark_and_ends_its_lines_as_spreadsheets_do() -> None:
    content = csv_bytes(ROWS, PROVENANCE)
    assert content.startswith(b"\xef\xbb\xbfcounty,")
    assert content.count(b"\r\n") == content.count(b"\n") == 3


def test_no_cell_of_a_csv_starts_a_formula() -> None:
    provenance = Provenance(title="", source="=1", date="@2", settings={"+a": "b"})
    text = csv_bytes([{"=evil": "@x", "b": "-1+2"}], provenance).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert cells == ["'=evil", "b", "source", "date", "settings", "'@x", "'-1+2", "'=1", "'@2", "'+a: b"]


def test_a_csv_without_rows_still_has_the_provenance_columns() -> None:
    assert csv_bytes([], PROVENANCE).decode("utf-8-sig") == "source,date,settings\r\n"


def test_geojson_has_longitude_before_latitude_rounded_to_a_meter() -> None:
    point, polygon = json.loads(geojson_bytes(LAYER, PROVENANCE))["features"]
    assert point["geometry"] == {"type": "Point", "coordinates": [-120.12346, 44.25]}
    assert polygon["geometry"]["type"] == "Polygon"
    assert polygon["geometry"]["coordinates"] == [[list(corner) for corner in ring] for ring in (RING, HOLE)]


def test_geojson_holds_every_value_and_its_provenance() -> None:
    collection = json.loads(geojson_bytes(LAYER, PROVENANCE))
    assert [feature["properties"] for feature in collection["features"]] == ROWS
    assert {name: value for name, value in collection.items() if name != "features"} == {
        "type": "FeatureCollection",
        "name": "Counties",
        "metadata": {
            "title": "Counties",
            "source": "US Census Bureau",
            "date": "2026-11-22",
            "settings": SETTINGS,
        },
    }


def test_geojson_opens_in_geopandas_with_the_same_values(tmp_path: Path) -> None:
    path = tmp_path / "bands.geojson"
    path.write_bytes(geojson_bytes(LAYER, PROVENANCE))
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert (frame["county"].tolist(), frame["people"].tolist()) == (["=HYPERLINK(1)", "Doña Ana"], [7, 9_000_000])
    assert frame.geometry.iloc[0].equals_exact(LAYER.shapes[0], 1e-5)
    assert frame.geometry.iloc[1].equals(LAYER.shapes[1])


def test_a_geopackage_opens_in_geopandas_with_the_same_values(tmp_path: Path) -> None:
    path = tmp_path / "blocks.gpkg"
    points = [shapely.Point(-120.123456789, 44.25), shapely.Point(-117.5, 45)]
    path.write_bytes(geopackage_bytes(Layer(rows=ROWS, shapes=points), "blocks", PROVENANCE))
    assert pyogrio.list_layers(path).tolist() == [["blocks", "Point"]]
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.tolist() == points
    assert (frame["county"].tolist(), frame["people"].tolist()) == (["=HYPERLINK(1)", "Doña Ana"], [7, 9_000_000])
    assert frame["band"].tolist() == ["up to 30 min", "30 to 60 min"]
    assert frame["minutes"].tolist() == pytest.approx([float("nan"), 1.5], nan_ok=True)


def test_a_geopackage_holds_its_provenance(tmp_path: Path) -> None:
    path = tmp_path / "blocks.gpkg"
    path.write_bytes(geopackage_bytes(LAYER, "blocks", PROVENANCE))
    assert pyogrio.read_info(path)["dataset_metadata"] == {
        "title": "Counties",
        "source": "US Census Bureau",
        "date": "2026-11-22",
        "settings": SETTINGS,
    }


@pytest.mark.parametrize("write", [geojson_bytes, lambda layer, about: geopackage_bytes(layer, "x", about)])
def test_a_layer_needs_one_geometry_per_row(write: object) -> None:
    with pytest.raises(ValueError, match=r"length|shorter|longer"):
        write(Layer(rows=ROWS, shapes=[shapely.Point(0, 0)]), PROVENANCE)  # type: ignore[operator]


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-2+3", "@x", "\tx", "\rx", " =x", "\n=x", "\uff1dx", "-1e5x"])
def test_cells_that_a_spreadsheet_would_calculate_get_an_apostrophe(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Bend", "-121.31", "+5", "44.05, -121.3", "1-2", "a=b"])
def test_other_cells_are_unchanged(cell: str) -> None:
    assert escape_formula(cell) == cell


@given(st.text())
def test_no_cell_starts_a_formula_after_escaping(cell: str) -> None:
    escaped = escape_formula(cell)
    assert not escaped.lstrip().startswith(("=", "@"))
    assert escaped in {cell, f"'{cell}"}
