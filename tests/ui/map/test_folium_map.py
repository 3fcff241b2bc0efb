"""The folium map: the files it loads, what it opens on, and names that stay data."""

import json
import re
from typing import Any

import folium
import pytest
import shapely
from streamlit_folium import generate_leaflet_string

from geo.models import City, Point
from geo.ui.map import features, folium_map
from geo.ui.map.features import Marker
from geo.ui.map.folium_map import ReachMap
from support.fakes import BEND, BURNS, CITIES, assets

CORNERS = folium_map.bounds([city.point for city in CITIES], None)
HOSTILE = ["`${alert(1)}`", "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "\"'", "\u202eabc"]
TEMPLATES = ["{{ 7 * 7 }}", "{% if 1 %}", "{# #}", "{{{", "{{'bend'}}"]


def script(name: str) -> str:
    """Return the script of a layer with one city called `name`, as streamlit-folium sends it."""
    city = City(listed_as=name, name=name, county="Deschutes", point=BEND.point)
    group = folium_map.layer(features.features([Marker(city=city, kind="city", trip_text="")], None, None))
    folium.Map(tiles=None).add_child(group)
    group.render()  # type: ignore[no-untyped-call]  # branca's own
    return str(generate_leaflet_string(group))


def map_script(bounds: folium_map.Bounds = CORNERS) -> str:
    """Return the script that makes the map, without white space."""
    return re.sub(r"\s", "", generate_leaflet_string(ReachMap(assets(), bounds)))


def collection(layer_script: str) -> dict[str, Any]:
    """Return the GeoJSON in a layer's script."""
    parsed: dict[str, Any] = json.JSONDecoder().raw_decode(layer_script[layer_script.index('{"features"') :])[0]
    return parsed


def test_the_map_loads_only_files_from_this_server() -> None:
    drawn = ReachMap(assets(), CORNERS)
    names = [name for name, _ in [*drawn.default_js, *drawn.default_css]]
    assert names == ["leaflet.js", "basemap.js", "map.js", "leaflet.css", "map.css"]
    addresses = [address for _, address in [*drawn.default_js, *drawn.default_css]]
    assert addresses == [f"../../assets/{name}" for name in names]


def test_other_folium_maps_keep_their_files() -> None:
    before = list(folium.Map.default_js)
    ReachMap(assets(), CORNERS)
    assert folium.Map.default_js == before


def test_two_runs_write_the_same_map_so_that_the_browser_keeps_it() -> None:
    assert map_script() == map_script()


def test_the_map_itself_and_not_only_its_tiles_has_zoom_limits() -> None:
    assert '"minZoom":5,"maxZoom":12,' in map_script()


def test_leaflet_gets_the_bounds_as_lat_lon_from_south_west_to_north_east() -> None:
    bounds = (Point(lon=-123.0, lat=43.6), Point(lon=-119.0, lat=44.9))
    assert ReachMap(assets(), bounds).location == [43.6, -123.0]
    assert "withinReach.initMap(map_div,[[43.6,-123.0],[44.9,-119.0]]);" in map_script(bounds).replace(
        re.findall(r"map_\w+", map_script(bounds))[0], "map_div"
    )


def test_a_layer_is_drawn_by_the_functions_of_the_maps_script() -> None:
    assert "onEachFeature: withinReach.styleFeature, pointToLayer: withinReach.createMarker" in script("Bend")


def test_a_layers_markers_are_lon_lat() -> None:
    assert collection(script("Bend"))["features"][0]["geometry"]["coordinates"] == [[-121.3, 44.0]]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_data_and_nothing_else(name: str) -> None:
    written = script(name)
    assert "<" not in written.replace("<=", "")
    assert collection(written)["features"][0]["properties"]["names"] == [name]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_name_is_never_evaluated_as_a_template(name: str) -> None:
    assert collection(script(name))["features"][0]["properties"]["names"] == [name]


def test_the_first_view_is_the_cities_and_the_region_with_a_margin() -> None:
    outline = shapely.box(-124.5, 42.0, -119.5, 46.2)
    south_west, north_east = folium_map.bounds([BEND.point, BURNS.point], outline)
    assert (south_west.lon, south_west.lat) == pytest.approx((-124.62, 41.88))
    assert (north_east.lon, north_east.lat) == pytest.approx((-118.88, 46.32))


def test_without_an_outline_the_first_view_is_the_cities() -> None:
    south_west, north_east = folium_map.bounds([BEND.point, BURNS.point], None)
    assert (south_west.lon, south_west.lat) == pytest.approx((-121.42, 43.48))
    assert (north_east.lon, north_east.lat) == pytest.approx((-118.88, 44.12))
