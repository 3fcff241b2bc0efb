"""Ask one OSRM server for miles and minutes street by street: build the question, fetch, read the answer.

What leaves this machine are coordinates, in the path of a GET request to the server that the operator named; never
what was typed.
"""

from collections.abc import Callable, Sequence
from math import inf
from time import monotonic
from typing import TypeVar
from urllib.parse import urlsplit

import numpy as np

from geo.arrays import FloatArray
from geo.errors import RouteNotFoundError, RouterUnavailableError, SettingError
from geo.models import Location, Point, Route, Trip
from geo.routing import access_leg
from geo.routing.osrm.client import fetch_json, unavailable
from geo.routing.osrm.responses import MISSHAPEN, read_route, read_table
from geo.routing.path import highways, without_repeats
from geo.routing.trips import TripCosts, to_trips
from geo.settings import without_password

TIMEOUT_S = 5.0
REST_S = 20.0  # so long a server that did not answer is not asked again: nobody waits for it twice
_FARTHEST_STREET_M = 100_000
Fetch = Callable[[str, str], object]
T = TypeVar("T")


class OsrmRouter:
    """Answer through the OSRM server at `base_url`; `fetch` is the only part that touches the network.

    Where a point lies off the streets that the server knows, a local leg is added as for the built-in network.
    """

    method = "osrm"

    def __init__(
        self,
        base_url: str,
        *,
        timeout_s: float = TIMEOUT_S,
        fetch: Fetch | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Remember where to ask; nothing is asked yet. Raises `SettingError` for what is no plain address."""
        self._base_url = checked(base_url)
        self._clock, self._rests_until, self._why = clock, -inf, ""
        self._fetch = fetch or (lambda base, path: fetch_json(base, path, timeout_s=timeout_s))

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination from one table request; `None` where OSRM finds no way.

        A server that finds none to any of several counts as unavailable: it does not hold the roads of the place.
        """
        if not destinations:
            return []
        found = self._ask(table_path(origin.point, destinations), lambda answer: read_table(answer, len(destinations)))
        near, far = found.gaps_m
        self._refuse_elsewhere(near, far)
        if len(destinations) > 1 and np.isnan(found.meters + found.seconds).all():
            why = f"knows no road to any of the {len(destinations)} places; it may hold the roads of another region"
            raise unavailable(self._base_url, why)
        return to_trips(
            _with_legs(found.meters, found.seconds, near, far), radius_m=origin.radius_m, method=self.method
        )

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the trip with its way over streets; raises `RouteNotFoundError` where OSRM finds none."""
        found = self._ask(route_path(origin.point, destination), read_route)
        self._refuse_elsewhere(*(np.array([gap]) for gap in found.gaps_m))
        totals = (np.array([value]) for value in (found.meters, found.seconds, *found.gaps_m))
        (trip,) = to_trips(_with_legs(*totals), radius_m=origin.radius_m, method=self.method)
        if trip is None:
            raise RouteNotFoundError(f"The street-level router knows no road from {origin.label}.")
        line = without_repeats([origin.point, *found.line, destination])
        return Route(trip=trip, geometry=line, road=tuple(found.line), via=highways(found.steps))

    def _refuse_elsewhere(self, *gaps_m: FloatArray) -> None:
        """Raise `RouterUnavailableError` if a point was moved to a street too far off: OSRM takes any, however far."""
        if np.concatenate(gaps_m).max() > _FARTHEST_STREET_M:
            raise unavailable(self._base_url, "knows no street near; it may hold the roads of another region")

    def _ask(self, path: str, read: Callable[[object], T]) -> T:
        """Return what `read` makes of the answer; raises `RouterUnavailableError` if it makes nothing of it."""
        answer = self._fetched(path)
        try:
            return read(answer)
        except RouteNotFoundError:
            raise
        except MISSHAPEN:
            raise unavailable(self._base_url, "answered with something that is no OSRM answer") from None

    def _fetched(self, path: str) -> object:
        """Return the server's answer; one that was silent a moment ago is left to rest."""
        if self._clock() < self._rests_until:
            raise RouterUnavailableError(self._why)
        try:
            return self._fetch(self._base_url, path)
        except RouterUnavailableError as error:
            self._rests_until, self._why = self._clock() + REST_S, str(error)
            raise


def checked(base_url: str) -> str:
    """Return the address without a slash at its end; raises `SettingError` unless it is a plain http(s) address."""
    try:
        parts = urlsplit(base_url)
        clear = base_url.isascii() and base_url.isprintable() and " " not in base_url
        plain = clear and parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        plain = False
    if not plain or parts.username or parts.query or parts.fragment:
        shown = without_password(base_url)
        raise SettingError(f"GEO_ROUTER names {shown!r}, which is no plain address; use 'osrm:http://HOST:PORT'.")
    return base_url.rstrip("/")


def table_path(origin: Point, destinations: Sequence[Point]) -> str:
    """Return the path of a table request from `origin` to all `destinations`."""
    ranks = ";".join(map(str, range(1, len(destinations) + 1)))
    options = f"sources=0&destinations={ranks}&annotations=duration,distance&generate_hints=false"
    return f"/table/v1/driving/{_points([origin, *destinations])}?{options}"


def route_path(origin: Point, destination: Point) -> str:
    """Return the path of a route request with its full line and its steps."""
    options = "overview=full&geometries=geojson&steps=true&generate_hints=false"
    return f"/route/v1/driving/{_points([origin, destination])}?{options}"


def _points(points: Sequence[Point]) -> str:
    return ";".join(f"{point.lon:.6f},{point.lat:.6f}" for point in points)


def _with_legs(meters: FloatArray, seconds: FloatArray, near_m: FloatArray, far_m: FloatArray) -> TripCosts:
    """Return the totals with the legs, straight `near_m` and `far_m`, from the points to the streets."""
    local_m = np.broadcast_to(access_leg.drive_m(near_m + far_m), meters.shape)
    return TripCosts(meters + local_m, seconds + access_leg.drive_s(near_m) + access_leg.drive_s(far_m), local_m)
