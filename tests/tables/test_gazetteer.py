"""The shipped tables are complete, with every position in its county; a broken table is rejected by row and column."""

import json
import shutil
from pathlib import Path

import pytest
import shapely

from geo.errors import TableError
from geo.settings import SHIPPED_DATA
from geo.tables.cities import read_cities
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer, read_gazetteer
from geo.tables.region import read_region

OREGON = read_gazetteer(SHIPPED_DATA)
SHAPES = {county.name: county.shape for county in OREGON.counties}
TABLES = ("counties.csv", "states.csv", "out_of_state_cities.csv", "places.csv", "zips.csv")
FILES = ("region.toml", "basemap_counties.geojson", *TABLES)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(SHIPPED_DATA / name, tmp_path)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_name_of_the_sources_is_in_the_tables() -> None:
    counts = (len(OREGON.counties), len(OREGON.zips), sum(place.population > 0 for place in OREGON.places))
    assert counts == (36, 481, 261)


@pytest.mark.parametrize(
    ("code", "post_box_only"),
    [
        pytest.param("97339", True, id="without-an-area"),
        pytest.param("97208", True, id="an-area-without-residents"),
        pytest.param("97709", True, id="by-an-override"),
        pytest.param("97814", False, id="with-residents"),
        pytest.param("97703", False, id="newer-than-the-census"),
    ],
)
def test_a_zip_code_without_residents_has_only_po_boxes(code: str, post_box_only: bool) -> None:  # noqa: FBT001
    assert {area.code: area.post_box_only for area in OREGON.zips}[code] is post_box_only


def test_every_position_lies_in_its_county() -> None:
    where = [(place.name, place.county, place.point) for place in OREGON.places]
    where += [(area.code, area.county, area.point) for area in OREGON.zips]
    assert [name for name, county, at in where if not shapely.contains_xy(SHAPES[county], at.lon, at.lat)] == []


def test_counties_share_their_borders_without_gap_or_overlap() -> None:
    whole = sum(county.shape.area for county in OREGON.counties)
    assert OREGON.outline.area == pytest.approx(whole, rel=1e-9)
    assert shapely.get_num_interior_rings(shapely.get_parts(OREGON.outline)).sum() == 0


def test_every_county_contains_its_seat_and_its_center_of_population() -> None:
    def contains_center(county: County) -> bool:
        return bool(shapely.contains_xy(county.shape, county.point.lon, county.point.lat))

    seats = {(place.name, place.county) for place in OREGON.places if place.kind == "county seat"}
    assert all(contains_center(county) for county in OREGON.counties)
    assert len(seats) == 36


def test_all_46_listed_cities_are_in_their_counties() -> None:
    cities = read_cities(SHIPPED_DATA / "service_cities.csv")
    assert len(cities) == 46
    assert [cities[at].listed_as for at in (0, 13, 34)] == ["Albany OR", "Corvalis OR", "Oregon City"]
    assert cities[13].name == "Corvallis"
    assert all(shapely.contains_xy(SHAPES[city.county], city.point.lon, city.point.lat) for city in cities)


def test_the_list_is_that_of_the_source_page_word_for_word() -> None:
    """`source_page.txt` has the page's sentence with the list, read in November 2026; the names are facts."""
    page = Path(__file__).parents[1] / "data" / "source_page.txt"
    listed = page.read_text(encoding="utf-8").rpartition("in Oregon:")[2].strip().split("; ")
    assert [city.listed_as for city in read_cities(SHIPPED_DATA / "service_cities.csv")] == listed


def test_the_base_map_is_small() -> None:
    assert sum(path.stat().st_size for path in SHIPPED_DATA.glob("basemap_*.geojson")) < 150_000


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("zips.csv", "97001,", "9700l,", r"zips.csv, row 2, column zip: '9700l' does not match"),
        ("zips.csv", "97002,", "97001,", r"zips.csv, row 3, column zip: '97001' is duplicated"),
        (
            "zips.csv",
            "Antelope,Wasco",
            "Antelope,Wesco",
            r"zips.csv, row 2, column county: 'Wesco' is not a county in counties",
        ),
        ("places.csv", ",818,town", ",many,town", r"places.csv, row 2, column population: 'many' is not a number"),
        ("places.csv", "44.67068", "94.67068", r"places.csv, row 2, column lat: '94.67068' is outside -90 to 90"),
        ("places.csv", ",town,", ",burg,", r"column kind: 'burg' does not match"),
        (
            "places.csv",
            "\nAdams,Umatilla,",
            "\nAdair village,Benton,44.6,-123.2,1,town,900\nAdams,Umatilla,",
            r"places.csv, row 3, column name: 'Adair village' is duplicated in its county; delete one row",
        ),
        (
            "counties.csv",
            "Baker,41001",
            "Bakker,41001",
            r"row 2, column county: 'Bakker' is not a county in the base map",
        ),
        ("states.csv", "832-838", "83-838", r"states.csv, row \d+, column zips: '83"),
        (
            "out_of_state_cities.csv",
            ",WA",
            ",WX",
            r"out_of_state_cities.csv, row \d+, column state: 'WX' is not a state in states.csv",
        ),
        ("region.toml", 'fips = "41"', "fips = 41", r"region.toml: fips is 41; it must be text"),
        ("region.toml", "name =", "name", r"region.toml: the file is not TOML"),
        (
            "basemap_counties.geojson",
            '"features"',
            '"featured"',
            r"not valid GeoJSON \('features' is missing\)",
        ),
        ("basemap_counties.geojson", '"name":"Baker"', '"name":7', r'feature 1 has no "name" of type text'),
        ("basemap_counties.geojson", "{", "[", r"basemap_counties.geojson: the file is not valid GeoJSON"),
        ("basemap_counties.geojson", "{", "[" * 100_000, r"basemap_counties.geojson: the file is not valid GeoJSON"),
    ],
)
def test_a_broken_table_is_rejected_by_row_and_column(name: str, old: str, new: str, fault: str, tables: Path) -> None:
    change(tables / name, old, new)
    with pytest.raises(TableError, match=fault):
        read_gazetteer(tables)


def test_one_name_in_two_counties_is_two_places(tables: Path) -> None:
    change(tables / "places.csv", "\nAdams,Umatilla,", "\nAdair Village,Linn,44.6,-122.9,1,town,900\nAdams,Umatilla,")
    assert [place.county for place in read_gazetteer(tables).places_by_key["adairvillage"]] == ["Benton", "Linn"]


def test_a_county_name_may_contain_regex_characters(tables: Path) -> None:
    for name in (*TABLES, "basemap_counties.geojson"):
        (tables / name).write_text((tables / name).read_text(encoding="utf-8").replace("Deschutes", "Des(chutes"))
    assert "des(chutes" in {county.name.lower() for county in read_gazetteer(tables).counties}


@pytest.mark.parametrize("name", FILES)
def test_a_missing_table_is_named(name: str, tables: Path) -> None:
    (tables / name).unlink()
    with pytest.raises(TableError, match=f"{name}: the file is missing"):
        read_gazetteer(tables)


def test_a_city_without_a_position_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    path.write_text("listed_as,name,county,lat,lon,position_from\nTestville OR,Testville,Crook,,,\n")
    with pytest.raises(TableError, match=r"service_cities.csv, row 2, column lat: '' is empty"):
        read_cities(path)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "Testville OR,Testville,Narnia,44,-120,manual",
            r"row 2, column county: 'Narnia' is not a county in counties.csv",
        ),
        ("Testville OR,Testville,Crook,38.5,-98,manual", r"row 2, column name: 'Testville' is outside its county"),
        (
            "A,St. Helens,Columbia,45.864,-122.806,manual\nB,Saint Helens,Columbia,45.864,-122.806,manual",
            r"row 3, column name: 'Saint Helens' is duplicated in its county; delete one row",
        ),
        ("A,St. Helens,Columbia,45.864,-122.77,manual", r"row 2, column name: 'St. Helens' is outside its county"),
        ("", r"service_cities.csv: the table has no rows"),
    ],
)
def test_a_city_outside_its_county_is_rejected(row: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "service_cities.csv"
    path.write_text(f"listed_as,name,county,lat,lon,position_from\n{row}\n".replace("\n\n", "\n"))
    with pytest.raises(TableError, match=fault):
        read_cities(path, OREGON.counties)


def test_another_state_needs_only_other_tables(tmp_path: Path) -> None:
    (tmp_path / "region.toml").write_text('name = "Idaho"\nabbreviation = "ID"\nfips = "16"\n')
    square = {"type": "Polygon", "coordinates": [[[-117, 43], [-115, 43], [-115, 44], [-117, 44], [-117, 43]]]}
    feature = {"type": "Feature", "properties": {"name": "Ada"}, "geometry": square}
    (tmp_path / "basemap_counties.geojson").write_text(json.dumps({"features": [feature]}))
    (tmp_path / "counties.csv").write_text("county,fips,seat,lat,lon,radius_m\nAda,16001,Boise,43.6,-116.2,50000\n")
    (tmp_path / "places.csv").write_text(
        "name,county,lat,lon,population,kind,radius_m\nBoise,Ada,43.6,-116.2,235000,county seat,9000\n"
    )
    (tmp_path / "zips.csv").write_text(
        "zip,place,county,lat,lon,radius_m,post_box_only\n83702,Boise,Ada,43.63,-116.2,3000,no\n"
    )
    for name in ("states.csv", "out_of_state_cities.csv"):
        shutil.copy(SHIPPED_DATA / name, tmp_path)
    idaho = read_gazetteer(tmp_path)
    assert isinstance(idaho, Gazetteer)
    assert read_region(tmp_path / "region.toml").name == "Idaho"
    assert idaho.places_by_key["boise"][0].county == "Ada"
