"""The default provider: a geopy geocoder over our own tables, which never touches the network."""

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
    """A geopy adapter that refuses to fetch anything."""

    def get_json(self, url: str, **_: object) -> NoReturn:
        """Refuse."""
        raise AssertionError(f"The gazetteer must not fetch {url}.")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocode towns of the region by the gazetteer's own positions."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Keep the tables that are searched."""
        super().__init__(user_agent="within-reach", adapter_factory=NoNetwork)
        self._gazetteer = gazetteer

    def geocode(self, query: str | Mapping[str, str], *, exactly_one: bool = True, **_: object) -> Any:  # noqa: ANN401
        """Return the town that `query` names, as text or under "city", as a geopy `Location` or a list; else `None`."""
        text = query if isinstance(query, str) else query["city"]
        try:
            place = lookup_place(text, self._gazetteer)
        except InputError:
            return None
        raw = {"county": place.county, "state": self._gazetteer.region.name}
        found = Location(place.name, (place.point.lat, place.point.lon), raw)
        return found if exactly_one else [found]


def gazetteer_geocoder(gazetteer: Gazetteer) -> GeocodeFn:
    """Return what answers from `gazetteer` as the providers on the network do."""
    geocoder = GazetteerGeocoder(gazetteer)

    def ask(question: Query) -> Result | None:
        found = geocoder.geocode({"city": question.city})
        if found is None:
            return None
        return Result(point=Point(lon=found.longitude, lat=found.latitude), name=found.address, state=question.state)

    return ask
