"""The rule that picks the nearest city, and the trips there: routers are asked in order, the first answer counts."""

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
    """What 'nearest' means."""

    TIME = "time"
    DISTANCE = "distance"


class CityTrip(NamedTuple):
    """A city and the trip there."""

    city: City
    trip: Trip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The trips to every city that can be reached, best first, and in one sentence what went wrong, if anything did."""

    trips: tuple[CityTrip, ...]
    notice: str | None = None

    def ranked(self, rank: Rank) -> tuple[CityTrip, ...]:
        """Return the trips in ascending order of time or distance; ties keep their order."""
        return tuple(sorted(self.trips, key=_BY[rank]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteAnswer:
    """The way to one destination, and in one sentence what went wrong, if anything did."""

    route: Route
    notice: str | None = None


def nearest(origin: Location, cities: Sequence[City], routers: Sequence[Router], *, rank: Rank = Rank.TIME) -> Answer:
    """Return the trips from `origin` to `cities`, best first; of equals the city listed first comes first.

    Raises `RouteNotFoundError` when no city can be reached, `RouterUnavailableError` when no router answers.
    """
    points = [city.point for city in cities]
    trips, notice = _first_answer(routers, lambda router: router.trips(origin, points))
    reached = [CityTrip(city, trip) for city, trip in zip(cities, trips, strict=True) if trip is not None]
    if not reached:
        raise RouteNotFoundError(f"No road leads from {origin.label} to any of the {len(cities)} cities.")
    return Answer(trips=tuple(sorted(reached, key=_BY[rank])), notice=notice)


def route_between(origin: Location, destination: Point, routers: Sequence[Router]) -> RouteAnswer:
    """Return the way from `origin` to `destination`.

    Raises `RouteNotFoundError` when no road leads there, `RouterUnavailableError` when no router answers.
    """
    route, notice = _first_answer(routers, lambda router: router.route(origin, destination))
    return RouteAnswer(route=route, notice=notice)


_BY: dict[Rank, Callable[[CityTrip], float]] = {
    Rank.TIME: lambda found: found.trip.duration_s,
    Rank.DISTANCE: lambda found: found.trip.distance_m,
}


def _first_answer(routers: Sequence[Router], ask: Callable[[Router], T]) -> tuple[T, str | None]:
    """Return what the first router that is available answers, and a sentence about those that were not."""
    down: RouterUnavailableError | None = None
    for router in routers:
        try:
            return ask(router), _notice(down, router)
        except RouterUnavailableError as error:
            down = error
    raise down or RouterUnavailableError("No router is set up.")


def _notice(down: RouterUnavailableError | None, used: Router) -> str | None:
    return None if down is None else f"{str(down).rstrip('.')}; this answer comes from the {used.method} instead."
