"""The pipeline derives the shipped rows of two counties from the sample of the source data."""

import csv
import shutil
from pathlib import Path

import pytest
import shapely

from geo.pipeline.basemap import build_basemap
from geo.pipeline.counties import build_counties
from geo.pipeline.people import build_people
from geo.pipeline.places import build_places
from geo.pipeline.zips import build_zips
from geo.settings import SHIPPED_DATA
from geo.tables.geojson import read_geojson

SOURCE = Path(__file__).parents[1] / "data" / "sample_source"
COUNTIES = {"Baker", "Union"}
Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_of_sample(name: str) -> list[Row]:
    """Return the rows of a shipped table that are about the two counties."""
    return [row for row in read_rows(SHIPPED_DATA / name) if row["county"] in COUNTIES]


def write_overrides(data: Path, name: str) -> None:
    header, *lines = (SHIPPED_DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if COUNTIES & set(line.split(","))]
    (data / name).write_text("".join([header, *kept]), encoding="utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tables built from the sample."""
    data = tmp_path_factory.mktemp("data")
    shutil.copy(SHIPPED_DATA / "region.toml", data)
    write_overrides(data, "places_overrides.csv")
    write_overrides(data, "zips_overrides.csv")
    for builder in (build_basemap, build_counties, build_zips, build_places, build_people):
        builder(SOURCE, data)
    return data


@pytest.mark.parametrize("name", ["counties.csv", "block_groups.csv", "county_people.csv"])
def test_each_row_is_the_shipped_one(name: str, data: Path) -> None:
    assert read_rows(data / name) == rows_of_sample(name)


@pytest.mark.parametrize("name", ["places.csv", "zips.csv"])
def test_each_place_and_zip_code_is_the_shipped_one(name: str, data: Path) -> None:
    """The radius of a ZIP area differs: people near the edge of the sample are assigned differently than in the state.

    A locality has the radius of its ZIP area.
    """
    built, shipped = read_rows(data / name), rows_of_sample(name)
    for row in (*built, *shipped):
        if row.get("kind", "locality") == "locality":
            del row["radius_m"]
    assert built == shipped


@pytest.fixture
def changed_source(tmp_path: Path) -> Path:
    """Return a copy of the sample that a test may change."""
    return Path(shutil.copytree(SOURCE, tmp_path / "source"))


def imbler(source: Path, data: Path) -> Row:
    """Return the row of ZIP code 97841, built from a changed source."""
    build_zips(source, data)
    return next(row for row in read_rows(data / "zips.csv") if row["zip"] == "97841")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def data_copy(data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data, tmp_path / "data"))


def test_an_estimated_position_of_geonames_is_not_used(changed_source: Path, data_copy: Path) -> None:
    path = changed_source / "places" / "geonames_zip_oregon.tsv"
    change(path, "45.4599\t-117.9544\t4", "45.4599\t-117.9544\t1")
    estimated = imbler(changed_source, data_copy)
    change(path, "45.4599\t-117.9544\t1", "45.565\t-117.917\t1")  # Elgin, 12 km away
    assert imbler(changed_source, data_copy) == estimated
    change(path, "45.565\t-117.917\t1", "45.565\t-117.917\t4")
    assert imbler(changed_source, data_copy) != estimated


def test_a_zip_area_without_residents_has_only_po_boxes(changed_source: Path, data_copy: Path) -> None:
    change(changed_source / "population" / "oregon_zcta_acs2018_age_disability.csv", "97841,610", "97841,0")
    row = imbler(changed_source, data_copy)
    assert (row["post_box_only"], row["radius_m"]) == ("yes", "3000")  # of Summerville, the nearest town


def test_the_radius_of_a_zip_area_is_between_3_and_25_km(data: Path) -> None:
    radii = [int(row["radius_m"]) for row in read_rows(data / "zips.csv") if row["post_box_only"] == "no"]
    assert (min(radii), max(radii)) == (3_000, 25_000)


def test_the_county_shapes_are_the_shipped_ones(data: Path) -> None:
    lines = [
        line.rstrip(",")
        for line in (SHIPPED_DATA / "basemap_counties.geojson").read_text(encoding="utf-8").splitlines()
        if any(f'"name":"{name}"' in line for name in COUNTIES)
    ]
    built = (data / "basemap_counties.geojson").read_text(encoding="utf-8").splitlines()[1:-1]
    assert [line.rstrip(",") for line in built] == lines


def test_the_rest_of_the_base_map_is_clipped_to_a_frame_around_the_counties(data: Path) -> None:
    west, south, east, north = shapely.total_bounds(
        [shape for _, shape in read_geojson(data / "basemap_counties.geojson")]
    )
    frame = shapely.box(west - 1.50001, south - 1.50001, east + 1.50001, north + 1.50001)
    layers = {name: read_geojson(data / f"basemap_{name}.geojson") for name in ("states", "rivers", "lakes")}
    names = {name: [properties["name"] for properties, _ in features] for name, features in layers.items()}
    assert names == {"states": ["Idaho"], "rivers": ["Columbia"], "lakes": ["Malheur Lake"]}
    assert all(frame.covers(shape) for features in layers.values() for _, shape in features)
