"""Sources of every format become one index: the same bytes twice, bad rows counted, broken files refused."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import DatasetError, TableError
from geo.geocoding.addresses import AddressIndex
from geo.geocoding.addresses.street_name import parse_street
from geo.pipeline.addresses import streams
from geo.pipeline.addresses.build import build_index
from geo.pipeline.addresses.records import PointRecord, Skipped
from geo.pipeline.addresses.writer import SourceInfo, writing_index
from support.address_files import HEADER, JOSEPHINE, TIGER, index_of, shared, write_openaddresses

OAK = {"lon": -123.3, "lat": 42.4, "number": 5, "street": "NW Oak St", "city": "Grants Pass", "postcode": "97526"}


def houses(index: AddressIndex, street: str, number: int) -> list[tuple[int, int, str, str]]:
    """Return longitude, latitude, letter and unit of a house."""
    ids = [row.id for row in index.streets(parse_street(street).base)]
    return [(house.lon, house.lat, house.letter, house.unit) for house in index.houses(ids, number)]


def csv_with(path: Path, *rows: str, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_csv_of_openaddresses(tmp_path: Path) -> None:
    index = index_of(tmp_path, write_openaddresses(tmp_path / "a.csv", [OAK, OAK | {"unit": "# 4"}]))
    assert houses(index, "Oak", 5) == [(-123_300_000, 42_400_000, "", ""), (-123_300_000, 42_400_000, "", "4")]
    (street,) = index.streets("OAK")
    assert (street.pre, street.suffix, street.zip, index.towns[street.town]) == ("NW", "ST", "97526", "Grants Pass")


def test_geojson_lines(tmp_path: Path) -> None:
    feature = {
        "type": "Feature",
        "properties": {"number": "5", "street": "NW OAK ST", "unit": "", "city": "GRANTS PASS", "postcode": "97526"},
        "geometry": {"type": "Point", "coordinates": [-123.3, 42.4]},
    }
    source = tmp_path / "a.geojson"
    source.write_text(f"{json.dumps(feature)}\n[]\n{{\nnull\n{'[' * 5000}\n", encoding="utf-8")
    target = tmp_path / "a.sqlite"
    (counts,) = build_index([source], target)
    assert (counts.rows, sum(counts.skipped.values())) == (1, 4)
    assert houses(AddressIndex(target), "Oak", 5) == [(-123_300_000, 42_400_000, "", "")]


def test_a_zip_of_several_files(tmp_path: Path) -> None:
    write_openaddresses(tmp_path / "a.csv", [OAK])
    write_openaddresses(tmp_path / "b.csv", [OAK | {"number": 7}])
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        for name in ("a.csv", "b.csv"):
            archive.write(tmp_path / name, f"us/or/{name}")
    index = index_of(tmp_path, tmp_path / "both.zip")
    assert houses(index, "Oak", 5)
    assert houses(index, "Oak", 7)


def test_columns_named_by_options(tmp_path: Path) -> None:
    source = csv_with(tmp_path / "a.csv", "42.4,-123.3,5 NW Oak St", header="north,east,where")
    with pytest.raises(DatasetError, match=r"a\.csv has no column for street.*--column street=NAME"):
        build_index([source], tmp_path / "a.sqlite")
    build_index([source], tmp_path / "a.sqlite", columns={"street": "where", "lat": "NORTH", "lon": "east"})
    assert houses(AddressIndex(tmp_path / "a.sqlite"), "Oak", 5) == [(-123_300_000, 42_400_000, "", "")]


def test_tiger_ranges_have_sides_and_parity(tmp_path: Path) -> None:
    index = index_of(tmp_path, TIGER)
    (street,) = [row for row in index.streets("1") if row.post == "NW"]
    (odd,) = index.ranges([street.id], 305)
    (even,) = index.ranges([street.id], 306)
    assert (odd.first, odd.last, odd.parity, odd.side) == (301, 399, "O", "left")
    assert (even.first, even.last, even.parity, even.side) == (300, 398, "E", "right")
    assert index.sources[1].license == "public domain (US Census Bureau, TIGER/Line)"


def test_a_folder_of_shapefiles_is_the_same_as_its_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(TIGER) as archive:
        archive.extractall(tmp_path / "folder")
    index_of(tmp_path, TIGER)
    zipped = AddressIndex(tmp_path / "addresses.sqlite").ranges([1], 1101)
    assert AddressIndex(index_of(tmp_path, tmp_path / "folder").path).ranges([1], 1101) == zipped


def test_an_openstreetmap_extract(tmp_path: Path) -> None:
    osmium = pytest.importorskip("osmium")
    source = tmp_path / "a.osm.pbf"
    with osmium.SimpleWriter(str(source)) as writer:
        for number, (lon, lat) in enumerate(
            [(-123.3, 42.4), (-123.3, 42.5), (-123.2, 42.45), (-123.4, 42.45)], start=1
        ):
            writer.add_node(osmium.osm.mutable.Node(id=number, location=(lon, lat)))
        house = {"addr:housenumber": "5", "addr:street": "NW Oak Street", "addr:city": "Grants Pass"}
        writer.add_node(osmium.osm.mutable.Node(id=5, location=(-123.3, 42.4), tags=house))
        hospital = {"amenity": "hospital", "name": "Three Rivers"}
        writer.add_node(osmium.osm.mutable.Node(id=6, location=(-123.31, 42.41), tags=hospital))
        road = {"highway": "residential", "name": "NW Oak Street", "ref": "US 199"}
        writer.add_way(osmium.osm.mutable.Way(id=1, nodes=[1, 2], tags=road))
    index = index_of(tmp_path, source)
    assert houses(index, "Oak", 5) == [(-123_300_000, 42_400_000, "", "")]
    assert index.lines([row.id for row in index.streets("HWY199")])
    assert [(mark.name, mark.kind) for mark in index.landmarks("threerivers")] == [("Three Rivers", "hospital")]
    assert "ODbL" in index.sources[1].license


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build_index([JOSEPHINE, TIGER], tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert list(tmp_path.glob(".*")) == []


def test_the_source_named_first_has_the_house(tmp_path: Path) -> None:
    first = write_openaddresses(tmp_path / "first.csv", [OAK])
    second = write_openaddresses(tmp_path / "second.csv", [OAK | {"lon": -123.31}])
    index = index_of(tmp_path, second, first)
    assert [index.sources[number].name for number in (1, 2)] == ["second.csv", "first.csv"]
    assert sorted(house.source for house in index.houses([1], 5)) == [1, 2]


def test_source_and_license_are_kept(tmp_path: Path) -> None:
    source = write_openaddresses(tmp_path / "a.csv", [OAK, OAK | {"number": ""}])
    build_index([source, TIGER], tmp_path / "a.sqlite", licenses={"a.csv": "CC BY 4.0", "": "unused"})
    kept = AddressIndex(tmp_path / "a.sqlite").sources
    assert (kept[1].license, kept[1].rows, kept[1].skipped) == ("CC BY 4.0", 1, 1)
    assert kept[2].license.startswith("public domain")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("-123.3,42.4,,NW Oak St,,,,,,,", "there is no house number", id="no number"),
        pytest.param("-123.3,42.4,0,NW Oak St,,,,,,,", "there is no house number", id="number 0"),
        pytest.param("-123.3,42.4,5,,,,,,,,", "there is no street name", id="no street"),
        pytest.param("x,42.4,5,NW Oak St,,,,,,,", "there are no coordinates", id="no longitude"),
        pytest.param(
            "nan,42.4,5,NW Oak St,,,,,,,", "the coordinates are not longitude and latitude in degrees", id="NaN"
        ),
        pytest.param(
            "7e6,1e5,5,Oak,,,,,,,", "the coordinates are not longitude and latitude in degrees", id="projected"
        ),
        pytest.param("0,0,5,NW Oak St,,,,,,,", "the coordinates are 0, 0", id="null island"),
        pytest.param("-123.3,42.4", "the row has too many or too few cells", id="short row"),
        pytest.param(f"-123.3,42.4,5,{'x' * 500},,,,,,,", "a field is too long", id="long field"),
        pytest.param("-123.3,42.4,5,Oak\x1b[31m,,,,,,,", "a name has control characters", id="terminal command"),
    ],
)
def test_a_bad_row_costs_one_row(tmp_path: Path, row: str, reason: str) -> None:
    source = csv_with(tmp_path / "a.csv", row, "-123.3,42.4,5,NW Oak St,,,,,,,")
    (counts,) = build_index([source], tmp_path / "a.sqlite")
    assert (counts.rows, counts.skipped) == (1, {reason: 1})


def make_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", HEADER + "\n" + "0" * (70 << 20))


def make_broken_shapefile(path: Path) -> None:
    with zipfile.ZipFile(TIGER) as whole, zipfile.ZipFile(path, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[: len(content) // 3] if name.endswith(("shp", "dbf")) else content)


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        pytest.param("a.csv", lambda path: path.write_bytes(b""), "no column for street", id="empty"),
        pytest.param("a.csv", lambda path: path.write_text(HEADER), "no usable address", id="header only"),
        pytest.param("a.csv", lambda path: path.write_bytes(b"a,b\0c\n"), "zero bytes", id="zero bytes"),
        pytest.param("a.csv", lambda path: path.write_bytes(b"\xff\xfea\0"), "UTF-16", id="UTF-16"),
        pytest.param(
            "a.csv", lambda path: path.write_bytes(b"x" * (2 << 20)), "a line of more than", id="endless line"
        ),
        pytest.param("a.csv.gz", lambda path: path.write_bytes(b"\x1f\x8b broken"), "cannot be read", id="broken gzip"),
        pytest.param("a.zip", lambda path: path.write_bytes(b"PK"), "not a usable zip archive", id="broken zip"),
        pytest.param("a.zip", make_bomb, "which address data does not", id="zip bomb"),
        pytest.param("a.zip", make_broken_shapefile, "no usable address|cannot be read", id="broken shapefile"),
        pytest.param("a.osm.pbf", lambda path: path.write_bytes(b"no"), "OpenStreetMap extract", id="broken extract"),
        pytest.param("a.xlsx", lambda path: path.write_bytes(b"PK"), "not in a known format", id="unknown format"),
        pytest.param("a.csv", os.mkfifo, "not a regular file", id="pipe"),
        pytest.param("folder", lambda path: path.mkdir(), "folder without shapefiles", id="empty folder"),
    ],
)
def test_a_source_that_cannot_be_used_leaves_the_old_index(
    tmp_path: Path, name: str, make: Callable[[Path], object], message: str
) -> None:
    target = tmp_path / "old.sqlite"
    target.write_bytes(b"old")
    make(tmp_path / name)
    with pytest.raises(DatasetError, match=message) as error:
        build_index([tmp_path / name], target)
    assert "\n" not in str(error.value)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_an_index_is_private_while_it_is_written(tmp_path: Path) -> None:
    with writing_index(tmp_path / "a.sqlite"):
        (part,) = tmp_path.glob(".*.part")
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "a.sqlite").stat().st_mode) == 0o644


def test_a_killed_build_leaves_the_old_index(tmp_path: Path) -> None:
    target = tmp_path / "a.sqlite"
    target.write_bytes(b"old")
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom geo.pipeline.addresses.writer import writing_index\n"
        "with writing_index(Path(sys.argv[1])):\n    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(target)], cwd=Path(__file__).parents[3], check=False)  # noqa: S603 - this program itself
    assert done.returncode == -9
    assert target.read_bytes() == b"old"


def test_a_file_that_is_not_an_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database" * 100)
    with sqlite3.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    for name in ("text", "other.sqlite", "missing"):
        with pytest.raises(TableError, match=name):
            AddressIndex(tmp_path / name)


def test_an_index_is_never_written_to(tmp_path: Path) -> None:
    index = index_of(tmp_path, JOSEPHINE)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index._rows("DELETE FROM house")  # noqa: SLF001 - the one door to the file


def test_a_stream_of_records_is_not_held_in_memory(tmp_path: Path) -> None:
    records = (Skipped("no") for _ in range(3))
    with writing_index(tmp_path / "a.sqlite") as writer:
        counts = writer.add(SourceInfo("a", "CSV", ""), records)
    assert (counts.rows, counts.skipped) == (0, {"no": 3})
    assert PointRecord._fields[0] == "street"


def test_a_gzipped_stream_without_end_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST_MEMBER", 1_000)
    with pytest.raises(DatasetError, match="which address data does not"):
        build_index([JOSEPHINE], tmp_path / "a.sqlite")


def test_the_real_openaddresses_archive(tmp_path: Path) -> None:
    (counts,) = build_index([shared("addresses/openaddresses_portland_metro.zip")], tmp_path / "a.sqlite")
    assert (counts.rows, counts.skipped) == (767, {})
    assert len(AddressIndex(tmp_path / "a.sqlite").streets(parse_street("Pioneer").base)) == 1


def test_the_real_extract_of_portland(tmp_path: Path) -> None:
    pytest.importorskip("osmium")
    index = index_of(tmp_path, shared("osm/portland_central.osm.pbf"))
    assert len(index.lines([row.id for row in index.streets("BURNSIDE")])) > 10
