"""Build a provider: the gazetteer, or Nominatim or Photon at an address from the settings.

geopy composes the queries and reads the responses; `BoundedAdapter` sends the requests.
"""

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut
from geopy.geocoders import Nominatim, Photon

from geo.errors import GeocodingError, InputError, SettingError
from geo.geocoding.providers.models import Provider, Query, Result
from geo.geocoding.providers.offline import gazetteer_geocoder
from geo.geocoding.providers.retry import RetryPolicy, with_retries
from geo.http_client import HttpError, HttpTimeoutError, get, is_plain_address, parse_json
from geo.models import Point
from geo.settings import Settings, redacted
from geo.tables.csv_reader import short_reason
from geo.tables.gazetteer import Gazetteer

PROVIDERS = ("gazetteer", "nominatim", "photon")
_NULL_ISLAND = Point(lon=0, lat=0)  # geopy's position for a response without coordinates
_COUNTRY = "United States"
_COUNTRY_CODE = "us"
_PUBLIC_NOMINATIM = "nominatim.openstreetmap.org"
_OK = 200


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """A geopy adapter on the project's HTTP client, which bounds time and size and follows no redirect."""

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the body of the response to GET `url` as text; raises geopy's errors, which do not contain `url`."""
        return self._get(url, timeout, headers).decode(errors="replace")

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> object:
        """Return the JSON body of the response to GET `url`; raises geopy's errors, which do not contain `url`."""
        try:
            return parse_json(self._get(url, timeout, headers))
        except HttpError as error:
            raise GeocoderServiceError(str(error)) from None

    def _get(self, url: str, timeout: float, headers: Mapping[str, str]) -> bytes:
        try:
            response = get(url, timeout_s=timeout, headers=headers)
        except HttpTimeoutError as error:
            raise GeocoderTimedOut(str(error)) from None
        except HttpError as error:
            raise GeocoderServiceError(str(error)) from None
        if response.status != _OK:
            reason = f"answered with status {response.status}"
            raise AdapterHTTPError(reason, status_code=response.status, headers=response.headers, text="")
        return response.body


def build_provider(name: str, settings: Settings, gazetteer: Gazetteer, policy: RetryPolicy | None = None) -> Provider:
    """Return the provider called `name`, one of `PROVIDERS`.

    Raises `SettingError` if its address is not set or unusable, or if the public Nominatim is used without a contact.
    """
    builders = {"gazetteer": _gazetteer, "nominatim": _nominatim, "photon": _photon}
    return builders[name](settings, gazetteer, policy or RetryPolicy())


def _gazetteer(settings: Settings, gazetteer: Gazetteer, _: RetryPolicy) -> Provider:
    tables = hashlib.sha256((settings.data / "places.csv").read_bytes()).hexdigest()[:8]
    return Provider(name="gazetteer", key=f"gazetteer {tables}", geocode=gazetteer_geocoder(gazetteer))


def _nominatim(settings: Settings, gazetteer: Gazetteer, policy: RetryPolicy) -> Provider:
    scheme, domain = _parse_address("GEO_NOMINATIM", settings.nominatim)
    if domain.startswith(_PUBLIC_NOMINATIM) and not settings.contact:
        raise SettingError(
            "GEO_CONTACT is not set; set it to an email or web address, as Nominatim's usage policy requires."
        )
    geocoder = Nominatim(scheme=scheme, domain=domain, user_agent=_user_agent(settings), adapter_factory=BoundedAdapter)
    service = f"nominatim at {redacted(settings.nominatim)}"
    fetch = with_retries(geocoder.geocode, policy, service=service)
    bbox = _bbox_corners(gazetteer)

    def geocode(query: Query) -> Result | None:
        structured = {"city": query.city, "state": query.state, "country": _COUNTRY}
        location = fetch(structured, addressdetails=True, country_codes=_COUNTRY_CODE, viewbox=bbox, bounded=True)
        return _to_result(location, service, lambda raw: raw.get("address", {}))

    return Provider(name="nominatim", key=_key(service, domain), geocode=geocode)


def _photon(settings: Settings, gazetteer: Gazetteer, policy: RetryPolicy) -> Provider:
    scheme, domain = _parse_address("GEO_PHOTON", settings.photon)
    geocoder = Photon(scheme=scheme, domain=domain, user_agent=_user_agent(settings), adapter_factory=BoundedAdapter)
    service = f"photon at {redacted(settings.photon)}"
    fetch = with_retries(geocoder.geocode, policy, service=service)
    bbox = _bbox_corners(gazetteer)

    def geocode(query: Query) -> Result | None:
        # geopy's Photon has no structured queries: the text and the region's bounding box take their place.
        location = fetch(f"{query.city}, {query.state}, {_COUNTRY}", bbox=bbox, osm_tag="place")
        return _to_result(location, service, lambda raw: raw["properties"])

    return Provider(name="photon", key=_key(service, domain), geocode=geocode)


def _parse_address(setting: str, url: str) -> tuple[str, str]:
    """Return the scheme and the rest of `url`, as geopy takes them; raises `SettingError`."""
    if not is_plain_address(url):
        raise SettingError(f"{setting} is {redacted(url)!r}; set it to the service's address, such as 'https://HOST'.")
    parts = urlsplit(url)
    return parts.scheme, f"{parts.netloc}{parts.path}".rstrip("/")


def _key(service: str, domain: str) -> str:
    """Return what identifies the results of a service; the digest stands for a path, which may be an access key."""
    _, slash, path = domain.partition("/")
    return f"{service} {hashlib.sha256(path.encode()).hexdigest()[:8]}" if slash else service


def _user_agent(settings: Settings) -> str:
    product = f"within-reach/{version('within-reach')}"
    return f"{product} ({settings.contact})" if settings.contact else product


def _bbox_corners(gazetteer: Gazetteer) -> list[tuple[float, float]]:
    """Return two opposite corners of the region's bounding box as (lat, lon), the order that geopy uses."""
    west, south, east, north = gazetteer.outline.bounds
    return [(south, west), (north, east)]


def _to_result(location: Any, service: str, details: Callable[[Any], Mapping[str, Any]]) -> Result | None:  # noqa: ANN401 - geopy's location has no type
    """Return a geopy location as a `Result`; raises `GeocodingError` if it is not a usable place."""
    if location is None:
        return None
    try:
        point = Point(lon=float(location.longitude), lat=float(location.latitude))
        state = details(location.raw).get("state") or ""
        if point == _NULL_ISLAND:
            raise ValueError("it has no position")  # noqa: TRY301 - reported with the other faults of a response
    except (AttributeError, LookupError, TypeError, ValueError, OverflowError, InputError) as error:
        raise GeocodingError(f"{service} returned something that is not a place: {short_reason(error)}.") from error
    return Result(point=point, name=str(location.address), state=str(state))
