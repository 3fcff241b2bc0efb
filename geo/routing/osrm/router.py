"""Street-level distances, durations and routes from one OSRM server: build the request, fetch, parse the response.

Only coordinates leave this machine, in the path of a GET request to the server that the operator named; never the text
of a query.
"""

from collections.abc import Callable, Sequence
from math import inf
from time import monotonic
from typing import TypeVar

import numpy as np

from geo.arrays import FloatArray
from geo.errors import RouteNotFoundError, RouterUnavailableError, SettingError
from geo.geodesy import chord_m, point_to_ecef
from geo.http_client import is_plain_address
from geo.models import Location, Point, Route, Trip
from geo.routing import access_leg
from geo.routing.osrm.client import fetch_json, unavailable
from geo.routing.osrm.responses import MALFORMED, parse_route, parse_table
from geo.routing.path import highways, without_repeats
from geo.routing.trips import TripCosts, to_trips
from geo.settings import redacted

TIMEOUT_S = 5.0
RETRY_AFTER_S = 20.0  # a server that failed is not asked again for so long, so only one visitor waits for it
_MAX_SNAP_DISTANCE_M = 100_000
_MAX_SPEED_M_S = 60.0  # 216 km/h, faster than any car keeps up
_ROUNDING_M, _ROUNDING_S = 200.0, 10.0  # a short trip may be rounded to nothing
_MIN_SPEED_M_S, _MAX_STANDSTILL_S = 1.0, 43_200.0  # with a ferry or two to wait for
_MAX_DETOUR_FACTOR, _MAX_DETOUR_M = 20.0, 1_000_000.0
_STRAIGHT_FRACTION = 0.95  # of the straight line: OSRM measures on a sphere
Fetch = Callable[[str, str], object]
T = TypeVar("T")


class OsrmRouter:
    """Route through the OSRM server at `base_url`; `fetch` is the only part that touches the network.

    Where a point lies off the streets that the server knows, an access leg is added as in the built-in network.
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
        """Store the address without any request; raises `SettingError` unless it is a plain http(s) address."""
        self._base_url = validate_url(base_url)
        self._clock, self._retry_at, self._last_error = clock, -inf, ""
        self._fetch = fetch or (lambda base, path: fetch_json(base, path, timeout_s=timeout_s))

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination from one table request; `None` where OSRM finds no route.

        Raises `RouterUnavailableError` if the server fails, and also if it finds no route to any of several
        destinations or no street within 100 km: it then does not hold the roads of this region.
        """
        if not destinations:
            return []
        table = self._request(
            table_path(origin.point, destinations), lambda response: parse_table(response, len(destinations))
        )
        origin_m, destinations_m = table.snap_distances_m
        self._check_region(origin_m, destinations_m)
        if len(destinations) > 1 and np.isnan(table.meters + table.seconds).all():
            reason = f"knows no road to any of the {len(destinations)} places; it may hold the roads of another region"
            raise unavailable(self._base_url, reason)
        self._check_plausible(table.meters, table.seconds, origin_m + destinations_m, origin.point, destinations)
        costs = _with_access_legs(table.meters, table.seconds, origin_m, destinations_m)
        return to_trips(costs, radius_m=origin.radius_m, method=self.method)

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the route over streets.

        Raises `RouteNotFoundError` if OSRM finds none, `RouterUnavailableError` as `trips` does.
        """
        response = self._request(route_path(origin.point, destination), parse_route)
        self._check_region(*(np.array([distance]) for distance in response.snap_distances_m))
        totals = [np.array([value]) for value in (response.meters, response.seconds, *response.snap_distances_m)]
        self._check_plausible(totals[0], totals[1], totals[2] + totals[3], origin.point, [destination])
        (trip,) = to_trips(_with_access_legs(*totals), radius_m=origin.radius_m, method=self.method)
        if trip is None:
            raise RouteNotFoundError(f"The street-level router knows no road from {origin.label}.")
        line = without_repeats([origin.point, *response.line, destination])
        return Route(trip=trip, geometry=line, road=tuple(response.line), via=highways(response.steps))

    def _check_region(self, *snap_distances_m: FloatArray) -> None:
        """Raise `RouterUnavailableError` if a point was snapped too far away: OSRM snaps at any distance."""
        if np.concatenate(snap_distances_m).max() > _MAX_SNAP_DISTANCE_M:
            raise unavailable(self._base_url, "knows no street near; it may hold the roads of another region")

    def _check_plausible(
        self, meters: FloatArray, seconds: FloatArray, snap_m: FloatArray, origin: Point, destinations: Sequence[Point]
    ) -> None:
        """Raise `RouterUnavailableError` for a trip that no car can make.

        The first three arrays have one value per destination, NaN where no road leads.
        """
        straight_m = chord_m(point_to_ecef(origin), np.array([point_to_ecef(point) for point in destinations]))
        too_short = meters + snap_m + _ROUNDING_M < straight_m * _STRAIGHT_FRACTION
        too_long = meters > straight_m * _MAX_DETOUR_FACTOR + _MAX_DETOUR_M
        too_fast = meters > (seconds + _ROUNDING_S) * _MAX_SPEED_M_S
        too_slow = seconds > meters / _MIN_SPEED_M_S + _MAX_STANDSTILL_S
        if (too_short | too_long | too_fast | too_slow).any():
            raise unavailable(self._base_url, "answered with a trip that is impossible by car")

    def _request(self, path: str, parse: Callable[[object], T]) -> T:
        """Return the parsed response; raises `RouterUnavailableError` if it is malformed."""
        response = self._fetch_unless_down(path)
        try:
            return parse(response)
        except RouteNotFoundError:
            raise
        except MALFORMED:
            raise unavailable(self._base_url, "answered with something that is not an OSRM response") from None

    def _fetch_unless_down(self, path: str) -> object:
        """Return the server's response; for `RETRY_AFTER_S` after a failure, raise that failure again at once."""
        if self._clock() < self._retry_at:
            raise RouterUnavailableError(self._last_error)
        try:
            return self._fetch(self._base_url, path)
        except RouterUnavailableError as error:
            self._retry_at, self._last_error = self._clock() + RETRY_AFTER_S, str(error)
            raise


def validate_url(base_url: str) -> str:
    """Return the address without a trailing slash; raises `SettingError` unless it is a plain http(s) address.

    Plain means printable ASCII with a host, and without credentials, query or fragment.
    """
    if not is_plain_address(base_url):
        raise SettingError(
            f"GEO_ROUTER names {redacted(base_url)!r}, which is not a plain address; use 'osrm:http://HOST:PORT'."
        )
    return base_url.rstrip("/")


def table_path(origin: Point, destinations: Sequence[Point]) -> str:
    """Return the path of a table request from `origin` to all `destinations`."""
    indexes = ";".join(map(str, range(1, len(destinations) + 1)))
    options = f"sources=0&destinations={indexes}&annotations=duration,distance&generate_hints=false"
    return f"/table/v1/driving/{_coordinates([origin, *destinations])}?{options}"


def route_path(origin: Point, destination: Point) -> str:
    """Return the path of a route request with its full line and its steps."""
    options = "overview=full&geometries=geojson&steps=true&generate_hints=false"
    return f"/route/v1/driving/{_coordinates([origin, destination])}?{options}"


def _coordinates(points: Sequence[Point]) -> str:
    return ";".join(f"{point.lon:.6f},{point.lat:.6f}" for point in points)


def _with_access_legs(
    meters: FloatArray, seconds: FloatArray, origin_m: FloatArray, destination_m: FloatArray
) -> TripCosts:
    """Return OSRM's totals plus the access legs for the snap distances at both ends."""
    local_m = np.broadcast_to(access_leg.distance_m(origin_m + destination_m), meters.shape)
    total_s = seconds + access_leg.duration_s(origin_m) + access_leg.duration_s(destination_m)
    return TripCosts(meters + local_m, total_s, local_m)
