"""Make a provider: the gazetteer, or Nominatim or Photon at an address that the operator sets."""

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.geocoders import Nominatim, Photon

from geo.errors import GeocodingError, InputError, SettingError
from geo.geocoding.providers.models import Provider, Query, Result
from geo.geocoding.providers.offline import gazetteer_geocoder
from geo.geocoding.providers.retry import RetryPolicy, with_retries
from geo.models import Point
from geo.settings import Settings
from geo.tables.gazetteer import Gazetteer

PROVIDERS = ("gazetteer", "nominatim", "photon")
_NOWHERE = Point(lon=0, lat=0)  # what geopy makes of an answer without coordinates
_COUNTRY = "United States"
_COUNTRY_CODE = "us"
_FETCH = URLLibAdapter  # geopy's other one retries by itself and sleeps as long as a 429 tells it to, even for hours
_PUBLIC_NOMINATIM = "nominatim.openstreetmap.org"


def build_provider(name: str, settings: Settings, gazetteer: Gazetteer, pace: RetryPolicy | None = None) -> Provider:
    """Return the provider of that name; raises `SettingError` where its address or the contact is not set."""
    makers = {"gazetteer": _gazetteer, "nominatim": _nominatim, "photon": _photon}
    return makers[name](settings, gazetteer, pace or RetryPolicy())


def _gazetteer(settings: Settings, gazetteer: Gazetteer, pace: RetryPolicy) -> Provider:  # noqa: ARG001 - as its siblings
    tables = hashlib.sha256((settings.data / "places.csv").read_bytes()).hexdigest()[:8]
    return Provider(name="gazetteer", key=f"gazetteer {tables}", ask=gazetteer_geocoder(gazetteer))


def _nominatim(settings: Settings, gazetteer: Gazetteer, pace: RetryPolicy) -> Provider:
    scheme, domain = _address("GEO_NOMINATIM", settings.nominatim)
    if domain.startswith(_PUBLIC_NOMINATIM) and not settings.contact:
        raise SettingError("GEO_CONTACT is not set; Nominatim's usage policy asks for an email or web address in it.")
    geocoder = Nominatim(scheme=scheme, domain=domain, user_agent=_user_agent(settings), adapter_factory=_FETCH)
    service = f"nominatim at {scheme}://{domain}"
    fetch = with_retries(geocoder.geocode, pace, service=service)
    corners = _corners(gazetteer)

    def ask(question: Query) -> Result | None:
        structured = {"city": question.city, "state": question.state, "country": _COUNTRY}
        found = fetch(structured, addressdetails=True, country_codes=_COUNTRY_CODE, viewbox=corners, bounded=True)
        return _answer(found, service, lambda raw: raw.get("address", {}))

    return Provider(name="nominatim", key=service, ask=ask)


def _photon(settings: Settings, gazetteer: Gazetteer, pace: RetryPolicy) -> Provider:
    scheme, domain = _address("GEO_PHOTON", settings.photon)
    geocoder = Photon(scheme=scheme, domain=domain, user_agent=_user_agent(settings), adapter_factory=_FETCH)
    service = f"photon at {scheme}://{domain}"
    fetch = with_retries(geocoder.geocode, pace, service=service)
    corners = _corners(gazetteer)

    def ask(question: Query) -> Result | None:
        # Photon takes no structured query through geopy: the words and the box around the region stand in for it.
        found = fetch(f"{question.city}, {question.state}, {_COUNTRY}", bbox=corners, osm_tag="place")
        return _answer(found, service, lambda raw: raw["properties"])

    return Provider(name="photon", key=service, ask=ask)


def _address(setting: str, url: str) -> tuple[str, str]:
    """Return scheme and the rest of the address in `url`, as geopy takes them."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingError(f"{setting} is {url!r}; set it to the service's address, such as 'https://HOST'.")
    return parts.scheme, f"{parts.netloc}{parts.path}".rstrip("/")


def _user_agent(settings: Settings) -> str:
    return " ".join(
        filter(None, (f"within-reach/{version('within-reach')}", settings.contact and f"({settings.contact})"))
    )


def _corners(gazetteer: Gazetteer) -> list[tuple[float, float]]:
    """Return two corners of the box around the region, latitude first as geopy wants them."""
    west, south, east, north = gazetteer.outline.bounds
    return [(south, west), (north, east)]


def _answer(found: Any, service: str, details: Callable[[Any], Mapping[str, Any]]) -> Result | None:  # noqa: ANN401
    """Return a geopy location, whose type geopy does not say, as an answer; raises `GeocodingError` if it is none."""
    if found is None:
        return None
    try:
        point = Point(lon=float(found.longitude), lat=float(found.latitude))
        state = details(found.raw).get("state") or ""
        if point == _NOWHERE:
            raise ValueError("it has no position")  # noqa: TRY301 - told with all else that may be wrong with it
    except (AttributeError, LookupError, TypeError, ValueError, InputError) as error:
        raise GeocodingError(f"{service} answered with something else than a place: {error}.") from error
    return Result(point=point, name=str(found.address), state=str(state))
