"""The origin-destination matrix from all block groups and places to the cities, by the router that answers visitors."""

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
    """Meters and seconds of the fastest routes from n origins to m cities, shape (n, m); `inf` without a road."""

    meters: FloatArray
    seconds: FloatArray

    def by(self, rank: Rank) -> FloatArray:
        """Return the seconds, or the meters when ranking by distance."""
        return self.seconds if rank is Rank.TIME else self.meters


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ODMatrix:
    """Costs from the block groups and from the named places to each of `cities`, one per column."""

    cities: tuple[City, ...]
    blocks: BlockGroups
    places: tuple[Place, ...]
    from_blocks: Costs
    from_places: Costs


def od_matrix(blocks: BlockGroups, places: Sequence[Place], cities: Sequence[City], router: NetworkRouter) -> ODMatrix:
    """Return the costs from all block groups and places to `cities`."""
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


def towns(matrix: ODMatrix, columns: Columns, rank: Rank) -> Towns:
    """Return the named places with the cost to the nearest city among `columns`."""
    return Towns(
        name=np.array([place.name for place in matrix.places], dtype=np.str_),
        county=np.array([place.county for place in matrix.places], dtype=np.str_),
        people=np.array([place.population for place in matrix.places], dtype=np.int64),
        cost=nearest_cost(matrix.from_places.by(rank), columns),
    )


def cost_at(router: NetworkRouter, rank: Rank) -> Callable[[FloatArray, FloatArray], FloatArray]:
    """Return a function from n longitudes and latitudes to the cost to the nearest of the destinations of `router`."""
    if rank is Rank.TIME:
        return lambda lon, lat: nearest_of_points(lon, lat, router).seconds
    return lambda lon, lat: times_of_points(lon, lat, router)[0].min(axis=1)


def _costs(lon: FloatArray, lat: FloatArray, cities: Sequence[City], router: NetworkRouter) -> Costs:
    meters, seconds = times_of_points(lon, lat, router, [city.point for city in cities])
    return Costs(meters=meters, seconds=seconds)
