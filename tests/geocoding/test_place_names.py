"""Every name in the tables is geocoded to the place it belongs to."""

import pytest

from geo.errors import NotUnderstoodError
from geo.geocoding import AmbiguousPlaceError, geocode, lookup_place
from geo.geocoding.locations import label_for
from geo.models import Point, Precision
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key


def test_every_place_is_found_by_its_label(oregon: Gazetteer) -> None:
    wrong = [
        place.name for place in oregon.places if geocode(label_for(place, oregon), oregon).location.point != place.point
    ]
    assert wrong == []


def test_every_zip_code_is_found_and_lies_in_its_county(oregon: Gazetteer) -> None:
    locations = [geocode(area.code, oregon).location for area in oregon.zips]
    assert [location.county for location in locations] == [area.county for area in oregon.zips]
    assert {location.precision for location in locations} == {Precision.ZIP}


def test_every_county_is_found_by_its_label(oregon: Gazetteer) -> None:
    assert [geocode(f"{county.name} County", oregon).location.county for county in oregon.counties] == [
        county.name for county in oregon.counties
    ]


def test_a_place_is_looked_up_in_any_spelling(oregon: Gazetteer) -> None:
    assert lookup_place("la grand", oregon).name == "La Grande"


@pytest.mark.parametrize("name", ["Lane County", "Atlantis"])
def test_a_county_or_an_unknown_name_is_not_a_place(name: str, oregon: Gazetteer) -> None:
    with pytest.raises(
        NotUnderstoodError, match=f'We can\'t find "{name}" in Oregon. Check the spelling, or try a ZIP code.'
    ):
        lookup_place(name, oregon)


def test_two_places_with_one_name_are_distinguished_by_county(oregon: Gazetteer) -> None:
    twins = tuple(
        Place(name="Bend", county=county, point=Point(lon=lon, lat=44), population=0, kind="town", radius_m=9)
        for county, lon in (("Lane", -122.9), ("Deschutes", -121.3))
    )
    world = Gazetteer(region=oregon.region, places=twins, zips=(), counties=oregon.counties, outline=oregon.outline)
    with pytest.raises(
        AmbiguousPlaceError,
        match=r'"bend" could be in Lane County or Deschutes County\. Enter it with its county, such as Bend, Lane',
    ):
        geocode("bend", world)
    assert geocode("bend, lane county", world).location.point == twins[0].point


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Helens", "saint helens"),
        ("O'Brien", "obrien"),
        ("Mt Hood", "Mount Hood"),
        ("Milton-Freewater", "MILTON FREEWATER"),
        ("Cañon", "canon"),
    ],
)
def test_two_spellings_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
