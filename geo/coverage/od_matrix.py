"""Measure the way from everybody to every city: the same roads and the same rules as one person's answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.arrays import FloatArray
from geo.coverage.counties import Towns
from geo.coverage.what_if import nearest_cost
from geo.models import City
from geo.routing.nearest import Rank, nearest_of_points, times_of_points
from geo.routing.network_router import NetworkRouter
from geo.tables.gazetteer import Place
from geo.tables.population import BlockGroups

Columns = Sequence[int] | npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Costs:
    """Meters and seconds of the quickest ways from n origins to m cities, shaped (n, m); `inf` without a road."""

    meters: FloatArray
    seconds: FloatArray

    def by(self, rank: Rank) -> FloatArray:
        """Return the seconds, or the meters where distance ranks."""
        return self.seconds if rank is Rank.TIME else self.meters


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ODMatrix:
    """Everybody's ways: from the block groups and from the named places to each of `cities`, one per column."""

    cities: tuple[City, ...]
    blocks: BlockGroups
    places: tuple[Place, ...]
    from_blocks: Costs
    from_places: Costs


def od_matrix(blocks: BlockGroups, places: Sequence[Place], cities: Sequence[City], router: NetworkRouter) -> ODMatrix:
    """Return the ways from all block groups and places to `cities`."""
    return ODMatrix(
        cities=tuple(cities),
        blocks=blocks,
        places=tuple(places),
        from_blocks=_costs(blocks.lon, blocks.lat, cities, router),
        from_places=_costs(
            np.array([place.point.lon for place in places]),
            np.array([place.point.lat for place in places]),
            cities,
            router,
        ),
    )


def towns(known: ODMatrix, columns: Columns, rank: Rank) -> Towns:
    """Return the named places with the cost of the nearest city among `columns`."""
    return Towns(
        name=np.array([place.name for place in known.places], dtype=np.str_),
        county=np.array([place.county for place in known.places], dtype=np.str_),
        people=np.array([place.population for place in known.places], dtype=np.int64),
        cost=nearest_cost(known.from_places.by(rank), columns),
    )


def cost_at(router: NetworkRouter, rank: Rank) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Return a function of n longitudes and latitudes that gives the cost of the nearest city that `router` knows."""
    if rank is Rank.TIME:
        return lambda lon, lat: nearest_of_points(lon, lat, router).seconds
    return lambda lon, lat: times_of_points(lon, lat, router)[0].min(axis=1)


def _costs(lon: FloatArray, lat: FloatArray, cities: Sequence[City], router: NetworkRouter) -> Costs:
    meters, seconds = times_of_points(lon, lat, router, [city.point for city in cities])
    return Costs(meters=meters, seconds=seconds)
