"""How far people are spread around a point: where positions and radii of places and ZIP codes come from."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial.distance import cdist

from geo.roads.space import positions

Array = npt.NDArray[np.float64]


def metres_between(here: pd.DataFrame, there: pd.DataFrame) -> Array:
    """Return the straight metres from each row of `here` (n) to each of `there` (m), both with lon and lat: (n, m)."""
    return np.asarray(cdist(positions(here["lon"], here["lat"]), positions(there["lon"], there["lat"])))


def mean_metres(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, how far its nearest `count` people live from it on average, in metres."""
    rows = zip(metres_between(points, people), count, strict=True)
    return np.array([_mean_of_nearest(row, people["people"].to_numpy(), wanted) for row, wanted in rows])


def _mean_of_nearest(metres: Array, people: Array, count: float) -> float:
    order = np.argsort(metres, kind="stable")
    taken = np.diff(np.minimum(np.cumsum(people[order]), count), prepend=0)
    return float(np.average(metres[order], weights=taken))


def metres_to_people(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, the metres within which the nearest `count` people live."""
    rows = zip(metres_between(points, people), count, strict=True)
    return np.array([_farthest_of_nearest(row, people["people"].to_numpy(), wanted) for row, wanted in rows])


def _farthest_of_nearest(metres: Array, people: Array, count: float) -> float:
    order = np.argsort(metres, kind="stable")
    last = min(int(np.searchsorted(np.cumsum(people[order]), count)), len(order) - 1)
    return float(metres[order][last])


def reach_of_own_people(points: pd.DataFrame, people: pd.DataFrame, share: float) -> Array:
    """Return, for each of `points`, the metres within which `share` of its people live.

    A point's people are those to whom no other point is nearer; a point without any gets 0.
    """
    metres = metres_between(people, points)
    owner, nearest = metres.argmin(axis=1), metres.min(axis=1)
    own = pd.DataFrame({"owner": owner, "metres": nearest, "people": people["people"]}).sort_values(
        ["owner", "metres"], kind="stable"
    )
    groups = own.groupby("owner")["people"]
    needed = groups.cumsum() - own["people"] < share * groups.transform("sum")
    return own[needed].groupby("owner")["metres"].max().reindex(range(len(points)), fill_value=0).to_numpy()


def half_way_to_neighbours(points: pd.DataFrame, count: int) -> Array:
    """Return, for each of `points`, half the mean distance to its `count` nearest neighbours, in metres."""
    metres = np.sort(metres_between(points, points), axis=1)
    return np.asarray(metres[:, 1 : count + 1].mean(axis=1) / 2, dtype=np.float64)
