"""Coordinates are parsed in the notations that maps and phones print, and never as a place that was not meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import OutsideRegionError
from geo.geocoding import geocode, reverse_geocode
from geo.geocoding.coordinates import parse_coordinates
from geo.geocoding.reverse import county_at
from geo.models import Point, Precision
from geo.tables.gazetteer import Gazetteer

LATS, LONS = st.integers(-9_000_000, 9_000_000), st.integers(-18_000_000, 18_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "44.05, -121.31",
        "44.05 -121.31",
        "44.05,-121.31",
        "44.05; -121.31",
        "(44.05, -121.31)",
        "44.05N 121.31W",
        "44.05° N, 121.31° W",
        "N44.05 W121.31",
        "121.31W 44.05N",
        "lat 44.05 lon -121.31",
        "lat=44.05, lng=-121.31",
        "geo:44.05,-121.31;u=35",
        "44.05, \u2212121.31",
    ],
)
def test_decimal_degrees_are_parsed(text: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert result.location.point == Point(lon=-121.31, lat=44.05)
    assert (result.location.label, result.location.county, result.notice) == ("44.05, -121.31", "Deschutes", None)


@pytest.mark.parametrize(
    "text", ["44°03'29\"N 121°18'55\"W", "44 3 29 N 121 18 55 W", "44° 3\u2032 29\u2033 N, 121° 18\u2032 55\u2033 W"]
)
def test_degrees_minutes_and_seconds_are_parsed(text: str, oregon: Gazetteer) -> None:
    point = geocode(text, oregon).location.point
    assert (point.lat, point.lon) == pytest.approx((44.058056, -121.315278), abs=1e-6)


def test_degrees_and_minutes_are_parsed(oregon: Gazetteer) -> None:
    point = geocode("44°3.5' N 121°18.9' W", oregon).location.point
    assert (point.lat, point.lon) == pytest.approx((44 + 3.5 / 60, -121 - 18.9 / 60))


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        ("-121.31, 44.05", "latitude and longitude were swapped"),
        ("44.05, 121.31", "the longitude was missing its minus sign"),
        ("121.31 44.05", "latitude and longitude were swapped, and the longitude was missing its minus sign"),
    ],
)
def test_swapped_order_and_missing_sign_are_corrected_with_a_notice(
    text: str, correction: str, oregon: Gazetteer
) -> None:
    result = geocode(text, oregon)
    assert result.location.point == Point(lon=-121.31, lat=44.05)
    assert result.notice == f"Interpreted as latitude 44.05, longitude -121.31: {correction}."


@pytest.mark.parametrize(
    ("text", "label", "radius_m"),
    [
        ("44.0582, -121.3153", "44.0582, -121.3153", 10.0),
        ("44.05, -121.31", "44.05, -121.31", 685.0),
        ("44.1 -121.3", "44.1, -121.3", 6844.0),
        ("44.058243917, -121.315312345", "44.058244, -121.315312", 10.0),
    ],
)
def test_the_radius_is_half_a_unit_of_the_last_digit(text: str, label: str, radius_m: float, oregon: Gazetteer) -> None:
    location = geocode(text, oregon).location
    assert location.label == label
    assert location.radius_m == pytest.approx(radius_m, rel=0.01)


@pytest.mark.parametrize("text", ["97814", "44.05", "97701 97702", "44.05, Bend", "1/2 3/4", "44.05, -121.31, 7"])
def test_other_numbers_are_not_coordinates(text: str) -> None:
    assert parse_coordinates(text) is None


@given(lat=LATS, lon=LONS)
def test_printed_coordinates_are_parsed_again(lat: int, lon: int) -> None:
    north, east = lat / 100_000, lon / 100_000
    angles = parse_coordinates(f"{north:.5f}, {east:.5f}")
    assert angles is not None
    assert (angles[0].value, angles[1].value) == pytest.approx((north, east))
    assert (angles[0].label, angles[1].label) == (f"{north:.5f}", f"{east:.5f}")


def test_a_pin_gets_its_county_and_a_label(oregon: Gazetteer) -> None:
    result = reverse_geocode(Point(lon=-121.3153, lat=44.0582), oregon)
    assert (result.location.label, result.location.county) == ("44.05820, -121.31530", "Deschutes")
    assert (result.location.precision, result.location.radius_m) == (Precision.POINT, 50.0)


def test_a_boat_on_the_columbia_is_in_oregon_and_tacoma_is_not(oregon: Gazetteer) -> None:
    boat = county_at(Point(lon=-122.75, lat=45.65), oregon)
    assert boat is not None
    assert boat.name == "Multnomah"
    with pytest.raises(OutsideRegionError, match=r"The point 47\.25000, -122\.44000 is outside Oregon"):
        reverse_geocode(Point(lon=-122.44, lat=47.25), oregon)
