"""Every file that the page offers can be written, and says where it comes from."""

import csv
import io
import json

import pytest

from geo.ui import services
from geo.ui.coverage import data
from geo.ui.coverage.downloads import File, files
from geo.ui.coverage.figures import Figures, figures
from geo.ui.coverage.state import View

VIEW = View(add=("La Grande",), drop=("Burns",))


@pytest.fixture(scope="module")
def offered() -> list[File]:
    prepared = data.load(services.load())
    assert prepared is not None
    found: Figures = figures(prepared, VIEW)
    return files(found, prepared)


def written(offered: list[File], ending: str) -> dict[str, bytes]:
    return {file.name: file.write() for file in offered if file.name.endswith(ending)}


def test_every_table_is_a_csv_that_names_source_date_and_settings(offered: list[File]) -> None:
    tables = written(offered, ".csv")
    assert len(tables) == 8
    for content in tables.values():
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert rows
        assert all("US Census Bureau" in row["source"] for row in rows)
        assert all("added: La Grande; dropped: Burns" in row["settings"] for row in rows)
        assert all(row["date"][:2] == "20" for row in rows)


def test_every_layer_of_the_map_is_geojson_that_names_the_same(offered: list[File]) -> None:
    layers = {name: json.loads(content) for name, content in written(offered, ".geojson").items()}
    assert {name: len(layer["features"]) for name, layer in layers.items()} == {
        "coverage_bands.geojson": 5,
        "coverage_counties.geojson": 36,
        "coverage_gaps.geojson": len(layers["coverage_gaps.geojson"]["features"]),
        "coverage_cities.geojson": 46,
        "coverage_block_groups.geojson": 2970,
    }
    assert all("dropped: Burns" in layer["metadata"]["settings"] for layer in layers.values())


def test_the_tables_and_layers_agree(offered: list[File]) -> None:
    bands = json.loads(written(offered, "bands.geojson")["coverage_bands.geojson"])["features"]
    slices = csv.DictReader(
        io.StringIO(written(offered, "minutes.csv")["coverage_people_by_minutes.csv"].decode("utf-8-sig"))
    )
    assert sum(feature["properties"]["people"] for feature in bands) == 4_237_256
    assert sum(int(row["people"]) for row in slices) == 4_237_256
