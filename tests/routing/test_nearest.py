"""The nearest city by time or by distance, and another router when the first is silent."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import RouteNotFoundError, RouterUnavailableError, SettingError
from geo.models import City, Location, Point, Route, Router, Trip
from geo.routing.nearest import Rank, nearest, route_between
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
    """Return a trip without doubt."""
    return Trip(
        distance_m=meters,
        duration_s=seconds,
        distance_low_m=meters,
        distance_high_m=meters,
        duration_low_s=seconds,
        duration_high_s=seconds,
        method=method,
    )


class TableRouter:
    """Answer from a list of trips, whoever asks."""

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
    """Never answer."""

    method = "down"

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        raise RouterUnavailableError("The router at http://router.test did not answer within 5 s.")

    def route(self, origin: Location, destination: Point) -> Route:  # noqa: ARG002
        raise RouterUnavailableError("The router at http://router.test did not answer within 5 s.")


HERE = at(-121, 44)
TWO = [city("Albany"), city("Bend")]
NOTICE = "The router at http://router.test did not answer within 5 s; this answer comes from the table instead."


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        pytest.param(Rank.TIME, ["Bend", "Albany"], id="soonest"),
        pytest.param(Rank.DISTANCE, ["Albany", "Bend"], id="nearest"),
    ],
)
def test_cities_come_best_first(rank: Rank, expected: list[str]) -> None:
    found = nearest(HERE, TWO, [TableRouter(trip(900, 1000), trip(800, 2000))], rank=rank)
    assert [best.city.name for best in found.trips] == expected
    assert found.notice is None


def test_of_equals_the_city_listed_first_comes_first() -> None:
    found = nearest(HERE, TWO, [TableRouter(trip(900), trip(900))])
    assert [best.city.name for best in found.trips] == ["Albany", "Bend"]


def test_a_city_without_a_road_is_left_out() -> None:
    assert [best.city.name for best in nearest(HERE, TWO, [TableRouter(None, trip(9))]).trips] == ["Bend"]


def test_no_city_by_road_is_an_error() -> None:
    with pytest.raises(RouteNotFoundError, match="No road leads from here to any of the 2 cities"):
        nearest(HERE, TWO, [TableRouter(None, None)])


def test_a_silent_router_is_replaced_and_named() -> None:
    both: list[Router] = [DownRouter(), TableRouter(trip(9), trip(8))]
    assert nearest(HERE, TWO, both).notice == NOTICE
    assert route_between(HERE, TWO[0].point, both).notice == NOTICE


def test_no_road_is_an_answer_that_no_other_router_overrules() -> None:
    with pytest.raises(RouteNotFoundError, match="There is no road"):
        route_between(HERE, TWO[0].point, [TableRouter(None), TableRouter(trip(5))])


def test_all_routers_silent_is_an_error() -> None:
    with pytest.raises(RouterUnavailableError, match="did not answer within 5 s"):
        nearest(HERE, TWO, [DownRouter()])


@given(lon=st.floats(-121.1, -120.4), lat=st.floats(43.9, 44.6))
def test_no_listed_city_is_sooner_than_the_first(lon: float, lat: float) -> None:
    cities = [city("Albany", -120.9, 44.3), city("Bend", -120.6, 44.1), city("Burns", -120.5, 44.5)]
    trips = nearest(at(lon, lat), cities, [ROUTER]).trips
    assert len(trips) == len(cities)
    assert trips[0].trip.duration_s == min(found.trip.duration_s for found in trips)


ROUTER = NetworkRouter(grid(6, seed=1), [])


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


def settings(router: str, data: Path = SHIPPED_DATA) -> Settings:
    """Return settings that name a router."""
    return Settings.from_env({"GEO_ROUTER": router, "GEO_DATA": str(data)})


def test_the_atlas_knows_every_listed_city_and_routes_to_it(atlas: Atlas) -> None:
    (built_in,) = build_routers(settings("builtin"), atlas)
    trips = built_in.trips(at(-119.05, 43.59), [city.point for city in atlas.cities])
    assert len(trips) == len(atlas.cities) == 46
    assert all(trips)


def test_every_zip_code_reaches_a_city(atlas: Atlas) -> None:
    (built_in,) = build_routers(settings("builtin"), atlas)
    points = [city.point for city in atlas.cities]
    for area in atlas.gazetteer.zips:
        assert all(built_in.trips(at(area.point.lon, area.point.lat), points)), area.code


def test_a_configured_router_is_asked_before_the_built_in_one(atlas: Atlas) -> None:
    first, last = build_routers(settings("osrm:http://127.0.0.1:5000"), atlas)
    assert isinstance(first, OsrmRouter)
    assert isinstance(last, NetworkRouter)


def test_a_router_at_no_address_is_refused_at_the_start(atlas: Atlas) -> None:
    with pytest.raises(SettingError, match="is no plain address"):
        build_routers(settings("osrm:http://:port"), atlas)
