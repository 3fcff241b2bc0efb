"""The features that change: markers, starting point and route as GeoJSON, lon before lat."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import City, Location, Point, Route
from geo.ui.map import features
from geo.ui.map.features import Marker
from support.fakes import BEND, BURNS, HAMPTON, SALEM, location, trip

ROAD = (Point(lon=-120.5, lat=43.7), Point(lon=-121.0, lat=43.9))
POINTS = st.lists(st.builds(Point, lon=st.floats(-124, -117), lat=st.floats(42, 46)), min_size=4, max_size=400)


def route(*geometry: Point, road: Sequence[Point] = ()) -> Route:
    return Route(trip=trip(12, 9), geometry=geometry, road=tuple(road), via=())


def lines(drawn: Route) -> dict[str, list[list[list[float]]]]:
    """Return the coordinates of the lines that are drawn for a route, by kind."""
    by_kind: dict[str, list[list[list[float]]]] = {}
    for feature in features.features([], None, drawn)["features"]:
        if feature["geometry"]["type"] == "LineString":
            by_kind.setdefault(feature["properties"]["kind"], []).append(feature["geometry"]["coordinates"])
    return by_kind


def by_kind(markers: Sequence[Marker], origin: Location | None = None) -> dict[str, Any]:
    """Return the features of the markers and the origin, by kind."""
    return {one["properties"]["kind"]: one for one in features.features(markers, origin, None)["features"]}


def test_each_marker_has_its_own_coordinates_name_and_trip() -> None:
    markers = [
        Marker(city=BEND, kind="near", trip_text="12 min, 9 miles"),
        Marker(city=SALEM, kind="selected", trip_text="2 hr, 99 miles"),
        Marker(city=BURNS, kind="near", trip_text=""),
    ]
    drawn = by_kind(markers)
    assert drawn["near"]["geometry"] == {"type": "MultiPoint", "coordinates": [[-121.3, 44.0], [-119.0, 43.6]]}
    assert drawn["near"]["properties"]["names"] == ["Bend", "Burns"]
    assert drawn["near"]["properties"]["trips"] == ["12 min, 9 miles", ""]
    assert drawn["selected"]["geometry"]["coordinates"] == [[-123.0, 44.9]]
    assert drawn["selected"]["properties"]["trips"] == ["2 hr, 99 miles"]
    assert drawn["city"]["geometry"]["coordinates"] == []


def test_the_starting_point_is_drawn_with_its_label() -> None:
    origin = by_kind([], location())["origin"]
    assert origin["geometry"] == {"type": "MultiPoint", "coordinates": [[-120.2, 43.7]]}
    assert origin["properties"]["names"] == ["ZIP 97712 (Hampton)"]


def test_the_route_is_drawn_first_and_the_selected_marker_last() -> None:
    markers = [Marker(city=BEND, kind="selected", trip_text=""), Marker(city=BURNS, kind="city", trip_text="")]
    drawn = features.features(markers, location(), route(HAMPTON, *ROAD, BEND.point, road=ROAD))
    kinds = [feature["properties"]["kind"] for feature in drawn["features"]]
    assert kinds == ["local", "local", "route", "origin", "city", "near", "selected"]


def test_the_straight_ends_of_a_route_are_drawn_apart_from_the_road() -> None:
    assert lines(route(HAMPTON, *ROAD, BEND.point, road=ROAD)) == {
        "route": [[[-120.5, 43.7], [-121.0, 43.9]]],
        "local": [[[-120.2, 43.7], [-120.5, 43.7]], [[-121.0, 43.9], [-121.3, 44.0]]],
    }


def test_a_route_from_road_to_road_has_no_dotted_end() -> None:
    assert lines(route(*ROAD, road=ROAD)) == {"route": [[[-120.5, 43.7], [-121.0, 43.9]]]}


def test_a_route_to_its_own_start_draws_nothing() -> None:
    here = Point(lon=-120.5 + 1e-12, lat=43.7)
    assert lines(route(ROAD[0], ROAD[0], road=[ROAD[0], here, ROAD[0]])) == {}


def test_a_route_without_any_road_is_dotted_all_along() -> None:
    assert lines(route(HAMPTON, BEND.point)) == {"local": [[[-120.2, 43.7], [-121.3, 44.0]]]}


@pytest.mark.parametrize(("offset_deg", "kept"), [(0.0004, 2), (0.0006, 3)], ids=["below 0.0005", "above 0.0005"])
def test_a_bend_of_about_50_meters_is_drawn_and_a_smaller_one_is_not(offset_deg: float, kept: int) -> None:
    road = [Point(lon=-121, lat=44), Point(lon=-120.5, lat=44 + offset_deg), Point(lon=-120, lat=44)]
    assert len(lines(route(*road, road=road))["route"][0]) == kept


@given(POINTS)
def test_a_drawn_route_stays_small_and_keeps_its_ends(road: list[Point]) -> None:
    drawn = features.features([], None, route(*road, road=road))
    assert len(json.dumps(drawn)) < 5000
    for line in (
        one["geometry"]["coordinates"] for one in drawn["features"] if one["geometry"]["type"] == "LineString"
    ):
        assert line[0] == [round(road[0].lon, 4), round(road[0].lat, 4)]
        assert line[-1] == [round(road[-1].lon, 4), round(road[-1].lat, 4)]


def test_a_route_of_any_number_of_points_is_drawn_at_once() -> None:
    rng = np.random.default_rng(5)
    road = [Point(lon=float(lon), lat=float(lat)) for lon, lat in rng.uniform((-124, 42), (-117, 46), (190_000, 2))]
    assert len(json.dumps(features.features([], None, route(*road, road=road)))) < 5000


def test_coordinates_are_rounded_to_11_meters() -> None:
    city = City(listed_as="x", name="x", county="x", point=Point(lon=-121.31234567, lat=44.05678912))
    drawn = by_kind([Marker(city=city, kind="city", trip_text="")])
    assert drawn["city"]["geometry"]["coordinates"] == [[-121.3123, 44.0568]]


def test_the_starting_point_has_the_number_of_its_answer_so_that_the_map_frames_each_one() -> None:
    drawn = features.features([], location(), None, answer_id=7)["features"]
    assert [one["properties"]["answer"] for one in drawn if one["properties"]["kind"] == "origin"] == [7]
