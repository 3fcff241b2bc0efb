"""The trips from one origin to every listed city, ranked; routers are tried in order until one responds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeVar

from geo.errors import RouteNotFoundError, RouterUnavailableError
from geo.models import City, Location, Point, Route, Router, Trip
from geo.routing.many_to_many import Nearest, nearest_of_points, times_of_points

__all__ = [
    "Answer",
    "CityTrip",
    "Nearest",
    "Rank",
    "RouteAnswer",
    "nearest",
    "nearest_of_points",
    "route_between",
    "times_of_points",
]

T = TypeVar("T")


class Rank(StrEnum):
    """The measure by which a city is nearest."""

    TIME = "time"
    DISTANCE = "distance"


class CityTrip(NamedTuple):
    """A city and the trip there."""

    city: City
    trip: Trip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The trips to every city that can be reached, soonest first; equal durations in the order of the city list.

    `notice` is one sentence on which router failed and which one was used instead, or `None`.
    """

    trips: tuple[CityTrip, ...]
    notice: str | None = None

    def ranked(self, rank: Rank) -> tuple[CityTrip, ...]:
        """Return the trips soonest first or, by distance, shortest first; equal distances soonest first."""
        return self.trips if rank is Rank.TIME else tuple(sorted(self.trips, key=_distance_m))


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteAnswer:
    """The route to one destination; `notice` as in `Answer`."""

    route: Route
    notice: str | None = None


def nearest(origin: Location, cities: Sequence[City], routers: Sequence[Router]) -> Answer:
    """Return the trips from `origin` to `cities`, by the first of `routers` that responds.

    Raises `RouteNotFoundError` if no city can be reached, `RouterUnavailableError` if no router responds.
    """
    points = [city.point for city in cities]
    trips, notice = _first_response(routers, lambda router: router.trips(origin, points))
    reached = [CityTrip(city, trip) for city, trip in zip(cities, trips, strict=True) if trip is not None]
    if not reached:
        raise RouteNotFoundError(f"No road leads from {origin.label} to any of the {len(cities)} cities.")
    return Answer(trips=tuple(sorted(reached, key=_duration_s)), notice=notice)


def route_between(origin: Location, destination: Point, routers: Sequence[Router]) -> RouteAnswer:
    """Return the route from `origin` to `destination`, by the first of `routers` that responds.

    Raises `RouteNotFoundError` if no road leads there, `RouterUnavailableError` if no router responds.
    """
    route, notice = _first_response(routers, lambda router: router.route(origin, destination))
    return RouteAnswer(route=route, notice=notice)


def _duration_s(city_trip: CityTrip) -> float:
    return city_trip.trip.duration_s


def _distance_m(city_trip: CityTrip) -> float:
    return city_trip.trip.distance_m


def _first_response(routers: Sequence[Router], request: Callable[[Router], T]) -> tuple[T, str | None]:
    """Return the response of the first available router, and the notice about the one before it that failed."""
    failure: RouterUnavailableError | None = None
    for router in routers:
        try:
            return request(router), _notice(failure, router)
        except RouterUnavailableError as error:
            failure = error
    raise failure or RouterUnavailableError("No router is set up.")


def _notice(failure: RouterUnavailableError | None, used: Router) -> str | None:
    return None if failure is None else f"{str(failure).rstrip('.')}; this answer comes from the {used.method} instead."
