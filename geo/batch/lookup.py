"""Look up many queries at once: each distinct one is geocoded once and routed together with the others."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geo.errors import InputError
from geo.geocoding import geocode
from geo.geocoding.addresses import AddressIndex
from geo.models import City, GeocodeResult
from geo.routing.nearest import nearest_of_points
from geo.routing.network_router import NetworkRouter
from geo.tables.gazetteer import Gazetteer
from geo.units import miles, minutes

LONGEST_QUERY = 200
CACHE_SIZE = 50_000


class Result(NamedTuple):
    """The result columns of one row: figures as printed, or in `reason` why there are none."""

    nearest_city: str = ""
    minutes: str = ""
    miles: str = ""
    precision: str = ""
    notice: str = ""
    reason: str = ""


class RowLookup:
    """Look up queries on the built-in road network, with a cache of the last `CACHE_SIZE` distinct ones."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        cities: Sequence[City],
        router: NetworkRouter,
        addresses: AddressIndex | None = None,
    ) -> None:
        """Store the tables; the known destinations of `router` must be `cities`, in the same order."""
        self._gazetteer, self._cities, self._router = gazetteer, tuple(cities), router
        self._addresses = addresses
        self._cache: OrderedDict[str, Result] = OrderedDict()

    def look_up(self, queries: Sequence[str]) -> list[Result]:
        """Return one result per query, in order."""
        distinct = [query for query in dict.fromkeys(queries) if query not in self._cache]
        new = dict(zip(distinct, self._results(distinct), strict=True))
        results = [new.get(query) or self._cache[query] for query in queries]
        self._cache.update((query, result) for query, result in new.items() if len(query) <= LONGEST_QUERY)
        while len(self._cache) > CACHE_SIZE:
            self._cache.popitem(last=False)
        return results

    def _results(self, queries: Sequence[str]) -> list[Result]:
        matches = [self._geocode(query) for query in queries]
        routed = iter(self._route([match for match in matches if isinstance(match, GeocodeResult)]))
        return [next(routed) if isinstance(match, GeocodeResult) else match for match in matches]

    def _geocode(self, query: str) -> GeocodeResult | Result:
        """Return the location of a query, or the result that gives the reason why there is none."""
        if not query.strip():
            return Result(reason="The cell is empty.")
        if len(query) > LONGEST_QUERY:
            return Result(reason=f"The text is longer than {LONGEST_QUERY} characters.")
        try:
            return geocode(query, self._gazetteer, self._addresses)
        except InputError as error:
            return Result(reason=str(error))

    def _route(self, matches: Sequence[GeocodeResult]) -> list[Result]:
        if not matches:
            return []
        points = [match.location.point for match in matches]
        lon, lat = np.array([point.lon for point in points]), np.array([point.lat for point in points])
        nearest = nearest_of_points(lon, lat, self._router)
        return [self._result(*row) for row in zip(matches, *(part.tolist() for part in nearest), strict=True)]

    def _result(self, match: GeocodeResult, city: int, meters: float, seconds: float) -> Result:
        if not np.isfinite(seconds):
            return Result(reason=f"No road leads from {match.location.label} to a listed city.")
        return Result(
            nearest_city=self._cities[city].name,
            minutes=f"{minutes(seconds):.0f}",
            miles=f"{miles(meters):.1f}",
            precision=match.location.precision.value,
            notice=match.notice or "",
        )
