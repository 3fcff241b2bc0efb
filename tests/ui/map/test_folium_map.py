"""The map: what is drawn, how it is served, what a click means."""

import json
import re
from collections.abc import Sequence

import folium
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from geo.models import City, Point, Route
from geo.ui.map import features, folium_map
from geo.ui.map.features import Marker
from geo.ui.map.folium_map import ReachMap
from support.fakes import BEND, BURNS, CITIES, assets, location, trip

CORNERS = folium_map.bounds([city.point for city in CITIES], None)
HOSTILE = ["`${alert(1)}`", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "\"'", "\u202eabc"]
ROAD = (Point(lon=-120.5, lat=43.7), Point(lon=-121.0, lat=43.9))
TEMPLATES = ["{{ 7 * 7 }}", "{% if 1 %}", "{# #}", "{{{", "{{'bend'}}"]


def marker(city: City, kind: str = "city") -> Marker:
    return Marker(city=city, kind=kind, say="about 12 min, 9 miles")


def script(collection: object) -> str:
    group = folium_map.layer(collection)  # type: ignore[arg-type]  # what json gives back
    folium.Map(tiles=None).add_child(group)
    group.render()  # type: ignore[no-untyped-call]  # branca's own
    return str(generate_leaflet_string(group))


def route(*geometry: Point, road: Sequence[Point] = ()) -> Route:
    return Route(trip=trip(12, 9), geometry=geometry, road=tuple(road), via=())


def drawn(way: Route) -> dict[str, list[list[list[float]]]]:
    """Return the lines that are drawn for `way`, by kind."""
    lines: dict[str, list[list[list[float]]]] = {}
    for feature in features.features([], None, way)["features"]:
        if feature["geometry"]["type"] == "LineString":
            lines.setdefault(feature["properties"]["kind"], []).append(feature["geometry"]["coordinates"])
    return lines


def test_every_address_is_ours() -> None:
    made = ReachMap(assets(), CORNERS)
    addresses = [address for _, address in [*made.default_js, *made.default_css]]
    assert addresses
    assert all(address.startswith("../../assets/") for address in addresses)


def test_folium_itself_stays_as_it_was() -> None:
    before = list(folium.Map.default_js)
    ReachMap(assets(), CORNERS)
    assert folium.Map.default_js == before


def test_the_map_never_changes_so_that_it_is_never_made_anew() -> None:
    one, other = (generate_leaflet_string(ReachMap(assets(), CORNERS)) for _ in range(2))
    assert one == other


def test_the_map_itself_and_not_only_its_tiles_knows_how_far_it_may_zoom() -> None:
    made = re.sub(r"\s", "", generate_leaflet_string(ReachMap(assets(), CORNERS)))
    assert '"minZoom":5,"maxZoom":14,' in made


def test_coordinates_are_lon_lat_in_geojson_and_lat_lon_only_for_leaflet() -> None:
    collection = features.features([marker(BEND)], None, None)
    assert collection["features"][0]["geometry"]["coordinates"] == [[-121.3, 44.0]]
    assert ReachMap(assets(), (BEND.point, BURNS.point)).location == [44.0, -121.3]


def test_the_selected_marker_is_drawn_last_and_the_way_first() -> None:
    way = route(location().point, *ROAD, BEND.point, road=ROAD)
    collection = features.features([marker(BEND, "selected"), marker(BURNS)], location(), way)
    kinds = [feature["properties"]["kind"] for feature in collection["features"]]
    assert kinds == ["local", "local", "way", "origin", "city", "near", "selected"]


def test_both_straight_ends_of_a_way_are_drawn_apart_from_the_road() -> None:
    lines = drawn(route(location().point, *ROAD, BEND.point, road=ROAD))
    assert lines["way"] == [[[-120.5, 43.7], [-121.0, 43.9]]]
    assert lines["local"] == [[[-120.2, 43.7], [-120.5, 43.7]], [[-121.0, 43.9], [-121.3, 44.0]]]


def test_a_way_that_begins_and_ends_on_a_road_has_no_dotted_end() -> None:
    assert drawn(route(*ROAD, road=ROAD)) == {"way": [[[-120.5, 43.7], [-121.0, 43.9]]]}


def test_a_way_to_where_one_is_draws_nothing() -> None:
    here = Point(lon=-120.5 + 1e-12, lat=43.7)
    assert drawn(route(ROAD[0], ROAD[0], road=[ROAD[0], here, ROAD[0]])) == {}


def test_a_way_without_any_road_is_dotted_all_along() -> None:
    assert drawn(route(location().point, BEND.point)) == {"local": [[[-120.2, 43.7], [-121.3, 44.0]]]}


@given(st.lists(st.builds(Point, lon=st.floats(-124, -117), lat=st.floats(42, 46)), min_size=4, max_size=400))
def test_a_drawn_way_stays_small(way: list[Point]) -> None:
    assert len(json.dumps(features.features([], None, route(*way, road=way[1:-1])))) < 5000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_data_and_nothing_else(name: str) -> None:
    city = City(listed_as=name, name=name, county="Deschutes", point=BEND.point)
    written = script(features.features([marker(city)], None, None))
    assert "<" not in written.replace("<=", "")
    assert json.dumps(name)[1:-1].replace("<", "\\u003c").replace(">", "\\u003e").replace("'", "\\u0027") in written


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_name_is_no_template_that_runs_on_the_server(name: str) -> None:
    city = City(listed_as=name, name=name, county="Deschutes", point=BEND.point)
    written = script(features.features([marker(city)], None, None))
    found = json.JSONDecoder().raw_decode(written[written.index('{"features"') :])[0]
    assert found["features"][0]["properties"]["names"] == [name]


def test_the_first_view_holds_every_city_and_the_region() -> None:
    outline = shapely.box(-124.5, 42.0, -116.5, 46.2)
    south_west, north_east = folium_map.bounds([city.point for city in CITIES], outline)
    assert (south_west.lon, south_west.lat) < (-124.5, 42.0)
    assert (north_east.lon, north_east.lat) > (-116.5, 46.2)


def test_a_way_of_any_number_of_points_is_drawn_at_once() -> None:
    rng = np.random.default_rng(5)
    spots = [Point(lon=float(lon), lat=float(lat)) for lon, lat in rng.uniform((-124, 42), (-117, 46), (190_000, 2))]
    assert len(json.dumps(features.features([], None, route(*spots, road=spots)))) < 5000
