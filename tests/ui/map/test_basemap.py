"""The base map as a script: the tables' shapes, rounded, and labels that no name can break."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.errors import TableError
from geo.models import Point
from geo.tables.road_network import RoadNetwork
from geo.ui.map import basemap, highways
from support.fakes import BEND, CITIES, HAMPTON, gazetteer, place
from support.road_fakes import network

PREFIX = b"window.withinReachBase="


def content(script: bytes) -> dict[str, Any]:
    """Return the layers and labels in a script."""
    assert script.startswith(PREFIX)
    parsed: dict[str, Any] = json.loads(script.removeprefix(PREFIX).rstrip(b";\n"))
    return parsed


@pytest.fixture
def roads() -> RoadNetwork:
    nodes = [(-121.0, 44.0), (-120.5, 44.0), (-120.0, 44.0), (-120.0, 44.5), (-120.0, 45.0)]
    edges = [(0, 1), (1, 2), (2, 3), (3, 4)]
    return network(nodes, edges, routes=["US 20", "US 20", "OR 27", "Long Way"], snappable=[True, True, True, False])


def test_a_route_is_one_line_and_roads_that_only_cross_the_border_are_left_out(roads: RoadNetwork) -> None:
    features = highways.highway_layer(highways.route_lines(roads))["features"]
    assert [feature["properties"]["kind"] for feature in features] == ["minor", "major"]
    assert features[1]["geometry"]["coordinates"] == [[-121.0, 44.0], [-120.0, 44.0]]


def test_only_numbered_routes_have_signs_larger_systems_first(roads: RoadNetwork) -> None:
    signs = highways.highway_labels(highways.route_lines(roads))
    assert list(dict.fromkeys(sign["text"] for sign in signs)) == ["US 20", "OR 27"]


def test_a_route_has_several_candidate_signs_its_middle_first(roads: RoadNetwork) -> None:
    signs = highways.highway_labels(highways.route_lines(roads))
    places = [sign["at"] for sign in signs if sign["text"] == "US 20"]
    assert places == [[44.0, -120.5], [44.0, -120.833], [44.0, -120.167]]


@pytest.mark.parametrize(
    ("route", "length_deg", "zoom"),
    [
        pytest.param("I-5", 3.0, 5.0, id="interstate"),
        pytest.param("US 20", 3.0, 5.5, id="US route"),
        pytest.param("OR 27", 3.0, 7.25, id="state route"),
        pytest.param("I-205", 0.99, 7.25, id="short interstate"),
        pytest.param("I-84", 1.01, 5.0, id="interstate of just over a degree"),
        pytest.param("US 30", 0.24, None, id="too short for a sign"),
        pytest.param("Long Way", 3.0, None, id="named road"),
    ],
)
def test_signs_show_from_the_zoom_of_their_system(route: str, length_deg: float, zoom: float | None) -> None:
    signs = highways.highway_labels({route: shapely.LineString([(-123, 42), (-123, 42 + length_deg)])})
    assert {sign["from"] for sign in signs} == ({zoom} if zoom else set())
    assert {(sign["text"], sign["kind"]) for sign in signs} == ({(route, "road")} if zoom else set())


def test_signs_are_ranked_by_zoom_and_then_by_length() -> None:
    lines = {
        "I-205": shapely.LineString([(-122, 45), (-122, 45.5)]),
        "I-84": shapely.LineString([(-122, 45), (-120, 45)]),
        "I-5": shapely.LineString([(-123, 42), (-123, 45)]),
        "US 20": shapely.LineString([(-123, 44), (-117, 44)]),
    }
    assert list(dict.fromkeys(sign["text"] for sign in highways.highway_labels(lines))) == [
        "I-5",
        "I-84",
        "US 20",
        "I-205",
    ]


def test_a_road_without_a_route_is_of_its_own_kind_because_many_are_straight_lines_to_a_towns_center() -> None:
    lines = {name: shapely.LineString([(-121, 44), (-120, 44)]) for name in ("", "Long Way", "US 20")}
    kinds = [feature["properties"]["kind"] for feature in highways.highway_layer(lines)["features"]]
    assert kinds == ["unsigned", "minor", "major"]


def test_a_highway_keeps_a_bend_of_50_meters_and_drops_a_smaller_one() -> None:
    lines = {
        "US 20": shapely.LineString([(-121, 44), (-120.5, 44.0006), (-120, 44)]),
        "OR 27": shapely.LineString([(-121, 44), (-120.5, 44.0004), (-120, 44)]),
    }
    drawn = highways.highway_layer(lines)["features"]
    assert [len(feature["geometry"]["coordinates"]) for feature in drawn] == [3, 2]


def test_sea_is_drawn_only_where_states_and_counties_are_there() -> None:
    square = json.loads(shapely.to_geojson(shapely.box(-121, 44, -120, 45)))
    shape = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": square}]}
    assert list(content(basemap.draw({"states": shape}, (), None, None))["layers"]) == ["states"]
    both = content(basemap.draw({"states": shape, "counties": shape}, (), None, None))
    assert list(both["layers"]) == ["states", "counties", "sea"]


def test_every_label_has_its_kind_its_position_as_lat_lon_and_its_zoom() -> None:
    towns = (
        place("Bend", "Deschutes", BEND.point, population=90_000),
        place("Hampton", "Deschutes", HAMPTON, population=7_999),
        place("Lakeview", "Lake", Point(lon=-120.3456, lat=42.1888), population=8_000),
    )
    labels = basemap.place_labels((BEND,), replace(gazetteer(), places=towns))
    assert labels == [
        {"text": "Bend", "kind": "city", "at": [44.0, -121.3], "from": 5},
        {"text": "Deschutes", "kind": "county", "at": [44.1, -120.5], "from": 5.5},
        {"text": "Lakeview", "kind": "town", "at": [42.189, -120.346], "from": 8},
        {"text": "Hampton", "kind": "town", "at": [43.7, -120.2], "from": 9},
        {"text": "97712", "kind": "zip", "at": [43.7, -120.2], "from": 10.5},
    ]


def test_the_largest_city_is_labeled_first() -> None:
    sizes = {"Bend": 10, "Burns": 30, "Salem": 20}
    towns = tuple(place(city.name, city.county, city.point, population=sizes[city.name]) for city in CITIES)
    labels = basemap.place_labels(CITIES, replace(gazetteer(), places=towns))
    assert [label["text"] for label in labels if label["kind"] == "city"] == ["Burns", "Salem", "Bend"]
    assert [label for label in labels if label["kind"] == "town"] == []


def test_a_town_named_like_a_listed_city_in_another_county_has_its_own_label() -> None:
    labels = basemap.place_labels((BEND,), replace(gazetteer(), places=(place("Bend", "Lake", HAMPTON),)))
    assert [label["at"] for label in labels if label["kind"] == "town"] == [[43.7, -120.2]]


def test_in_the_script_labels_are_ordered_by_zoom_and_cities_come_before_signs(roads: RoadNetwork) -> None:
    drawn = content(basemap.draw({}, (BEND,), gazetteer(), replace(roads, route=("I-5",) * 4)))
    order = [(label["from"], label["kind"]) for label in drawn["labels"]]
    assert order == sorted(order, key=lambda label: label[0])
    assert order[0] == (5, "city")
    assert (5.0, "road") in order


def test_a_part_that_is_missing_is_left_out(roads: RoadNetwork) -> None:
    drawn = content(basemap.draw({"states": None, "lakes": {"type": "FeatureCollection"}}, CITIES, None, roads))
    assert list(drawn["layers"]) == ["lakes", "roads"]
    assert content(basemap.draw({}, (), None, None)) == {"layers": {}, "labels": []}


def test_a_name_cannot_end_the_script() -> None:
    script = basemap.script({}, [{"text": "</script><script>alert(1)</script>"}])
    assert b"<" not in script.removeprefix(PREFIX)


def test_shapes_are_rounded(tmp_path: Path) -> None:
    shape = json.loads(shapely.to_geojson(shapely.LineString([(-121.123456, 44.123456), (-120.1, 44.2)])))
    path = tmp_path / "basemap_rivers.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [{"geometry": shape}]}))
    rivers = basemap.read_shapes(tmp_path, "rivers")
    assert rivers["features"][0]["geometry"]["coordinates"] == [[-121.123, 44.123], [-120.1, 44.2]]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": [{}]}', '{"features": [{"geometry": {"type": "No"}}]}'])
def test_a_broken_layer_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "basemap_lakes.geojson").write_text(text)
    with pytest.raises(TableError, match=r"^basemap_lakes\.geojson: the file is not valid GeoJSON"):
        basemap.read_shapes(tmp_path, "lakes")


def test_a_missing_layer_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"^basemap_lakes\.geojson: the file is missing"):
        basemap.read_shapes(tmp_path, "lakes")


@pytest.mark.parametrize("empty", ["states", "counties"])
def test_a_layer_without_shapes_leaves_out_only_itself(empty: str) -> None:
    square = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [[[-121, 44], [-120, 44], [-120, 45], [-121, 44]]]},
    }
    shapes = {name: {"type": "FeatureCollection", "features": [square]} for name in ("states", "counties")}
    shapes[empty]["features"] = []
    assert set(content(basemap.draw(shapes, [], None, None))["layers"]) == {"states", "counties"}


@pytest.mark.parametrize("coordinates", [[1e308, 44], [-190, 44]])
def test_a_shape_beside_the_earth_is_refused(tmp_path: Path, coordinates: list[float]) -> None:
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": coordinates}}
    (tmp_path / "basemap_states.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [point]}))
    with pytest.raises(TableError, match="coordinates must be between -180 and 180"):
        basemap.read_shapes(tmp_path, "states")


def test_an_empty_shape_is_left_out(tmp_path: Path) -> None:
    empty = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}
    (tmp_path / "basemap_states.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [empty]}))
    assert basemap.read_shapes(tmp_path, "states")["features"] == []
