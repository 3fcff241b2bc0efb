"""The router that needs nobody: the highways of the tables, searched ahead for the known destinations."""

from collections.abc import Sequence
from functools import lru_cache

from geo.errors import RouteNotFoundError
from geo.geodesy import point_to_ecef, to_ecef
from geo.models import Location, Point, Route, Trip
from geo.routing.cost_matrix import Approach, cost_matrix
from geo.routing.graph import directed_edges
from geo.routing.one_to_many import one_to_many
from geo.routing.path import highways, join_point, segments, without_repeats
from geo.routing.shortest_paths import ShortestPathTrees, build_trees
from geo.routing.snap import RoadIndex
from geo.routing.trips import to_trips
from geo.tables.road_network import RoadNetwork

_KEPT_TREES = 64


class NetworkRouter:
    """Answer from the network; the trees of `known` grow once, those of the last other destinations are kept."""

    method = "highway network"

    def __init__(self, network: RoadNetwork, known: Sequence[Point]) -> None:
        """Index the roads of `network` and grow the trees of `known`."""
        self.network = network
        self.known = tuple(known)
        self.index = RoadIndex(network)
        self._drives = directed_edges(network)
        self._rank = {point: rank for rank, point in enumerate(self.known)}
        self._known_trees = self._grow(self.known)
        self._other_trees = lru_cache(maxsize=_KEPT_TREES)(self._grow)

    def trees(self, destinations: Sequence[Point]) -> ShortestPathTrees:
        """Return the trees of `destinations`, in order."""
        wanted = tuple(destinations)
        if wanted == self.known:
            return self._known_trees
        if len(wanted) == 1 and wanted[0] in self._rank:
            return self._known_trees.only(self._rank[wanted[0]])
        return self._other_trees(wanted)

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination, in order; `None` where no road leads there."""
        join = self.index.join_one(point_to_ecef(origin.point))
        measured = one_to_many(self.network, self.trees(destinations), join)
        return to_trips(measured, radius_m=origin.radius_m, method=self.method)

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the trip with its way: straight to the road, along the roads, straight to the destination.

        Raises `RouteNotFoundError` where no road leads there.
        """
        trip = self.trips(origin, [destination])[0]
        if trip is None:
            raise RouteNotFoundError(f"No road of the tables leads from {origin.label} to the destination.")
        trees, joins = self.trees([destination]), self.index.join(point_to_ecef(origin.point)[None])
        way = Approach(int(cost_matrix(self.network, trees, joins).way[0, 0]))
        drives = segments(self.network, trees, joins, way)
        road = (join_point(self.network, joins), *(drive.point for drive in drives)) if drives else ()
        line = without_repeats([origin.point, *road, destination])
        via = highways([(drive.route, drive.meters) for drive in drives])
        return Route(trip=trip, geometry=line, road=road, via=via)

    def _grow(self, destinations: tuple[Point, ...]) -> ShortestPathTrees:
        places = to_ecef([point.lon for point in destinations], [point.lat for point in destinations])
        return build_trees(self.network, self._drives, self.index.join(places))
