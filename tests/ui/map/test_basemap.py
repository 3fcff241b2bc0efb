"""The base map as a script: the tables' shapes, small, and safe whatever a name holds."""

import json
from pathlib import Path

import pytest
import shapely

from geo.errors import TableError
from geo.tables.road_network import RoadNetwork
from geo.ui.map import basemap, highways
from support.fakes import CITIES, gazetteer
from support.road_fakes import network

PREFIX = b"window.withinReachBase="


def content(script: bytes) -> dict[str, object]:
    assert script.startswith(PREFIX)
    found: dict[str, object] = json.loads(script.removeprefix(PREFIX).rstrip(b";\n"))
    return found


@pytest.fixture
def roads() -> RoadNetwork:
    nodes = [(-121.0, 44.0), (-120.5, 44.0), (-120.0, 44.0), (-120.0, 44.5), (-120.0, 45.0)]
    edges = [(0, 1), (1, 2), (2, 3), (3, 4)]
    return network(nodes, edges, routes=["US 20", "US 20", "OR 27", "Long Way"], snappable=[True, True, True, False])


def test_a_route_is_one_line_and_roads_that_only_cross_the_border_are_left_out(roads: RoadNetwork) -> None:
    features = highways.highway_layer(highways.route_lines(roads))["features"]
    assert [feature["properties"]["kind"] for feature in features] == ["minor", "major"]
    assert features[1]["geometry"]["coordinates"] == [[-121.0, 44.0], [-120.0, 44.0]]


def test_only_numbered_routes_have_signs_the_great_ones_first(roads: RoadNetwork) -> None:
    signs = highways.highway_labels(highways.route_lines(roads))
    assert list(dict.fromkeys(sign["text"] for sign in signs)) == ["US 20", "OR 27"]


def test_a_road_offers_several_places_for_its_sign_the_middle_first(roads: RoadNetwork) -> None:
    signs = highways.highway_labels(highways.route_lines(roads))
    places = [sign["at"] for sign in signs if sign["text"] == "US 20"]
    assert places == [[44.0, -120.5], [44.0, -120.833], [44.0, -120.167]]


def test_a_short_road_of_a_great_system_is_signed_late() -> None:
    lines = {
        "I-205": shapely.LineString([(-122, 45), (-122, 45.5)]),
        "I-5": shapely.LineString([(-123, 42), (-123, 45)]),
    }
    signs = {sign["text"]: sign["from"] for sign in highways.highway_labels(lines)}
    assert list(signs) == ["I-5", "I-205"]
    assert signs["I-5"] < signs["I-205"]


def test_sea_is_drawn_only_where_states_and_counties_tell_it_from_land() -> None:
    square = json.loads(shapely.to_geojson(shapely.box(-121, 44, -120, 45)))
    shape = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": square}]}
    assert list(content(basemap.draw({"states": shape}, (), None, None))["layers"]) == ["states"]  # type: ignore[call-overload]  # json's object
    both = content(basemap.draw({"states": shape, "counties": shape}, (), None, None))
    assert list(both["layers"]) == ["states", "counties", "sea"]  # type: ignore[call-overload]  # json's object


def test_cities_are_labeled_before_towns_the_largest_first() -> None:
    labels = [label for label in basemap.place_labels(CITIES, gazetteer()) if label["kind"] != "county"]
    assert [label["text"] for label in labels[:3]] == ["Bend", "Burns", "Salem"]
    assert labels[0]["at"] == [44.0, -121.3]


def test_a_part_that_is_missing_is_left_out(roads: RoadNetwork) -> None:
    drawn = content(basemap.draw({"states": None, "lakes": {"type": "FeatureCollection"}}, CITIES, None, roads))
    assert list(drawn["layers"]) == ["lakes", "roads"]  # type: ignore[call-overload]  # json's object
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
def test_a_layer_without_shapes_costs_only_itself(empty: str) -> None:
    square = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Polygon", "coordinates": [[[-121, 44], [-120, 44], [-120, 45], [-121, 44]]]},
    }
    shapes = {name: {"type": "FeatureCollection", "features": [square]} for name in ("states", "counties")}
    shapes[empty]["features"] = []
    assert b"withinReachBase" in basemap.draw(shapes, [], None, None)


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
