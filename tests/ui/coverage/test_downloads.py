"""Every download, read back with another library and compared value by value.

The people are those of Lowmark's `block_groups.csv`; the drives are its road distances at the posted speeds.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import pytest
import shapely
from PIL import Image

from geo.ui.coverage.chart import area_colors, band_colors
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.downloads import Download, downloads
from geo.ui.coverage.figures import Figures, compute_figures
from geo.ui.coverage.state import View
from geo.ui.coverage.text import average_text, change_text
from support import lowmark

SOURCE = "US Census Bureau, 2020; state roads, 2021"
METADATA = ["source", "date", "settings"]
SETTINGS = (
    "bands: 30, 60, 90 minutes; threshold: 60 minutes; area: Lowmark; included cities: 2; added: Elk Cross; "
    "dropped: Ashport"
)
SETTINGS_BY_DISTANCE = (
    "bands: 10, 50 miles; threshold: 50 miles; area: West Fell County; included cities: 2; added: none; dropped: none"
)
BANDS: list[dict[str, Any]] = [
    {"band": "up to 30 minutes", "upper_limit": 30.0, "people": 3900, "percent": 27.86, "change_in_people": -7500},
    {"band": "30 to 60 minutes", "upper_limit": 60.0, "people": 1100, "percent": 7.86, "change_in_people": 800},
    {"band": "60 to 90 minutes", "upper_limit": 90.0, "people": 9000, "percent": 64.29, "change_in_people": 9000},
    {"band": "over 90 minutes", "upper_limit": None, "people": 0, "percent": 0.0, "change_in_people": -2300},
]
COUNTIES = [
    {
        "county": "East Shore",
        "people": 9800,
        "people_within_threshold": 800,
        "percent_within_threshold": 8.2,
        "mean_minutes": 60.9,
        "minutes_90th_percentile": 64.3,
        "farthest_place": "Ashport",
        "minutes_from_farthest_place": 60.0,
        "people_65_and_over": 1900,
        "disability_percent": 14.5,
        "households_without_car": 300,
    },
    {
        "county": "West Fell",
        "people": 4200,
        "people_within_threshold": 4200,
        "percent_within_threshold": 100.0,
        "mean_minutes": 4.7,
        "minutes_90th_percentile": 1.9,
        "farthest_place": "Farrow",
        "minutes_from_farthest_place": 42.0,
        "people_65_and_over": None,
        "disability_percent": None,
        "households_without_car": None,
    },
]
CITIES = [
    {"city": "Cold Ford", "people_no_longer_within_threshold": 2400, "people_driving_farther": 11700},
    {"city": "Elk Cross", "people_no_longer_within_threshold": 2300, "people_driving_farther": 2300},
]
BLOCK_GROUP_COLUMNS = ("GEOID", "county", "lat", "lon", "people", "nearest_city", "minutes", "miles", "band")
BLOCK_GROUPS: list[dict[str, Any]] = [
    dict(zip(BLOCK_GROUP_COLUMNS, values, strict=True))
    for values in (
        ("990030001001", "East Shore", 38.51, -58.21, 5000, "Cold Ford", 62.1, 56.3, "60 to 90 minutes"),
        ("990030001002", "East Shore", 38.49, -58.18, 4000, "Cold Ford", 64.3, 57.7, "60 to 90 minutes"),
        ("990030002001", "East Shore", 38.50, -58.60, 800, "Cold Ford", 36.0, 33.6, "30 to 60 minutes"),
        ("990010001001", "West Fell", 38.50, -59.21, 1600, "Cold Ford", 0.6, 0.6, "up to 30 minutes"),
        ("990010002001", "West Fell", 38.89, -59.90, 2300, "Elk Cross", 1.9, 0.9, "up to 30 minutes"),
        ("990010002002", "West Fell", 38.52, -59.88, 300, "Cold Ford", 48.7, 42.2, "30 to 60 minutes"),
    )
]
POSITIONS = {"Ashport": (-58.2, 38.5), "Cold Ford": (-59.2, 38.5), "Elk Cross": (-59.9, 38.9)}
GAP = {"place": "Elk Cross", "county": "West Fell", "people": 2400}
COUNTIES_CHANGED = [
    {
        "county": "East Shore",
        "people_whose_drive_changes": 9800,
        "people_within_threshold_before": 9800,
        "people_within_threshold_after": 800,
        "change": -9000,
    },
    {
        "county": "West Fell",
        "people_whose_drive_changes": 2300,
        "people_within_threshold_before": 1900,
        "people_within_threshold_after": 4200,
        "change": 2300,
    },
]


@pytest.fixture(scope="module")
def sourced(lowmark_data: PlanningData) -> PlanningData:
    return replace(lowmark_data, sources=SOURCE)


def offered(figures: Figures, planning_data: PlanningData) -> dict[str, Download]:
    return {download.file_name: download for download in downloads(figures, planning_data)}


@pytest.fixture(scope="module")
def files(what_if: Figures, sourced: PlanningData) -> dict[str, bytes]:
    return {name: download.write() for name, download in offered(what_if, sourced).items()}


@pytest.fixture(scope="module")
def files_by_distance(county_by_distance: Figures, sourced: PlanningData) -> dict[str, bytes]:
    return {name: download.write() for name, download in offered(county_by_distance, sourced).items()}


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV as text, without the columns of its metadata."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [{name: value for name, value in row.items() if name not in METADATA} for row in rows]


def as_text(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


def features_of(content: bytes, tmp_path: Path) -> list[tuple[dict[str, Any], Any]]:
    """Return properties and shape of each feature, as geopandas reads them."""
    path = tmp_path / "layer.geojson"
    path.write_bytes(content)
    frame = gpd.read_file(path)
    assert frame.crs.to_epsg() == 4326
    table = frame.drop(columns="geometry").astype(object).where(lambda cells: cells.notna(), None)
    return list(zip(table.to_dict("records"), frame.geometry, strict=True))


def points_of(features: list[tuple[dict[str, Any], Any]]) -> list[tuple[float, float]]:
    return [(shape.x, shape.y) for _, shape in features]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("coverage_bands.csv", BANDS, id="bands"),
        pytest.param("coverage_counties.csv", COUNTIES, id="counties"),
        pytest.param("coverage_gaps.csv", [], id="gaps"),
        pytest.param("coverage_cities.csv", CITIES, id="cities"),
        pytest.param("coverage_block_groups.csv", BLOCK_GROUPS, id="block-groups"),
        pytest.param("coverage_changed_counties.csv", COUNTIES_CHANGED, id="changed-counties"),
    ],
)
def test_a_table_holds_the_figures_of_its_view(
    files: Mapping[str, bytes], name: str, expected: list[dict[str, Any]]
) -> None:
    assert rows_of(files[name]) == as_text(expected)


def test_people_by_minutes_reach_three_steps_past_the_last_band_and_lose_no_one(files: Mapping[str, bytes]) -> None:
    counts = {row["minutes"]: int(row["people"]) for row in rows_of(files["coverage_people_by_minutes.csv"])}
    steps = ["up to 10", *(f"{low} to {low + 10}" for low in range(10, 120, 10)), "over 120"]
    assert list(counts) == steps
    assert {name: people for name, people in counts.items() if people} == {
        "up to 10": 3900,
        "30 to 40": 800,
        "40 to 50": 300,
        "60 to 70": 9000,
    }


def test_people_by_minutes_end_after_thirty_steps(sourced: PlanningData) -> None:
    figures = compute_figures(sourced, View(limits=(600,), threshold=600, drop=("Cold Ford",)))
    rows = rows_of(offered(figures, sourced)["coverage_people_by_minutes.csv"].write())
    assert [row["minutes"] for row in rows[-2:]] == ["290 to 300", "over 300"]
    assert len(rows) == 31
    assert sum(int(row["people"]) for row in rows) == 14_000


def test_accessibility_is_the_mean_over_the_residents_of_a_county(files: Mapping[str, bytes]) -> None:
    """Compare the three measures with the same formula written out.

    Within 60 minutes, Cold Ford serves 800 people at 36.0 min (weight 0.68), 1,600 at 0.6 min (1) and 300 at 48.7 min
    (0.22), Elk Cross serves 2,300 at 1.9 min (1) and the same 300 at 59.0 min (0.22).
    """
    cold_ford = 100_000 / (800 * 0.68 + 1600 * 1 + 300 * 0.22)
    elk_cross = 100_000 / (2300 * 1 + 300 * 0.22)
    shore_score = 800 * 0.68 * cold_ford / 9800
    fell_score = (1600 * cold_ford + 2300 * elk_cross + 300 * 0.22 * (cold_ford + elk_cross)) / 4200
    assert rows_of(files["coverage_accessibility.csv"]) == as_text(
        [
            {
                "county": "East Shore",
                "mean_minutes_to_nearest": 60.9,
                "cities_within_threshold": round(800 / 9800, 1),
                "catchment_score": round(shore_score, 2),
            },
            {
                "county": "West Fell",
                "mean_minutes_to_nearest": 4.7,
                "cities_within_threshold": round((1600 + 2300 + 2 * 300) / 4200, 1),
                "catchment_score": round(fell_score, 2),
            },
        ]
    )


def test_by_distance_a_county_is_measured_alone_and_in_miles(files_by_distance: Mapping[str, bytes]) -> None:
    tables = {name: rows_of(content) for name, content in files_by_distance.items() if name.endswith(".csv")}
    assert [(row["band"], row["people"]) for row in tables["coverage_bands.csv"]] == [
        ("up to 10 miles", "1600"),
        ("10 to 50 miles", "300"),
        ("over 50 miles", "2300"),
    ]
    assert {row["miles"]: row["people"] for row in tables["coverage_people_by_miles.csv"] if row["people"] != "0"} == {
        "up to 10": "1600",
        "40 to 50": "300",
        "60 to 70": "2300",
    }
    assert tables["coverage_gaps.csv"] == as_text([GAP | {"miles": 68.6}])
    assert [(row["city"], *list(row.values())[1:]) for row in tables["coverage_cities.csv"]] == [
        ("Cold Ford", "1900", "4200"),
        ("Ashport", "0", "0"),
    ]
    assert [
        (row["GEOID"], row["minutes"], row["miles"], row["band"]) for row in tables["coverage_block_groups.csv"]
    ] == [
        ("990010001001", "0.6", "0.6", "up to 10 miles"),
        ("990010002001", "98.1", "68.1", "over 50 miles"),
        ("990010002002", "48.7", "42.2", "10 to 50 miles"),
    ]
    assert [row["county"] for row in tables["coverage_accessibility.csv"]] == ["West Fell"]
    (county,) = tables["coverage_counties.csv"]
    assert (county["county"], county["mean_miles"], county["miles_90th_percentile"]) == ("West Fell", "40.5", "68.1")
    assert (county["farthest_place"], county["miles_from_farthest_place"]) == ("Elk Cross", "68.6")


def test_a_what_if_in_one_county_compares_its_own_residents_only(what_if: Figures, sourced: PlanningData) -> None:
    figures = compute_figures(sourced, replace(what_if.view, county="West Fell"))
    tables = offered(figures, sourced)
    bands = rows_of(tables["coverage_bands.csv"].write())
    assert [(row["people"], row["change_in_people"]) for row in bands] == [
        ("3900", "2300"),
        ("300", "0"),
        ("0", "0"),
        ("0", "-2300"),
    ]
    assert rows_of(tables["coverage_changed_counties.csv"].write()) == as_text(COUNTIES_CHANGED[1:])
    assert average_text(figures) == "The average drive is 4.7 min; no one lives more than 90 minutes away."
    assert change_text(figures) == (
        "With Elk Cross added and Ashport dropped, 2,300 more people live within 60 minutes."
    )


def test_a_county_without_gaps_lists_none_of_its_neighbors(sourced: PlanningData) -> None:
    figures = compute_figures(sourced, View(county="East Shore"))
    assert rows_of(offered(figures, sourced)["coverage_gaps.csv"].write()) == []


def test_only_a_changed_list_has_changed_counties(files_by_distance: Mapping[str, bytes]) -> None:
    assert "coverage_changed_counties.csv" not in files_by_distance


@pytest.mark.parametrize("ending", [".csv", ".geojson"])
@pytest.mark.parametrize(
    ("fixture", "settings"),
    [
        pytest.param("files", SETTINGS, id="what-if"),
        pytest.param("files_by_distance", SETTINGS_BY_DISTANCE, id="county-by-distance"),
    ],
)
def test_a_download_names_its_source_date_and_settings(
    request: pytest.FixtureRequest, ending: str, fixture: str, settings: str
) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    written = {name: content for name, content in request.getfixturevalue(fixture).items() if name.endswith(ending)}
    assert len(written) >= 5
    for content in written.values():
        if ending == ".csv":
            rows = [list(row.values()) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
            assert {tuple(row[-3:]) for row in rows} <= {(SOURCE, today, settings)}
        else:
            metadata = json.loads(content)["metadata"]
            assert [metadata[name] for name in METADATA] == [SOURCE, today, settings]


def test_every_file_has_a_title_of_its_own(files: Mapping[str, bytes]) -> None:
    titles = {name: json.loads(content)["name"] for name, content in files.items() if name.endswith(".geojson")}
    assert titles == {
        "coverage_bands.geojson": "Bands",
        "coverage_counties.geojson": "Counties",
        "coverage_gaps.geojson": "Gaps",
        "coverage_cities.geojson": "Cities",
        "coverage_block_groups.geojson": "Block groups",
    }


def test_each_block_group_lies_in_the_area_of_its_band(files: Mapping[str, bytes], tmp_path: Path) -> None:
    areas = features_of(files["coverage_bands.geojson"], tmp_path)
    assert [properties for properties, _ in areas] == BANDS
    for block in BLOCK_GROUPS:
        point = shapely.Point(block["lon"], block["lat"])
        assert [area["band"] for area, shape in areas if shape.contains(point)] == [block["band"]]


def test_the_areas_cover_the_state_without_overlap(
    files: Mapping[str, bytes], tmp_path: Path, lowmark_data: PlanningData
) -> None:
    shapes = [shape for _, shape in features_of(files["coverage_bands.geojson"], tmp_path)]
    state = lowmark_data.baseline.outline.area
    assert sum(shape.area for shape in shapes) == pytest.approx(state, rel=1e-4)
    assert shapely.union_all(shapes).area == pytest.approx(state, rel=1e-4)


def test_each_county_has_its_own_shape(files: Mapping[str, bytes], tmp_path: Path) -> None:
    counties = features_of(files["coverage_counties.geojson"], tmp_path)
    assert [properties for properties, _ in counties] == COUNTIES
    for block in BLOCK_GROUPS:
        point = shapely.Point(block["lon"], block["lat"])
        assert [row["county"] for row, shape in counties if shape.contains(point)] == [block["county"]]


def test_the_gaps_are_where_the_places_are(sourced: PlanningData, tmp_path: Path) -> None:
    figures = compute_figures(sourced, View())
    features = features_of(offered(figures, sourced)["coverage_gaps.geojson"].write(), tmp_path)
    assert [properties for properties, _ in features] == [GAP | {"minutes": 99.0}]
    assert points_of(features) == [POSITIONS["Elk Cross"]]


def test_the_cities_are_where_the_list_puts_them(files: Mapping[str, bytes], tmp_path: Path) -> None:
    features = features_of(files["coverage_cities.geojson"], tmp_path)
    assert [properties for properties, _ in features] == CITIES
    assert points_of(features) == [POSITIONS["Cold Ford"], POSITIONS["Elk Cross"]]


def test_the_block_groups_are_where_the_census_puts_them(files: Mapping[str, bytes], tmp_path: Path) -> None:
    features = features_of(files["coverage_block_groups.geojson"], tmp_path)
    assert [properties for properties, _ in features] == BLOCK_GROUPS
    assert points_of(features) == [(block["lon"], block["lat"]) for block in BLOCK_GROUPS]


def test_the_geopackage_holds_the_same_block_groups(files: Mapping[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "blocks.gpkg"
    path.write_bytes(files["coverage_block_groups.gpkg"])
    frame = pyogrio.read_dataframe(path, layer="block_groups")
    assert frame.drop(columns="geometry").to_dict("records") == BLOCK_GROUPS
    assert [(point.x, point.y) for point in frame.geometry] == [(block["lon"], block["lat"]) for block in BLOCK_GROUPS]
    metadata = pyogrio.read_info(path, layer="block_groups")["dataset_metadata"]
    assert (metadata["title"], metadata["source"], metadata["settings"]) == ("Block groups", SOURCE, SETTINGS)


def test_the_picture_carries_headline_source_and_settings(files: Mapping[str, bytes]) -> None:
    image = Image.open(io.BytesIO(files["coverage_map.png"]))
    assert image.info["Title"] == (
        "5,000 of the 14,000 residents of Lowmark (35.7%) live within 60 minutes by road of an included city."
    )
    assert (image.info["Source"], image.info["Settings"]) == (SOURCE, SETTINGS)


def test_the_picture_shows_each_block_group_and_city_in_its_place(files: Mapping[str, bytes]) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(files["coverage_map.png"])).convert("RGB"))
    filled = np.any([_is_color(pixels, color) for color in area_colors(4, dark=False)], axis=0)
    rows, columns = filled.any(axis=1).nonzero()[0], filled.any(axis=0).nonzero()[0]
    west, south, east, north = shapely.union_all([county.shape for county in lowmark.atlas().gazetteer.counties]).bounds
    to_lon = (east - west) / (columns[-1] - columns[0])
    to_lat = (north - south) / (rows[-1] - rows[0])
    map_part = pixels[: int(len(pixels) * 0.7)]  # the legend lies below
    for color, band in zip(band_colors(4, dark=False), [row["band"] for row in BANDS], strict=True):
        y, x = _is_color(map_part, color).nonzero()
        lon, lat = west + (x - columns[0]) * to_lon, north - (y - rows[0]) * to_lat
        blocks = [block for block in BLOCK_GROUPS if block["band"] == band]
        assert bool(x.size) == bool(blocks)
        distances = [np.hypot(lon - block["lon"], lat - block["lat"]) for block in blocks]
        assert not blocks or np.min(distances, axis=0).max() < 0.03
        assert all(
            distance.min() < 0.03
            for block, distance in zip(blocks, distances, strict=True)
            if block["people"] >= 800  # a smaller dot has no pixel of its pure color
        )
    for name in ("Cold Ford", "Elk Cross"):
        lon_of, lat_of = POSITIONS[name]
        x_of, y_of = columns[0] + (lon_of - west) / to_lon, rows[0] + (north - lat_of) / to_lat
        assert pixels[round(y_of), round(x_of)].tolist() == [255, 255, 255]


def _is_color(pixels: npt.NDArray[np.uint8], color: str) -> npt.NDArray[np.bool_]:
    channels = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)])
    return np.asarray((pixels == channels).all(axis=-1))
