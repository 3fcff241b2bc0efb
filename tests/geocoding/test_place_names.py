"""Every name in the tables is understood as the thing it names."""

import pytest

from geo.errors import NotUnderstoodError
from geo.geocoding import AmbiguousPlaceError, geocode, lookup_place
from geo.geocoding.locations import label_for
from geo.models import Point, Precision
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key


def test_every_place_is_found_by_its_label(oregon: Gazetteer) -> None:
    lost = [
        place.name for place in oregon.places if geocode(label_for(place, oregon), oregon).location.point != place.point
    ]
    assert lost == []


def test_every_zip_code_is_found_and_lies_in_its_county(oregon: Gazetteer) -> None:
    found = [geocode(area.code, oregon).location for area in oregon.zips]
    assert [place.county for place in found] == [area.county for area in oregon.zips]
    assert {place.precision for place in found} == {Precision.ZIP}


def test_every_county_is_found_by_its_label(oregon: Gazetteer) -> None:
    assert [geocode(f"{county.name} County", oregon).location.county for county in oregon.counties] == [
        county.name for county in oregon.counties
    ]


def test_a_place_to_add_is_found_in_any_spelling(oregon: Gazetteer) -> None:
    assert lookup_place("la grand", oregon).name == "La Grande"


@pytest.mark.parametrize("name", ["Lane County", "Atlantis"])
def test_what_is_no_town_cannot_be_added(name: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match=f"'{name}' is no place known in Oregon"):
        lookup_place(name, oregon)


def test_two_places_of_one_name_are_told_apart_by_county(oregon: Gazetteer) -> None:
    twins = tuple(
        Place(name="Bend", county=county, point=Point(lon=lon, lat=44), population=0, kind="town", radius_m=9)
        for county, lon in (("Lane", -122.9), ("Deschutes", -121.3))
    )
    world = Gazetteer(region=oregon.region, places=twins, zips=(), counties=oregon.counties, outline=oregon.outline)
    with pytest.raises(AmbiguousPlaceError, match="may be in Lane County or Deschutes County; type one so: Bend, Lane"):
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
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
