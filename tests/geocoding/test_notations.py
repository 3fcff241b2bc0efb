"""ZIP codes, coordinates and positions are read in the notations of spreadsheets, maps, phones and speech."""

import pytest
from openlocationcode import openlocationcode

from geo.errors import NotUnderstoodError
from geo.geocoding import geocode
from geo.geodesy import haversine_m
from geo.models import Point
from geo.tables.gazetteer import Gazetteer

BEND = Point(lon=-121.31, lat=44.05)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("97814.0", "ZIP 97814 (Baker City)"),
        ("97814-", "ZIP 97814 (Baker City)"),
        ("9 7 8 1 4", "ZIP 97814 (Baker City)"),
        ("9-7-8-1-4", "ZIP 97814 (Baker City)"),
        ("ninety seven eight one four", "ZIP 97814 (Baker City)"),
        ("ninety-seven eight fourteen", "ZIP 97814 (Baker City)"),
        ("nine seven eight one four", "ZIP 97814 (Baker City)"),
        ("zip nine seven oh oh two", "ZIP 97002 (Aurora)"),
        ("Salem, OR 97317--939", "ZIP 97317 (Salem)"),
        ("Salem, OR 97317-93", "ZIP 97317 (Salem)"),
        ("405 NE Olson Rd, Boardman, OR, -97818", "ZIP 97818 (Boardman)"),
        ("2 Marine Drive, Suite 103 ~ P.O. Box 1059, Boardman, OR 97818", "ZIP 97818 (Boardman)"),
    ],
)
def test_a_zip_code_is_read_in_unusual_notations(text: str, label: str, oregon: Gazetteer) -> None:
    assert geocode(text, oregon).location.label == label


@pytest.mark.parametrize(
    "text",
    [
        "geo:44.05,-121.31",
        "https://maps.google.com/?q=44.05,-121.31",
        "https://www.google.com/maps/@44.05,-121.31,12z",
        "https://www.google.com/maps/place/Bend,+OR/@44.9,-121.9,12z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d44.05!4d-121.31",
        "https://www.google.com/maps/search/?api=1&query=44.05%2C-121.31",
        "https://www.google.com/maps/search/44.05,-121.31",
        "https://maps.apple.com/?ll=44.05,-121.31&q=Pin",
        "https://maps.apple.com/place?coordinate=44.05,-121.31&name=Pin",
        "https://www.openstreetmap.org/#map=12/44.05/-121.31",
        "https://www.openstreetmap.org/?mlat=44.05&mlon=-121.31",
        "maps.google.com/maps?q=loc:44.05,-121.31",
        "123 Main St\nBend, OR 97701\n(44.05, -121.31)",
    ],
)
def test_coordinates_are_read_from_links_and_cells(text: str, oregon: Gazetteer) -> None:
    assert geocode(text, oregon).location.point == BEND


def test_a_link_with_a_name_is_read_as_the_name(oregon: Gazetteer) -> None:
    assert geocode("https://www.google.com/maps/place/Bend,+OR", oregon).location.label == "Bend"


def test_a_full_plus_code_is_a_point(oregon: Gazetteer) -> None:
    location = geocode(openlocationcode.encode(44.05, -121.31), oregon).location
    assert location.precision == "point"
    assert haversine_m(location.point, BEND) <= location.radius_m < 20


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("https://maps.app.goo.gl/abc123", "no coordinates in it", id="a-short-link"),
        pytest.param("2M2R+XX Bend", "short plus code", id="a-short-plus-code"),
        pytest.param("10T ER 97814 12345", "MGRS", id="a-grid-reference"),
        pytest.param("10TER9781412345", "MGRS", id="a-grid-reference-without-spaces"),
        pytest.param("44 75 0 N 121 0 0 W", "75 minutes is too many", id="75-minutes"),
        pytest.param("44 15 60 N 121 0 0 W", "60 seconds is too many", id="60-seconds"),
        pytest.param("15 minutes from Burns", "travel time", id="a-travel-time"),
        pytest.param("near me", "only your device knows", id="near-me"),
        pytest.param("clinic near me", "only your device knows", id="clinic-near-me"),
        pytest.param("cerca de mi", "only your device knows", id="near-me-in-spanish"),
        pytest.param("My current location", "only your device knows", id="my-location"),
    ],
)
def test_what_cannot_be_a_position_says_what_to_enter(text: str, message: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match=message):
        geocode(text, oregon)


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius_m"),
    [
        pytest.param("27.5 miles east of Burns", 43.586, -118.50, 20_503, id="decimal-miles"),
        pytest.param("10 km N of Bend", 44.148, -121.315, 11_200, id="kilometers-and-a-letter"),
        pytest.param("ten miles south-west from Burns", 43.484, -119.195, 9_237, id="words-and-a-half-wind"),
    ],
)
def test_a_distance_and_direction_are_calculated(
    text: str, lat: float, lon: float, radius_m: float, oregon: Gazetteer
) -> None:
    location = geocode(text, oregon).location
    assert haversine_m(location.point, Point(lon=lon, lat=lat)) < 1_500
    assert location.radius_m == pytest.approx(radius_m, rel=0.01)
    assert geocode(location.label, oregon).location == location


def test_a_distance_without_direction_widens_the_radius(oregon: Gazetteer) -> None:
    burns, result = geocode("Burns", oregon).location, geocode("5 miles from Burns", oregon)
    assert result.location.point == burns.point
    assert result.location.radius_m == pytest.approx(burns.radius_m + 8_047, abs=1)
    assert result.notice == "The starting point is the center of Burns, because no direction was entered."
