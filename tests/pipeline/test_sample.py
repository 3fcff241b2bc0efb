"""The pipeline derives the shipped rows of two counties from the sample of the source data."""

import csv
import shutil
from collections.abc import Callable
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


def by_name(rows: list[Row], key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows}


def without_radius(row: Row) -> Row:
    return {column: value for column, value in row.items() if column != "radius_m"}


@pytest.mark.parametrize(
    ("name", "key", "is_edge"),
    [
        pytest.param("places.csv", "name", lambda row: row["kind"] == "locality", id="places"),
        pytest.param("zips.csv", "zip", lambda row: row["post_box_only"] == "no", id="zips"),
    ],
)
def test_positions_are_the_shipped_ones(name: str, key: str, is_edge: Callable[[Row], bool], data: Path) -> None:
    """The radius of a ZIP area depends on its neighbors, some of which are outside the sample."""
    built, shipped = by_name(read_rows(data / name), key), by_name(rows_of_sample(name), key)
    assert built.keys() == shipped.keys()
    assert [without_radius(row) for row in built.values()] == [without_radius(shipped[name]) for name in built]
    inner = [name for name, row in built.items() if not is_edge(row)]
    assert [built[name] for name in inner] == [shipped[name] for name in inner]
    same_radius = [name for name in built if built[name]["radius_m"] == shipped[name]["radius_m"]]
    assert len(same_radius) > len(built) / 2


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
