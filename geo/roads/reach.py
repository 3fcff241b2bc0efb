"""How long and how far it is from joined points to the stops of a set of trees."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from geo.roads import local
from geo.roads.network import Floats, Ints, RoadNetwork
from geo.roads.snap import Joins
from geo.roads.space import between
from geo.roads.trees import Trees


class Way(IntEnum):
    """How a trip leaves the spot where it joined its edge."""

    BY_START = 0
    BY_END = 1
    ALONG = 2
    DIRECT = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reach:
    """Quickest trips from n points to m stops, arrays shaped (n, m): totals, the local metres in them, and the way."""

    seconds: Floats
    metres: Floats
    local_m: Floats
    way: Ints


def reach(network: RoadNetwork, trees: Trees, joins: Joins) -> Reach:
    """Return the quickest trip from every joined point to every stop; infinite where no road leads.

    A trip drives from the point to its road over local streets, along the edge to either end, by the tree, and to
    the stop over local streets; or along the edge alone where both lie on it; or, between neighbours, over local
    streets alone if that is quicker.
    """
    ways = _by_road(network, trees, joins)
    legs = joins.gap_m[:, None], trees.stops.gap_m
    leg_s = local.drive_s(legs[0]) + local.drive_s(legs[1])
    leg_m = local.drive_m(legs[0] + legs[1])
    crow_m = between(joins.place[:, None], trees.stops.place)
    seconds = np.stack([*(way_s + leg_s for way_s, _ in ways), local.direct_s(crow_m)])
    metres = np.stack([*(way_m + leg_m for _, way_m in ways), local.drive_m(crow_m)])
    way = seconds.argmin(axis=0)
    chosen = way[None]
    return Reach(
        seconds=np.take_along_axis(seconds, chosen, axis=0)[0],
        metres=np.take_along_axis(metres, chosen, axis=0)[0],
        local_m=np.where(way == Way.DIRECT, metres[Way.DIRECT], leg_m),
        way=way,
    )


def _by_road(network: RoadNetwork, trees: Trees, joins: Joins) -> tuple[tuple[Floats, Floats], ...]:
    """Return (seconds, metres) between the two joins, without local legs, in the order of `Way`."""
    edge, share = joins.edge, joins.share[:, None]
    whole_s, whole_m = network.duration_s[edge][:, None], network.length_m[edge][:, None]
    start, end = network.start[edge], network.end[edge]
    part = np.where(edge[:, None] == trees.stops.edge, np.abs(share - trees.stops.share), np.inf)
    return (
        (trees.seconds[start] + share * whole_s, trees.metres[start] + share * whole_m),
        (trees.seconds[end] + (1 - share) * whole_s, trees.metres[end] + (1 - share) * whole_m),
        (part * whole_s, part * whole_m),
    )
