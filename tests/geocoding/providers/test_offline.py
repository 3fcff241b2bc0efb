"""The default provider works like geopy's own geocoders, from the tables alone."""

import pytest
from geopy.geocoders.base import Geocoder

from geo.geocoding.providers.models import Query
from geo.geocoding.providers.offline import GazetteerGeocoder, gazetteer_geocoder
from geo.tables.gazetteer import Gazetteer


def test_it_is_a_geopy_geocoder(oregon: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(oregon)
    assert isinstance(geocoder, Geocoder)
    location = geocoder.geocode("Corvallis")
    assert (location.address, location.raw["county"]) == ("Corvallis", "Benton")
    assert geocoder.geocode({"city": "Corvallis"}, exactly_one=False) == [location]


@pytest.mark.parametrize("name", ["Atlantis", "Baker", "Lane County", ""])
def test_a_name_that_is_not_one_town_is_not_found(name: str, oregon: Gazetteer) -> None:
    assert gazetteer_geocoder(oregon)(Query(city=name, state="Oregon")) is None


def test_it_never_fetches(oregon: Gazetteer) -> None:
    with pytest.raises(AssertionError, match="must not fetch"):
        GazetteerGeocoder(oregon).adapter.get_json("http://example.org")
