"""The distances that decide between two answers, on a square county at the equator."""

import math
from dataclasses import replace

import pytest
import shapely

from geo.geocoding import AmbiguousPlaceError, geocode
from geo.geocoding.reverse import county_at
from geo.geodesy import EARTH_RADIUS_M
from geo.models import Point
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer
from geo.tables.places import Place, ZipArea

METERS_PER_DEGREE = math.radians(EARTH_RADIUS_M)
CENTER = Point(lon=0.5, lat=0.0)
SQUARE = County(
    name="Square", fips="41001", shape=shapely.box(0, -1, 1, 1), seat="Town", point=CENTER, radius_m=100_000
)


@pytest.mark.parametrize(("outside_m", "name"), [(-1, "Square"), (499, "Square"), (501, None)])
def test_a_point_up_to_500_m_outside_the_border_counts_as_inside(
    outside_m: float, name: str | None, oregon: Gazetteer
) -> None:
    gazetteer = replace(oregon, counties=(SQUARE,))
    county = county_at(Point(lon=1 + outside_m / METERS_PER_DEGREE, lat=0), gazetteer)
    assert (county and county.name) == name


@pytest.mark.parametrize(("distance_m", "contradicts"), [(7_990, False), (8_010, True)])
def test_a_town_contradicts_a_zip_code_5_km_beyond_both_radii(
    distance_m: float,
    contradicts: bool,  # noqa: FBT001 - a parameter of the case
    oregon: Gazetteer,
) -> None:
    beside = Point(lon=CENTER.lon + distance_m / METERS_PER_DEGREE, lat=0)
    town = Place(name="Hilltop", county="Square", point=beside, population=9, kind="town", radius_m=1_000)
    area = ZipArea(code="97001", place="Valley", county="Square", point=CENTER, radius_m=2_000, post_box_only=False)
    gazetteer = replace(oregon, places=(town,), zips=(area,), counties=(SQUARE,))
    if contradicts:
        with pytest.raises(AmbiguousPlaceError, match=r"^ZIP code 97001 is for Valley, not for Hilltop\. Choose the"):
            geocode("Hilltop 97001", gazetteer)
    else:
        assert geocode("Hilltop 97001", gazetteer).notice is None
