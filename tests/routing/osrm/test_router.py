"""OSRM's responses, valid and malformed, parsed without any server."""

from collections.abc import Mapping
from contextlib import nullcontext
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import RouteNotFoundError, RouterUnavailableError, SettingError
from geo.models import City, Point
from geo.routing import access_leg
from geo.routing.nearest import nearest
from geo.routing.osrm.router import OsrmRouter, route_path, table_path
from support.road_fakes import at

ORIGIN, DESTINATIONS = at(-121.3, 44.06), [Point(lon=-123.0, lat=44.9), Point(lon=-122.6, lat=45.5)]
CITIES = [
    City(listed_as=name, name=name, county="Any", point=point)
    for name, point in zip(("Salem", "Portland"), DESTINATIONS, strict=True)
]
TABLE: dict[str, Any] = {
    "code": "Ok",
    "durations": [[8100, 9200.5]],
    "distances": [[210_000.0, None]],
    "sources": [{"distance": 0}],
    "destinations": [{"distance": 10}, {"distance": 0}],
}
ROUTE: dict[str, Any] = {
    "code": "Ok",
    "waypoints": [{"distance": 0}, {"distance": 0}],
    "routes": [
        {
            "distance": 210_000,
            "duration": 8100,
            "geometry": {"coordinates": [[-121.3, 44.06], [-122, 44.5], [-122.9, 44.9]]},
            "legs": [
                {
                    "steps": [
                        {"name": "Oak Street", "distance": 300},
                        {"name": "Highway", "ref": "I 5;OR 99E", "distance": 8000},
                        {"name": "Elm Road", "ref": "", "distance": 900},
                    ]
                }
            ],
        }
    ],
}


class Server:
    """Return one response to any request, and record the request."""

    def __init__(self, response: object) -> None:
        self.response, self.requested = response, ""

    def __call__(self, base_url: str, path: str) -> object:
        self.requested = base_url + path
        return self.response


def router(response: object) -> OsrmRouter:
    """Return a router whose server gives one response."""
    return OsrmRouter("http://osrm.test/", fetch=Server(response))


def changed(response: Mapping[str, Any], key: str, value: object) -> dict[str, Any]:
    """Return a copy of `response` with another value."""
    return {**deepcopy(dict(response)), key: value}


def test_one_table_request_covers_all_cities() -> None:
    assert table_path(ORIGIN.point, DESTINATIONS) == (
        "/table/v1/driving/-121.300000,44.060000;-123.000000,44.900000;-122.600000,45.500000"
        "?sources=0&destinations=1;2&annotations=duration,distance&generate_hints=false"
    )


def test_a_route_request_includes_the_line_and_the_steps() -> None:
    assert "overview=full&geometries=geojson&steps=true" in route_path(ORIGIN.point, DESTINATIONS[0])


def test_trips_are_osrm_totals_plus_access_legs() -> None:
    answer = changed(TABLE, "distances", [[210_000.0, 260_000]])
    near, far = router(answer).trips(ORIGIN, DESTINATIONS)
    assert near is not None
    assert far is not None
    assert near.distance_m == pytest.approx(210_000 + 10 * access_leg.DETOUR_FACTOR)
    assert near.duration_s == pytest.approx(8100 + access_leg.duration_s(10))
    assert (far.distance_m, far.duration_s, far.method) == (260_000, 9200.5, "osrm")


def test_a_server_with_the_roads_of_another_region_is_unavailable() -> None:
    for key in ("sources", "destinations"):
        moved = [{"distance": 2e6} for _ in TABLE[key]]
        with pytest.raises(RouterUnavailableError, match="knows no street near"):
            router(changed(TABLE, key, moved)).trips(ORIGIN, DESTINATIONS)
    with pytest.raises(RouterUnavailableError, match="knows no street near"):
        router(changed(ROUTE, "waypoints", [{"distance": 2e6}, {"distance": 0}])).route(ORIGIN, DESTINATIONS[0])


@pytest.mark.parametrize(("snap_distance_m", "usable"), [(99_999, True), (100_001, False)])
def test_a_server_is_used_up_to_100_km_from_its_nearest_street(snap_distance_m: float, usable: bool) -> None:  # noqa: FBT001
    far = router(changed(TABLE, "sources", [{"distance": snap_distance_m}]))
    with nullcontext() if usable else pytest.raises(RouterUnavailableError, match="knows no street near"):
        assert len(far.trips(ORIGIN, DESTINATIONS)) == 2


@pytest.mark.parametrize(
    ("meters", "seconds"),
    [
        pytest.param([0, 0], [0, 0], id="no-distance-at-all"),
        pytest.param([100_000, 260_000], [8_100, 9_200], id="shorter-than-the-straight-line"),
        pytest.param([210_000, 1_000_000], [8_100, 60], id="1000-km-in-a-minute"),
        pytest.param([210_000, 90_000_000], [8_100, 9_000_000], id="twice-around-the-earth"),
        pytest.param([210_000, 260_000], [8_100, 400_000], id="slower-than-on-foot"),
    ],
)
def test_a_server_with_an_impossible_trip_is_unavailable(meters: list[float], seconds: list[float]) -> None:
    table = {**TABLE, "durations": [seconds], "distances": [meters]}
    with pytest.raises(RouterUnavailableError, match="a trip that is impossible by car"):
        router(table).trips(ORIGIN, DESTINATIONS)


def test_a_server_with_an_impossible_route_is_unavailable() -> None:
    routes = [{**ROUTE["routes"][0], "distance": 0, "duration": 0}]
    with pytest.raises(RouterUnavailableError, match="a trip that is impossible by car"):
        router(changed(ROUTE, "routes", routes)).route(ORIGIN, DESTINATIONS[0])


def test_a_trip_around_the_corner_may_be_rounded_to_nothing() -> None:
    one = {"durations": [[0]], "distances": [[0]], "destinations": [{"distance": 0}]}
    assert router({**TABLE, **one}).trips(ORIGIN, [Point(lon=-121.301, lat=44.06)]) != [None]


def test_null_means_a_city_without_a_road() -> None:
    answer = {**TABLE, "durations": [[None, 9200]], "distances": [[None, 260_000]]}
    assert [trip is None for trip in router(answer).trips(ORIGIN, DESTINATIONS)] == [True, False]


def test_a_server_without_a_road_to_any_city_is_unavailable() -> None:
    none = {**TABLE, "durations": [[None, None]], "distances": [[None, None]]}
    with pytest.raises(
        RouterUnavailableError, match=r"^The street-level router at http://osrm\.test .* any of the 2 places"
    ):
        router(none).trips(ORIGIN, DESTINATIONS)


def test_the_next_router_takes_over_where_a_server_knows_no_road_at_all() -> None:
    none = router({**TABLE, "durations": [[None, None]], "distances": [[None, None]]})
    answer = nearest(ORIGIN, CITIES, [none, router(changed(TABLE, "distances", [[210_000.0, 260_000]]))])
    assert [city.name for city, _ in answer.trips] == ["Salem", "Portland"]
    assert answer.notice is not None
    assert answer.notice.endswith("; this answer comes from the osrm instead.")


def test_no_road_to_a_single_city_is_a_valid_response() -> None:
    one = {"durations": [[None]], "distances": [[None]], "destinations": [{"distance": 0}]}
    assert router({**TABLE, **one}).trips(ORIGIN, DESTINATIONS[:1]) == [None]


def test_no_destinations_send_no_request() -> None:
    server = Server(None)
    assert OsrmRouter("http://osrm.test", fetch=server).trips(ORIGIN, []) == []
    assert server.requested == ""


def test_a_route_has_its_line_and_its_highways() -> None:
    route = router(ROUTE).route(ORIGIN, DESTINATIONS[0])
    assert route.via == ("I-5", "Elm Road")
    assert (route.geometry[0], route.geometry[-1]) == (ORIGIN.point, DESTINATIONS[0])
    assert len(route.geometry) == 4


def test_an_access_leg_is_added_at_both_ends_of_a_route() -> None:
    route = router(changed(ROUTE, "waypoints", [{"distance": 300}, {"distance": 2_000}])).route(ORIGIN, DESTINATIONS[0])
    assert route.trip.distance_m == pytest.approx(210_000 + 2_300 * access_leg.DETOUR_FACTOR)
    legs_s = access_leg.duration_s(300) + access_leg.duration_s(2_000)
    assert route.trip.duration_s == pytest.approx(8100 + legs_s)


def test_a_line_may_have_many_points() -> None:
    line = [[-121 - number / 10_000, 44.06] for number in range(10_000)]
    routes = [{**ROUTE["routes"][0], "geometry": {"coordinates": line}}]
    assert len(router(changed(ROUTE, "routes", routes)).route(ORIGIN, DESTINATIONS[0]).road) == 10_000


def test_no_route_is_a_valid_response() -> None:
    with pytest.raises(RouteNotFoundError, match="knows no road between the two points"):
        router({"code": "NoRoute", "message": "Impossible"}).route(ORIGIN, DESTINATIONS[0])


MALFORMED: list[object] = [
    None,
    [],
    "Ok",
    {},
    {"code": ["Ok"]},
    {"code": "TooBig", "message": "Too many table coordinates"},
    changed(TABLE, "durations", [[1]]),
    changed(TABLE, "durations", []),
    changed(TABLE, "durations", [["1", "2"]]),
    changed(TABLE, "durations", [[True, False]]),
    changed(TABLE, "durations", [[-1, 2]]),
    changed(TABLE, "durations", [[1e8 + 1, 2]]),
    changed(TABLE, "durations", [[1e300, 2]]),
    changed(TABLE, "durations", [[10**400, 2]]),
    changed(TABLE, "distances", [{"a": 1, "b": 2}]),
    changed(TABLE, "distances", 7),
    changed(TABLE, "sources", [{"distance": None}]),
    changed(TABLE, "destinations", [{}, {}]),
    changed(TABLE, "destinations", [{"distance": 1}] * 3),
]


@pytest.mark.parametrize("response", MALFORMED, ids=lambda response: str(response)[:60])
def test_a_malformed_table_is_rejected(response: object) -> None:
    with pytest.raises(RouterUnavailableError, match=r"^The street-level router at http://osrm\.test answered with"):
        router(response).trips(ORIGIN, DESTINATIONS)


@pytest.mark.parametrize(
    "route",
    [
        {},
        {**ROUTE["routes"][0], "duration": None},
        {**ROUTE["routes"][0], "legs": [{"steps": 5}]},
        {**ROUTE["routes"][0], "geometry": {"coordinates": [[-121.3, 440.6], [0, 0]]}},
        {**ROUTE["routes"][0], "geometry": {"coordinates": [[1, 2, 3]]}},
        {**ROUTE["routes"][0], "geometry": {"coordinates": "_p~iF~ps|U"}},
        {**ROUTE["routes"][0], "geometry": {"coordinates": [[-121, 44]] * 200_001}},
    ],
    ids=lambda route: str(route)[:60],
)
def test_a_malformed_route_is_rejected(route: object) -> None:
    with pytest.raises(RouterUnavailableError, match="answered with something that is not an OSRM response"):
        router(changed(ROUTE, "routes", [route])).route(ORIGIN, DESTINATIONS[0])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*TABLE, "distance"]), inner, max_size=4)
    ),
)


@given(key=st.sampled_from([*TABLE]), value=json_values)
def test_any_response_gives_trips_or_a_known_error(key: str, value: object) -> None:
    try:
        trips = router(changed(TABLE, key, value)).trips(ORIGIN, DESTINATIONS)
    except RouterUnavailableError:
        return
    except RouteNotFoundError:
        assert (key, value) == ("code", "NoRoute")
        return
    assert len(trips) == len(DESTINATIONS)


@pytest.mark.parametrize("address", ["http://a b", "http://a\tb", "http://host/\n", "http://\u20ac"])
def test_an_address_with_characters_that_would_be_dropped_or_changed_is_rejected(address: str) -> None:
    with pytest.raises(SettingError, match="is not a plain address"):
        OsrmRouter(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://host:port",
        "ftp://host",
        "http://me:secret@host",
        "http://:secret@host",
        "http://host/?a=b",
        "http://host:0",
    ],
)
def test_an_unusable_address_is_rejected_at_once(address: str) -> None:
    with pytest.raises(SettingError, match="is not a plain address; use 'osrm:http://HOST:PORT'"):
        OsrmRouter(address)


class DownServer:
    """Fail every request, and count them."""

    requests = 0

    def __call__(self, base_url: str, path: str) -> object:  # noqa: ARG002
        self.requests += 1
        raise RouterUnavailableError("The street-level router at http://osrm.test did not answer within 5 s.")


def test_a_server_that_failed_is_not_asked_again_for_20_seconds() -> None:
    now, down = [0.0], DownServer()
    osrm = OsrmRouter("http://osrm.test", fetch=down, clock=lambda: now[0])
    requests = []
    for at_s in (0.0, 1.0, 19.9, 20.1):
        now[0] = at_s
        with pytest.raises(RouterUnavailableError, match="did not answer within 5 s"):
            osrm.trips(ORIGIN, DESTINATIONS)
        requests.append(down.requests)
    assert requests == [1, 1, 1, 2]


def test_a_lone_surrogate_in_the_name_of_a_road_is_rejected() -> None:
    route = deepcopy(ROUTE)
    route["routes"][0]["legs"][0]["steps"][1]["ref"] = "\ud800"
    with pytest.raises(RouterUnavailableError, match="not an OSRM response"):
        router(route).route(ORIGIN, DESTINATIONS[0])


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://me:SECRET@osrm.test", id="password"),
        pytest.param("http://me:pass/SECRET@osrm.test", id="password-with-a-slash"),
        pytest.param("http://osrm.test/?token=SECRET", id="query"),
        pytest.param("http://osrm.test/#SECRET", id="fragment"),
        pytest.param("http://osrm.test/SECRET key", id="path"),
    ],
)
def test_a_password_or_token_in_an_unusable_address_is_not_repeated(address: str) -> None:
    with pytest.raises(SettingError, match="http://") as caught:
        OsrmRouter(address)
    assert "SECRET" not in str(caught.value)


def test_a_token_in_the_path_is_used_and_not_repeated() -> None:
    server = Server({"code": "TooBig"})
    with pytest.raises(RouterUnavailableError, match=r"router at http://osrm\.test/… answered") as caught:
        OsrmRouter("http://osrm.test/SECRET", fetch=server).trips(ORIGIN, DESTINATIONS)
    assert server.requested.startswith("http://osrm.test/SECRET/table")
    assert "SECRET" not in str(caught.value)
