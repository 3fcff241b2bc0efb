"""Requests to Nominatim and Photon follow their usage policies, and only plausible responses are accepted."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest

from geo.errors import GeocodingError, SettingError
from geo.geocoding.providers.models import Query, Result
from geo.geocoding.providers.online import build_provider
from geo.geocoding.providers.retry import RetryPolicy
from geo.models import Point
from geo.settings import SHIPPED_DATA, Settings
from geo.tables.gazetteer import Gazetteer
from support.geocoding_service import Reply, Service

BEND = Query(city="Bend", state="Oregon")


def settings(**values: str) -> Settings:
    """Return settings with these values, without an address by default."""
    plain = Settings(data=SHIPPED_DATA, cache=Path(), router="builtin", nominatim="", photon="", contact="")
    return replace(plain, **values)  # type: ignore[arg-type]  # all of them are text


def policy(waits: list[float] | None = None) -> RetryPolicy:
    """Return a policy that does not wait but records the waiting times in `waits`."""
    recorded: list[float] = [] if waits is None else waits
    return RetryPolicy(delay_s=0.0, timeout_s=0.2, waits_s=(2.0, 6.0), sleep=recorded.append)


def nominatim_place(lat: str = "44.0582", lon: str = "-121.3153", state: str = "Oregon") -> list[dict[str, Any]]:
    """Return Nominatim's response with one place."""
    address = {"city": "Bend", "county": "Deschutes County", "state": state, "country_code": "us"}
    return [{"lat": lat, "lon": lon, "display_name": f"Bend, {state}", "address": address}]


def photon_place(state: str = "Oregon") -> dict[str, Any]:
    """Return Photon's response with one place."""
    geometry = {"type": "Point", "coordinates": [-121.3153, 44.0582]}
    properties = {"name": "Bend", "state": state, "country": "United States"}
    return {"type": "FeatureCollection", "features": [{"geometry": geometry, "properties": properties}]}


def geocode_bend(
    service: Service, gazetteer: Gazetteer, name: str = "nominatim", waits: list[float] | None = None
) -> Result | None:
    """Geocode Bend with the local service."""
    configured = settings(**{name: service.url}, contact="ops@example.org")
    return build_provider(name, configured, gazetteer, policy(waits)).geocode(BEND)


def test_nominatim_gets_a_structured_query_bounded_to_the_region(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(nominatim_place()))
    result = geocode_bend(service, oregon)
    assert result == Result(point=Point(lon=-121.3153, lat=44.0582), name="Bend, Oregon", state="Oregon")
    query = {key: value[0] for key, value in service.queries[0].items()}
    assert (query["city"], query["state"], query["country"]) == ("Bend", "Oregon", "United States")
    assert (query["countrycodes"], query["bounded"], query["limit"]) == ("us", "1", "1")
    west, south, east, north = (float(part) for part in query["viewbox"].split(","))
    assert (west, south, east, north) == pytest.approx(oregon.outline.bounds)


def test_photon_gets_a_query_for_places_in_the_regions_bounding_box(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(photon_place()))
    result = geocode_bend(service, oregon, "photon")
    assert result is not None
    assert (result.point, result.state) == (Point(lon=-121.3153, lat=44.0582), "Oregon")
    query = {key: value[0] for key, value in service.queries[0].items()}
    assert (query["q"], query["osm_tag"], query["limit"]) == ("Bend, Oregon, United States", "place", "1")
    assert [float(part) for part in query["bbox"].split(",")] == pytest.approx(oregon.outline.bounds)


def test_the_user_agent_has_the_contact(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(nominatim_place()))
    geocode_bend(service, oregon)
    assert service.agents[0].startswith("within-reach/")
    assert service.agents[0].endswith("(ops@example.org)")


@pytest.mark.parametrize(("name", "nothing"), [("nominatim", []), ("photon", {"features": []})])
def test_no_such_place_is_a_result(name: str, nothing: object, service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(nothing))
    assert geocode_bend(service, oregon, name) is None
    assert len(service.queries) == 1


def test_a_busy_service_gets_a_retry_after_the_time_it_asks_for(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(status=429, headers={"Retry-After": "30"}), Reply(status=503), Reply(nominatim_place()))
    waits: list[float] = []
    assert geocode_bend(service, oregon, waits=waits) is not None
    assert waits == [30.0, 6.0]


@pytest.mark.parametrize("asked", ["7200", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"], ids=["hours", "digits", "date"])
def test_a_service_that_asks_for_a_long_wait_is_not_waited_for(asked: str, service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(status=429, headers={"Retry-After": asked}))
    waits: list[float] = []
    with pytest.raises(GeocodingError, match=r"is busy and asks for a wait of [\d,]+ hr; try later\.$"):
        geocode_bend(service, oregon, waits=waits)
    assert (waits, len(service.queries)) == ([], 1)


def test_each_wait_is_announced(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(status=503), Reply(nominatim_place()))
    announced: list[str] = []
    configured = settings(nominatim=service.url)
    build_provider("nominatim", configured, oregon, replace(policy(), announce=announced.append)).geocode(BEND)
    assert announced == [f"nominatim at {service.url} isn't responding correctly; the next try is in 2 seconds."]


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(status=429, headers={"Retry-After": "7200"}), id="429"),
        pytest.param(Reply(status=500), id="500"),
        pytest.param(Reply(silent=True), id="silence"),
        pytest.param(Reply(b"[" * 100_000), id="deep"),
        pytest.param(Reply(b"[" * 500 + b"]" * 500), id="deep-and-valid"),
        pytest.param(Reply(b"9" * 10_000), id="long-number"),
        pytest.param(Reply(b" " * 8_000_001), id="huge"),
        pytest.param(Reply([{"lat": 10**400, "lon": 1}]), id="number-out-of-range"),
        pytest.param(Reply(status=302, headers={"Location": "/elsewhere"}), id="redirect"),
        pytest.param(Reply(b"\xff\xfe<html>"), id="bytes"),
        pytest.param(Reply(b"[{"), id="half-a-response"),
        pytest.param(Reply("hello"), id="text"),
        pytest.param(Reply([{"lat": "north", "lon": "west"}]), id="words-for-numbers"),
        pytest.param(Reply([{"display_name": "Bend"}]), id="no-position"),
        pytest.param(Reply([{"lat": "nan", "lon": "nan"}]), id="not-a-number"),
        pytest.param(Reply([{"lat": "144", "lon": "-121"}]), id="off-the-earth"),
        pytest.param(Reply([[1, 2]]), id="lists"),
        pytest.param(Reply({"error": "no"}), id="an-error"),
    ],
)
@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_an_unusable_response_is_an_error_that_names_the_service(
    name: str, reply: Reply, service: Service, oregon: Gazetteer
) -> None:
    service.respond_with(reply)
    waits: list[float] = []
    with pytest.raises(GeocodingError, match=f"^{name} at {service.url} "):
        geocode_bend(service, oregon, name, waits)
    assert all(wait <= 30 for wait in waits)
    assert "/elsewhere" not in service.paths


def test_an_endless_response_is_cut_off_at_the_deadline(oregon: Gazetteer) -> None:
    started = monotonic()
    with dripping() as url, pytest.raises(GeocodingError, match=r"did not answer within 0\.2 s"):
        build_provider("nominatim", settings(nominatim=url), oregon, policy()).geocode(BEND)
    assert monotonic() - started < 3


@contextmanager
def dripping() -> Iterator[str]:
    """Serve connections one after another, each with an endless response of a few bytes at a time."""

    def respond(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                while True:
                    connection.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=respond, args=[listening])
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_proxies_in_the_environment_are_ignored(
    service: Service, oregon: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    service.respond_with(Reply(nominatim_place()))
    assert geocode_bend(service, oregon) is not None


@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_a_token_in_the_path_is_used_and_never_shown_or_stored(name: str, service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(status=403))
    provider = build_provider(name, settings(**{name: f"{service.url}/SECRET"}), oregon, policy())
    with pytest.raises(GeocodingError, match=f"^{name} at {service.url}/… isn't") as caught:
        provider.geocode(BEND)
    assert service.paths[0].startswith("/SECRET/")
    assert "SECRET" not in f"{caught.value} {provider.key}"
    other = build_provider(name, settings(**{name: f"{service.url}/other"}), oregon, policy())
    assert other.key != provider.key


@pytest.mark.parametrize("url", ["https://me:SECRET@host", "https://host/?key=SECRET", "https://me:a/SECRET@host"])
@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_a_password_in_an_address_is_rejected_and_not_repeated(name: str, url: str, oregon: Gazetteer) -> None:
    with pytest.raises(SettingError, match="set it to the service's address") as caught:
        build_provider(name, settings(**{name: url}), oregon)
    assert "SECRET" not in str(caught.value)


def test_a_forbidden_request_is_not_repeated(service: Service, oregon: Gazetteer) -> None:
    service.respond_with(Reply(status=403))
    with pytest.raises(GeocodingError, match="isn't responding correctly"):
        geocode_bend(service, oregon)
    assert len(service.queries) == 1


def test_an_unreachable_service_is_an_error(oregon: Gazetteer) -> None:
    configured = settings(nominatim="http://127.0.0.1:9", contact="ops@example.org")
    with pytest.raises(GeocodingError, match=r"nominatim at http://127\.0\.0\.1:9 isn't responding correctly"):
        build_provider("nominatim", configured, oregon, policy()).geocode(BEND)


@pytest.mark.parametrize(
    "url", ["", "nominatim.example.org", "file:///etc/passwd", "http://", "http://[::1", "http://host:port"]
)
@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_an_unusable_address_is_a_setting_error(name: str, url: str, oregon: Gazetteer) -> None:
    with pytest.raises(SettingError, match=f"GEO_{name.upper()} is '.*'; set it to the service's address"):
        build_provider(name, settings(**{name: url}), oregon)


def test_the_public_nominatim_needs_a_contact(oregon: Gazetteer) -> None:
    with pytest.raises(SettingError, match="GEO_CONTACT is not set"):
        build_provider("nominatim", settings(nominatim="https://nominatim.openstreetmap.org"), oregon)


def test_by_default_at_most_one_request_a_second_is_made() -> None:
    assert RetryPolicy().delay_s >= 1.0
    assert all(
        later > earlier for earlier, later in zip(RetryPolicy().waits_s, RetryPolicy().waits_s[1:], strict=False)
    )
