"""What the map of the Coverage page gets: areas, block-group dots by band, and cities at their positions."""

import json
from typing import Any

import pytest
import shapely

from geo.ui import assets
from geo.ui.coverage.data import PlanningData, drive_isochrones
from geo.ui.coverage.figures import Figures, compute_figures
from geo.ui.coverage.map import CoverageMap, band_codes, features, layer
from geo.ui.coverage.state import View


def drawn(figures: Figures, planning_data: PlanningData) -> list[dict[str, Any]]:
    cities = [planning_data.od_matrix.cities[column] for column in figures.columns]
    added = [city for city in cities if city.name in figures.view.add]
    areas = drive_isochrones(planning_data, figures.columns, figures.view.limits, figures.view.rank)
    collection: list[dict[str, Any]] = features(figures, areas, cities, added)["features"]
    return collection


def of_kind(collection: list[dict[str, Any]], *kinds: str) -> list[dict[str, Any]]:
    return [feature for feature in collection if feature["properties"]["kind"] in kinds]


def test_each_block_group_has_the_code_of_its_band(what_if: Figures) -> None:
    assert band_codes(what_if) == "221001"


def test_outside_the_county_a_block_group_has_no_band(county_by_distance: Figures) -> None:
    assert band_codes(county_by_distance) == "---021"


def test_the_thirteenth_band_has_a_code_too(lowmark_data: PlanningData) -> None:
    view = View(limits=tuple(range(1, 13)), threshold=12)
    assert band_codes(compute_figures(lowmark_data, view)) == "34C0CC"


def test_the_dots_are_one_feature_of_codes_and_color_stops(what_if: Figures, lowmark_data: PlanningData) -> None:
    (dots,) = of_kind(drawn(what_if, lowmark_data), "blocks")
    assert dots["properties"] == {"kind": "blocks", "codes": "221001", "stops": [0.0, 1.0, 3.0, 4.0]}


def test_the_browser_gets_the_position_and_people_of_each_block_group(lowmark_data: PlanningData) -> None:
    assert lowmark_data.assets is not None
    script = assets.content(lowmark_data.assets.names["blocks.js"]).decode()
    assert json.loads(script.removeprefix("window.withinReachBlocks=").rstrip(";\n")) == {
        "at": [[38.51, -58.21], [38.49, -58.18], [38.5, -58.6], [38.5, -59.21], [38.89, -59.9], [38.52, -59.88]],
        "people": [5000, 4000, 800, 1600, 2300, 300],
    }


def test_the_cities_are_at_their_positions_and_added_ones_stand_out(
    what_if: Figures, lowmark_data: PlanningData
) -> None:
    cities = of_kind(drawn(what_if, lowmark_data), "listed", "added")
    assert [(city["properties"], city["geometry"]["coordinates"]) for city in cities] == [
        ({"kind": "listed", "name": "Cold Ford"}, [-59.2, 38.5]),
        ({"kind": "added", "name": "Elk Cross"}, [-59.9, 38.9]),
    ]


def test_each_area_has_the_color_stop_of_its_band(what_if: Figures, lowmark_data: PlanningData) -> None:
    areas = of_kind(drawn(what_if, lowmark_data), "area")
    assert [area["properties"]["stop"] for area in areas] == [0.0, 1.0, 3.0, 4.0]
    ashport, cold_ford = shapely.Point(-58.18, 38.49), shapely.Point(-59.2, 38.5)
    shapes = [shapely.from_geojson(json.dumps(area["geometry"])) for area in areas]
    assert [shape.contains(ashport) for shape in shapes] == [False, False, True, False]
    assert [shape.contains(cold_ford) for shape in shapes] == [True, False, False, False]


def test_an_empty_area_is_left_out(lowmark_data: PlanningData) -> None:
    figures = compute_figures(lowmark_data, View(limits=(30, 1000), threshold=30))
    assert [area["properties"]["stop"] for area in of_kind(drawn(figures, lowmark_data), "area")] == [0.0, 2.0]


def test_the_layer_names_functions_of_the_maps_script(what_if: Figures, lowmark_data: PlanningData) -> None:
    (child,) = layer({"features": drawn(what_if, lowmark_data)})._children.values()  # noqa: SLF001 - folium has no other
    names = [
        getattr(child, "style_feature", ""),
        getattr(child, "create_marker", ""),
        f"withinReach.{CoverageMap.init_function}",
    ]
    assert lowmark_data.assets is not None
    script = assets.content(lowmark_data.assets.names["coverage.js"]).decode()
    for name in names:
        assert f"reach.{name.removeprefix('withinReach.')} =" in script


@pytest.mark.parametrize("name", [*CoverageMap.scripts, *CoverageMap.styles])
def test_every_script_and_style_is_published(lowmark_data: PlanningData, name: str) -> None:
    assert lowmark_data.assets is not None
    assert name in lowmark_data.assets.names
