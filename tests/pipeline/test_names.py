"""The tables of names: the same bytes in every build, positions corrected, radii by the people around."""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.errors import GeocodingError, TableError
from geo.models import Region
from geo.pipeline.basemap import build_basemap
from geo.pipeline.borders import Borders
from geo.pipeline.cities import build_cities, listed_cities
from geo.pipeline.counties import build_counties
from geo.pipeline.places import build_places
from geo.pipeline.sources import read_place_overrides
from geo.pipeline.spread import mean_meters, meters_between, meters_to_people
from geo.pipeline.zip_people import assign_people, median_points, radius_of_assigned
from geo.pipeline.zips import build_zips
from geo.settings import SHIPPED_DATA
from geo.tables.geojson import read_geojson, write_geojson

SOURCE = SHIPPED_DATA.parent.parent / "shared" / "data"
MANUAL = ("region.toml", "places_overrides.csv", "zips_overrides.csv", "states.csv", "out_of_state_cities.csv")
DERIVED = ("service_cities.csv", "places.csv", "zips.csv", "counties.csv")
KM_IN_DEGREES = 1 / 111.2


def line(*kilometers: float, people: int = 100) -> pd.DataFrame:
    """Return points the given kilometers north of the equator, each with `people`."""
    return pd.DataFrame({"lon": 0.0, "lat": np.array(kilometers) * KM_IN_DEGREES, "people": people})


@pytest.mark.skipif(not SOURCE.is_dir(), reason="needs ../shared/data/{basemap,places,population}")
def test_a_full_build_gives_the_shipped_tables(tmp_path: Path) -> None:
    for name in MANUAL:
        shutil.copy(SHIPPED_DATA / name, tmp_path)
    for builder in (build_basemap, build_counties, build_zips, build_places, build_cities):
        builder(SOURCE, tmp_path)
    built = sorted(path.name for path in tmp_path.iterdir() if path.name not in MANUAL)
    assert built == sorted([*DERIVED, *(path.name for path in SHIPPED_DATA.glob("basemap_*.geojson"))])
    assert [name for name in built if (tmp_path / name).read_bytes() != (SHIPPED_DATA / name).read_bytes()] == []


def test_distances_are_meters_between_points() -> None:
    meters = meters_between(line(0), line(0, 10, 100))
    assert meters[0] == pytest.approx([0, 10_000, 100_000], rel=0.01)


def test_the_nearest_people_are_counted_until_there_are_enough() -> None:
    people = line(1, 2, 9)
    assert mean_meters(line(0), people, np.array([200.0])) == pytest.approx([1500], rel=0.01)
    assert meters_to_people(line(0), people, np.array([150.0])) == pytest.approx([2000], rel=0.01)
    assert meters_to_people(line(0), people, np.array([1e9])) == pytest.approx([9000], rel=0.01)


def test_people_are_assigned_to_the_nearest_zip_code_with_room() -> None:
    assigned = assign_people([line(0, 100)], line(1, 2, 3), np.array([100.0, 100.0]))
    assert assigned.sum(axis=1) == pytest.approx([100, 100, 100])
    assert assigned.sum(axis=0) == pytest.approx([165, 135])  # each has room for half of them, and a tenth more
    assert assigned[0] == pytest.approx([100, 0])


def test_the_nearer_of_two_published_points_of_a_zip_code_counts() -> None:
    missing = line(0, 0).assign(lat=np.nan)
    assigned = assign_people([line(50, 9), line(50, 100), missing], line(10, 60), np.array([100.0, 100.0]))
    assert assigned[0] == pytest.approx([0, 100])
    assert assigned[1] == pytest.approx([100, 0])


def test_the_position_is_the_median_of_the_people_and_the_town() -> None:
    people, assigned = line(0, 1, 50), np.array([[100.0, 0], [100, 0], [100, 0]])
    nowhere = line(0, 0).assign(lat=np.nan)
    points = median_points(assigned, people, nowhere)
    assert points["lat"].to_numpy() / KM_IN_DEGREES == pytest.approx([1, np.nan], abs=0.05, nan_ok=True)
    in_town = median_points(np.array([[100.0], [100], [0]]), people, line(0))
    assert in_town["lat"].to_numpy() / KM_IN_DEGREES == pytest.approx([0], abs=0.05)


def test_the_radius_contains_the_fraction_of_the_assigned_people() -> None:
    radius = radius_of_assigned(np.array([[94.0, 0], [6, 0], [0, 0]]), line(1, 2, 3), line(0, 0), 0.95)
    assert radius == pytest.approx([2000, 0], rel=0.01)
    assert radius_of_assigned(np.array([[96.0], [4]]), line(1, 2), line(0), 0.95) == pytest.approx([1000], rel=0.01)


def test_a_position_beside_its_county_is_moved_just_inside() -> None:
    borders = Borders(shapes={"001": shapely.box(0, 0, 1, 1)}, names={"001": "Square"})
    table = pd.DataFrame({"county_fips": ["001", "001"], "lon": [0.5, 1.2], "lat": [0.5, 0.5]})
    moved = borders.move_inside(table)
    assert borders.contains(table).tolist() == [True, False]
    assert borders.contains(moved).tolist() == [True, True]
    assert moved.loc[1, "lon"] == pytest.approx(0.999)
    assert moved["lon"].iloc[0] == 0.5


def test_the_listed_cities_are_read_word_for_word(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Help in Oregon: none.\nTreatment of Pain in Oregon: Corvalis OR; Oregon City; St. Helens OR")
    region = Region(name="Oregon", abbreviation="OR", fips="41")
    assert listed_cities(page, region) == ["Corvalis OR", "Oregon City", "St. Helens OR"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder of tables beside a page that lists two towns; the shipped names are in `data`."""
    shutil.copytree(SHIPPED_DATA, tmp_path / "data", ignore=shutil.ignore_patterns("road*", "conditions", "block*"))
    (tmp_path / "data" / "service_cities.csv").unlink()
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "page.txt").write_text("Pain in Oregon: Corvalis OR; Bend OR")
    return tmp_path


def test_manual_rows_survive_a_build(source: Path) -> None:
    path = source / "data" / "service_cities.csv"
    build_cities(source / "tables", source / "data")
    path.write_text(f"{path.read_text()}Testville OR,Testville,,43.9,-120.5,\n")
    build_cities(source / "tables", source / "data")
    names = [row.split(",")[1] for row in path.read_text().splitlines()]
    assert names == ["name", "Corvallis", "Bend", "Testville"]


def test_a_city_that_cannot_be_placed_stops_the_build(source: Path) -> None:
    (source / "source" / "page.txt").write_text("Pain in Oregon: Bend OR; Atlantis OR")
    with pytest.raises(GeocodingError, match="Atlantis OR: gazetteer can't find 'Atlantis'"):
        build_cities(source / "tables", source / "data")
    assert not (source / "data" / "service_cities.csv").exists()


def test_shapes_are_written_one_per_line_and_rounded(tmp_path: Path) -> None:
    path = tmp_path / "shapes.geojson"
    write_geojson(path, [({"name": "a"}, shapely.Point(1.123456789, 2)), ({"name": "b"}, shapely.Point(0, 0))])
    lines = path.read_text().splitlines()
    assert len(lines) == 4
    assert '"coordinates":[1.12346,2.0]' in lines[1]


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(SHIPPED_DATA / "region.toml", tmp_path / "data")
    shutil.copy(SHIPPED_DATA / "basemap_counties.geojson", tmp_path / "data")
    with pytest.raises(
        TableError, match=r"geonames_cities500_\*.csv: .*places has 0 such files; it must have exactly one"
    ):
        build_counties(tmp_path, tmp_path / "data")
    with pytest.raises(TableError, match=r"_counties.geojson: there is no such file in .*; check the source folder"):
        build_basemap(tmp_path, tmp_path / "data")


def test_an_override_in_an_unknown_county_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "places_overrides.csv").write_text("name,county,lat,lon,why\nOz,Emerald,44,-121,a book\n")
    with pytest.raises(
        TableError, match=r"places_overrides.csv, row 2, column county: 'Emerald' does not match Baker\|Lane"
    ):
        read_place_overrides(tmp_path, ["Lane", "Baker"])


def test_a_lake_below_4_km2_is_left_out(tmp_path: Path) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    (source / "basemap").mkdir(parents=True)
    data.mkdir()
    shutil.copy(SHIPPED_DATA / "region.toml", data)
    county = ({"id": "41001", "name": "Square"}, shapely.box(0, 0, 1, 1))
    write_geojson(source / "basemap" / "all_counties.geojson", [county, ({"id": "06001", "name": "Other"}, county[1])])
    lakes = [
        ({"name": name}, shapely.box(0.1, 0.1, 0.1 + width, 0.12)) for name, width in (("A", 0.0251), ("B", 0.0249))
    ]
    write_geojson(source / "basemap" / "all_lakes.geojson", lakes)
    for name in ("neighboring_states", "all_rivers"):
        write_geojson(source / "basemap" / f"{name}.geojson", [({"name": None}, shapely.box(2, 0, 3, 1))])
    build_basemap(source, data)
    assert [properties["name"] for properties, _ in read_geojson(data / "basemap_lakes.geojson")] == ["A"]
    [(properties, shape)] = read_geojson(data / "basemap_states.geojson")
    assert (properties["name"], shape.bounds) == ("", (2.0, 0.0, 2.5, 1.0))
    assert [feature[0]["name"] for feature in read_geojson(data / "basemap_counties.geojson")] == ["Square"]
