"""The default provider: a geopy geocoder that searches our own tables and never uses the network."""

from collections.abc import Mapping
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.errors import InputError
from geo.geocoding import lookup_place
from geo.geocoding.providers.models import GeocodeFn, Query, Result
from geo.models import Point
from geo.tables.gazetteer import Gazetteer


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """A geopy adapter that never fetches anything."""

    def get_json(self, url: str, **_: object) -> NoReturn:
        """Raise `AssertionError`."""
        raise AssertionError(f"The gazetteer must not fetch {url}.")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocode towns of the region with the positions of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Search `gazetteer`."""
        super().__init__(user_agent="within-reach", adapter_factory=NoNetwork)
        self._gazetteer = gazetteer

    def geocode(self, query: str | Mapping[str, str], *, exactly_one: bool = True, **_: object) -> Any:  # noqa: ANN401 - geopy's own signature
        """Return the town named by `query` (text, or a mapping with "city") as a geopy `Location`, or `None`.

        With `exactly_one=False` the location comes in a list.
        """
        text = query if isinstance(query, str) else query["city"]
        try:
            place = lookup_place(text, self._gazetteer)
        except InputError:
            return None
        raw = {"county": place.county, "state": self._gazetteer.region.name}
        location = Location(place.name, (place.point.lat, place.point.lon), raw)
        return location if exactly_one else [location]


def gazetteer_geocoder(gazetteer: Gazetteer) -> GeocodeFn:
    """Return a function that geocodes with `gazetteer`, with the interface of the online providers."""
    geocoder = GazetteerGeocoder(gazetteer)

    def geocode(query: Query) -> Result | None:
        location = geocoder.geocode({"city": query.city})
        if location is None:
            return None
        return Result(
            point=Point(lon=location.longitude, lat=location.latitude), name=location.address, state=query.state
        )

    return geocode
