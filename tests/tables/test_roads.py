"""The road tables are read into one network; an invalid one is rejected by file, row and column."""

from pathlib import Path

import pytest

from geo.errors import TableError
from geo.settings import SHIPPED_DATA
from geo.tables.roads import read_roads
from support.road_fakes import write_tables

EDGES = "from,to,length_m,kind,route,delay_s\n"
CONNECTORS = "from,to,miles,kind,route,why,via\n"


def test_lengths_and_speeds_become_durations_with_delays(tmp_path: Path) -> None:
    roads = read_roads(write_tables(tmp_path))
    assert (roads.length_m[0], roads.duration_s[0]) == (9000, pytest.approx(9000 / 25 + 60))


def test_a_connector_divides_its_miles_among_its_segments(tmp_path: Path) -> None:
    roads = read_roads(write_tables(tmp_path))
    assert roads.nodes[:3] == ("a", "b", "c")
    assert (roads.lon[3], roads.lat[3]) == (-120.85, 44.05)
    assert list(zip(roads.start, roads.end, strict=True)) == [(0, 1), (1, 3), (3, 2)]
    assert roads.length_m[1:].sum() == pytest.approx(16_093.44)
    assert roads.duration_s[1:].sum() == pytest.approx(1609.344)
    assert roads.route == ("US 1", "OR 2", "OR 2")
    assert roads.snappable.tolist() == [True, False, False]


def test_a_connector_without_via_points_is_one_edge(tmp_path: Path) -> None:
    assert read_roads(write_tables(tmp_path, road_connectors=CONNECTORS + "b,c,10,town,,x,\n")).start.size == 2


def test_connectors_are_optional(tmp_path: Path) -> None:
    assert read_roads(write_tables(tmp_path, road_connectors=CONNECTORS)).start.size == 1


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("road_edges", EDGES + "a,z,9,rural,,0\n", r"^road_edges.csv, row 2, column to: 'z' is not a node"),
        ("road_edges", EDGES + "a,b,9,rural,,0\nz,a,9,rural,,0\n", r"^road_edges.csv, row 3, column from: 'z'"),
        ("road_edges", EDGES + "a,b,9,dirt,,0\n", r"column kind: 'dirt' is not a kind in road_speeds.csv"),
        ("road_edges", EDGES + "a,b,0,rural,,0\n", r"row 2, column length_m: '0' is outside"),
        ("road_edges", EDGES + "a,b,-5,rural,,0\n", r"column length_m: '-5' is outside"),
        ("road_edges", EDGES + "a,b,nan,rural,,0\n", r"column length_m: 'nan' is"),
        ("road_edges", EDGES + "a,a,9,rural,,0\n", r"column to: 'a' is also the start"),
        ("road_edges", EDGES + "a,b,9,rural,,-1\n", r"column delay_s: '-1' is outside"),
        ("road_edges", EDGES, r"road_edges.csv: the table has no rows"),
        ("road_edges", "from,to\na,b\n", r"column length_m: the column is missing"),
        (
            "road_nodes",
            "node,lat,lon\na,44,-121\na,45,-121\n",
            r"^road_nodes.csv, row 3, column node: 'a'",
        ),
        ("road_nodes", "node,lat,lon\na,-121,44\n", r"column lat: '-121' is outside -90 to 90"),
        ("road_speeds", "kind,kmh,snap,why\nrural,0,yes,x\n", r"road_speeds.csv, row 2, column kmh: '0' is outside"),
        ("road_speeds", "kind,kmh,snap,why\nrural,90,no,x\ntown,30,no,x\n", r"column snap: no road has snap = yes"),
        ("road_speeds", "kind,kmh,snap,why\nrural,90,si,x\n", r"column snap: 'si' does not match yes\|no"),
        ("road_connectors", CONNECTORS + "b,c,10,town,,x,44.05\n", r"^road_connectors.csv, row 2, column via: '44.05'"),
        ("road_connectors", CONNECTORS + "b,c,10,town,,x,144 -120\n", r"row 2, column via: '144 -120' is not a list"),
        ("road_connectors", CONNECTORS + "b,c,10,town,,x,4..4 -120\n", r"row 2, column via: '4..4 -120' is not a list"),
        ("road_connectors", CONNECTORS + "b,q,10,town,,x,\n", r"row 2, column to: 'q' is not a node"),
        ("road_connectors", CONNECTORS + "b,c,10,town,,,\n", r"row 2, column why: '' is empty"),
    ],
)
def test_an_invalid_table_is_rejected_by_file_row_and_column(
    tmp_path: Path, table: str, text: str, message: str
) -> None:
    with pytest.raises(TableError, match=message):
        read_roads(write_tables(tmp_path, **{table: text}))


def test_the_shipped_roads_can_be_read_and_every_connector_counts() -> None:
    roads = read_roads(SHIPPED_DATA)
    rows = (SHIPPED_DATA / "road_connectors.csv").read_text(encoding="utf-8").count("\n") - 1
    edges = (SHIPPED_DATA / "road_edges.csv").read_text(encoding="utf-8").count("\n") - 1
    assert roads.start.size >= rows + edges
