"""The nearest city by time or by distance, and the next router if the first one fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import RouteNotFoundError, RouterUnavailableError, SettingError
from geo.models import City, Location, Point, Route, Router, Trip
from geo.routing.nearest import CityTrip, Rank, nearest, route_between
from geo.routing.network_router import NetworkRouter
from geo.routing.osrm.router import OsrmRouter
from geo.routing.routers import build_routers
from geo.settings import SHIPPED_DATA, Settings
from geo.tables.atlas import Atlas, read_atlas
from support.road_fakes import at, grid


def city(name: str, lon: float = -120.8, lat: float = 44.2) -> City:
    """Return a city of that name."""
    return City(listed_as=f"{name} OR", name=name, county="Lane", point=Point(lon=lon, lat=lat))


def trip(seconds: float, meters: float = 1000, method: str = "table") -> Trip:
    """Return a trip whose intervals have no width."""
    return Trip(
        distance_m=meters,
        duration_s=seconds,
        distance_low_m=meters,
        distance_high_m=meters,
        duration_low_s=seconds,
        duration_high_s=seconds,
        method=method,
    )


def names(trips: Sequence[CityTrip]) -> list[str]:
    """Return the names of the cities, in order."""
    return [city_trip.city.name for city_trip in trips]


class TableRouter:
    """Return the same trips for any origin."""

    method = "table"

    def __init__(self, *trips: Trip | None) -> None:
        self._trips = trips

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        return list(self._trips[: len(destinations)])

    def route(self, origin: Location, destination: Point) -> Route:
        if self._trips[0] is None:
            raise RouteNotFoundError("There is no road.")
        return Route(trip=self._trips[0], geometry=(origin.point, destination), road=(), via=())


class DownRouter:
    """Fail every request."""

    method = "down"

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        raise RouterUnavailableError("The router at http://router.test did not answer within 5 s.")

    def route(self, origin: Location, destination: Point) -> Route:  # noqa: ARG002
        raise RouterUnavailableError("The router at http://router.test did not answer within 5 s.")


ORIGIN = at(-121, 44)
TWO_CITIES = [city("Albany"), city("Bend")]
NOTICE = "The router at http://router.test did not answer within 5 s; this answer comes from the table instead."


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        pytest.param(Rank.TIME, ["Bend", "Albany"], id="soonest"),
        pytest.param(Rank.DISTANCE, ["Albany", "Bend"], id="nearest"),
    ],
)
def test_an_answer_is_ranked_best_first(rank: Rank, expected: list[str]) -> None:
    answer = nearest(ORIGIN, TWO_CITIES, [TableRouter(trip(900, 1000), trip(800, 2000))])
    assert names(answer.ranked(rank)) == expected
    assert answer.notice is None


def test_the_trips_of_an_answer_are_soonest_first() -> None:
    answer = nearest(ORIGIN, TWO_CITIES, [TableRouter(trip(900, 1000), trip(800, 2000))])
    assert names(answer.trips) == ["Bend", "Albany"]


@pytest.mark.parametrize("rank", Rank)
def test_equal_trips_are_in_the_order_of_the_city_list(rank: Rank) -> None:
    answer = nearest(ORIGIN, TWO_CITIES, [TableRouter(trip(900), trip(900))])
    assert names(answer.ranked(rank)) == ["Albany", "Bend"]


def test_of_equally_distant_cities_the_one_reached_soonest_is_first() -> None:
    answer = nearest(ORIGIN, TWO_CITIES, [TableRouter(trip(900, 1000), trip(800, 1000))])
    assert names(answer.ranked(Rank.DISTANCE)) == ["Bend", "Albany"]


@pytest.mark.parametrize("rank", Rank)
def test_a_city_without_a_road_is_left_out(rank: Rank) -> None:
    assert names(nearest(ORIGIN, TWO_CITIES, [TableRouter(None, trip(9))]).ranked(rank)) == ["Bend"]


def test_no_reachable_city_is_an_error() -> None:
    with pytest.raises(RouteNotFoundError, match="No road leads from here to any of the 2 cities"):
        nearest(ORIGIN, TWO_CITIES, [TableRouter(None, None)])


def test_a_router_that_fails_is_replaced_and_named() -> None:
    routers: list[Router] = [DownRouter(), TableRouter(trip(9), trip(8))]
    assert nearest(ORIGIN, TWO_CITIES, routers).notice == NOTICE
    assert route_between(ORIGIN, TWO_CITIES[0].point, routers).notice == NOTICE


def test_no_road_is_an_answer_and_no_other_router_is_tried() -> None:
    with pytest.raises(RouteNotFoundError, match="There is no road"):
        route_between(ORIGIN, TWO_CITIES[0].point, [TableRouter(None), TableRouter(trip(5))])


def test_no_working_router_is_an_error() -> None:
    with pytest.raises(RouterUnavailableError, match="did not answer within 5 s"):
        nearest(ORIGIN, TWO_CITIES, [DownRouter()])


@given(lon=st.floats(-121.1, -120.4), lat=st.floats(43.9, 44.6))
def test_no_city_is_nearer_than_the_first_by_either_rank(lon: float, lat: float) -> None:
    cities = [city("Albany", -120.9, 44.3), city("Bend", -120.6, 44.1), city("Burns", -120.5, 44.5)]
    answer = nearest(at(lon, lat), cities, [ROUTER])
    assert len(answer.trips) == len(cities)
    soonest, shortest = answer.ranked(Rank.TIME)[0].trip, answer.ranked(Rank.DISTANCE)[0].trip
    assert soonest.duration_s == min(trip.duration_s for _, trip in answer.trips)
    assert shortest.distance_m == min(trip.distance_m for _, trip in answer.trips)


ROUTER = NetworkRouter(grid(6, seed=1), [])


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


def settings(router: str, data: Path = SHIPPED_DATA) -> Settings:
    """Return settings with this router."""
    return Settings.from_env({"GEO_ROUTER": router, "GEO_DATA": str(data)})


def test_every_listed_city_can_be_reached_from_burns(atlas: Atlas) -> None:
    (built_in,) = build_routers(settings("builtin"), atlas)
    trips = built_in.trips(at(-119.05, 43.59), [city.point for city in atlas.cities])
    assert len(trips) == len(atlas.cities) == 46
    assert all(trips)


def test_every_zip_code_reaches_a_city(atlas: Atlas) -> None:
    (built_in,) = build_routers(settings("builtin"), atlas)
    points = [city.point for city in atlas.cities]
    for area in atlas.gazetteer.zips:
        assert all(built_in.trips(at(area.point.lon, area.point.lat), points)), area.code


def test_a_configured_router_is_tried_before_the_built_in_one(atlas: Atlas) -> None:
    first, last = build_routers(settings("osrm:http://127.0.0.1:5000"), atlas)
    assert isinstance(first, OsrmRouter)
    assert isinstance(last, NetworkRouter)


def test_an_unusable_router_address_is_rejected(atlas: Atlas) -> None:
    with pytest.raises(SettingError, match="is not a plain address"):
        build_routers(settings("osrm:http://:port"), atlas)
