"""The built-in router: drives on the network of the road tables, without any outside service."""

from collections.abc import Sequence
from functools import lru_cache

from geo.errors import RouteNotFoundError
from geo.geodesy import point_to_ecef, to_ecef
from geo.models import Location, Point, Route, Trip
from geo.routing.cost_matrix import Approach, cost_matrix
from geo.routing.graph import directed_edges
from geo.routing.one_to_many import one_to_many
from geo.routing.path import highways, road_point, segments, without_repeats
from geo.routing.shortest_paths import ShortestPathTrees, build_trees
from geo.routing.snap import RoadIndex
from geo.routing.trips import to_trips
from geo.tables.road_network import RoadNetwork

_CACHED_TREES = 64


class NetworkRouter:
    """Route on a `RoadNetwork`.

    The shortest-path trees of `destinations` are built once; those of the most recent other destinations are cached.
    """

    method = "highway network"

    def __init__(self, network: RoadNetwork, destinations: Sequence[Point]) -> None:
        """Index the roads of `network` and build the trees of `destinations`."""
        self.network = network
        self.destinations = tuple(destinations)
        self.index = RoadIndex(network)
        self._edges = directed_edges(network)
        self._column = {point: column for column, point in enumerate(self.destinations)}
        self._trees = self._build(self.destinations)
        self._other_trees = lru_cache(maxsize=_CACHED_TREES)(self._build)

    def trees(self, destinations: Sequence[Point]) -> ShortestPathTrees:
        """Return the trees of `destinations`, in order."""
        points = tuple(destinations)
        if points == self.destinations:
            return self._trees
        if len(points) == 1 and points[0] in self._column:
            return self._trees.select(self._column[points[0]])
        return self._other_trees(points)

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination, in order; `None` where no road leads there."""
        snapped = self.index.snap_one(point_to_ecef(origin.point))
        costs = one_to_many(self.network, self.trees(destinations), snapped)
        return to_trips(costs, radius_m=origin.radius_m, method=self.method)

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the route: straight to the road, along the roads, straight to the destination.

        Raises `RouteNotFoundError` if no road leads there.
        """
        trip = self.trips(origin, [destination])[0]
        if trip is None:
            raise RouteNotFoundError(f"No road of the tables leads from {origin.label} to the destination.")
        trees, snapped = self.trees([destination]), self.index.snap(point_to_ecef(origin.point)[None])
        approach = Approach(int(cost_matrix(self.network, trees, snapped).approach[0, 0]))
        parts = segments(self.network, trees, snapped, approach)
        road = (road_point(self.network, snapped), *(part.point for part in parts)) if parts else ()
        line = without_repeats([origin.point, *road, destination])
        via = highways([(part.route, part.meters) for part in parts])
        return Route(trip=trip, geometry=line, road=road, via=via)

    def _build(self, destinations: tuple[Point, ...]) -> ShortestPathTrees:
        positions = to_ecef([point.lon for point in destinations], [point.lat for point in destinations])
        return build_trees(self.network, self._edges, self.index.snap(positions))
