"""Answer many texts at once: each distinct one is understood once and routed together with the others."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from geo.errors import InputError
from geo.geocoding import geocode
from geo.models import City, GeocodeResult
from geo.routing.nearest import nearest_of_points
from geo.routing.network_router import NetworkRouter
from geo.tables.gazetteer import Gazetteer
from geo.units import miles, minutes

LONGEST_TEXT = 200
MOST_REMEMBERED = 50_000


class Result(NamedTuple):
    """What one text came to: figures as printed, or in `reason` why there are none."""

    nearest_city: str = ""
    minutes: str = ""
    miles: str = ""
    precision: str = ""
    notice: str = ""
    reason: str = ""


class RowLookup:
    """Answer texts from the network; the last `MOST_REMEMBERED` distinct ones are remembered meanwhile."""

    def __init__(self, gazetteer: Gazetteer, cities: Sequence[City], router: NetworkRouter) -> None:
        """Take a `router` whose known destinations are `cities`, in order."""
        self._locate: Callable[[str], GeocodeResult] = lambda text: geocode(text, gazetteer)
        self._cities, self._router = tuple(cities), router
        self._known: OrderedDict[str, Result] = OrderedDict()

    def answers(self, texts: Sequence[str]) -> list[Result]:
        """Return one result per text, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        fresh = dict(zip(new, self._found(new), strict=True))
        results = [fresh.get(text) or self._known[text] for text in texts]
        self._known.update((text, found) for text, found in fresh.items() if len(text) <= LONGEST_TEXT)
        while len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)
        return results

    def _found(self, texts: Sequence[str]) -> list[Result]:
        understood = [self._understood(text) for text in texts]
        located = [found for found in understood if isinstance(found, GeocodeResult)]
        routed = iter(self._routed(located))
        return [next(routed) if isinstance(found, GeocodeResult) else found for found in understood]

    def _understood(self, text: str) -> GeocodeResult | Result:
        if not text.strip():
            return Result(reason="The cell is empty.")
        if len(text) > LONGEST_TEXT:
            return Result(reason=f"The text is longer than {LONGEST_TEXT} characters.")
        try:
            return self._locate(text)
        except InputError as error:
            return Result(reason=str(error))

    def _routed(self, located: Sequence[GeocodeResult]) -> list[Result]:
        if not located:
            return []
        points = [found.location.point for found in located]
        lon, lat = np.array([point.lon for point in points]), np.array([point.lat for point in points])
        best = nearest_of_points(lon, lat, self._router)
        return [self._result(*row) for row in zip(located, *(part.tolist() for part in best), strict=True)]

    def _result(self, found: GeocodeResult, rank: int, meters: float, seconds: float) -> Result:
        if not np.isfinite(seconds):
            return Result(reason=f"No road leads from {found.location.label} to a listed city.")
        return Result(
            nearest_city=self._cities[rank].name,
            minutes=f"{minutes(seconds):.0f}",
            miles=f"{miles(meters):.1f}",
            precision=found.location.precision.value,
            notice=found.notice or "",
        )
