"""How far people are spread around a point: where positions and radii of places and ZIP codes come from."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial.distance import cdist

from geo.geodesy import to_ecef

Array = npt.NDArray[np.float64]


def meters_between(here: pd.DataFrame, there: pd.DataFrame) -> Array:
    """Return the straight meters from each row of `here` (n) to each of `there` (m), both with lon and lat: (n, m)."""
    return np.asarray(cdist(to_ecef(here["lon"], here["lat"]), to_ecef(there["lon"], there["lat"])))


def mean_meters(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, how far its nearest `count` people live from it on average, in meters."""
    rows = zip(meters_between(points, people), count, strict=True)
    return np.array([_mean_of_nearest(row, people["people"].to_numpy(), wanted) for row, wanted in rows])


def _mean_of_nearest(meters: Array, people: Array, count: float) -> float:
    order = np.argsort(meters, kind="stable")
    taken = np.diff(np.minimum(np.cumsum(people[order]), count), prepend=0)
    return float(np.average(meters[order], weights=taken))


def meters_to_people(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, the meters within which the nearest `count` people live."""
    rows = zip(meters_between(points, people), count, strict=True)
    return np.array([_farthest_of_nearest(row, people["people"].to_numpy(), wanted) for row, wanted in rows])


def _farthest_of_nearest(meters: Array, people: Array, count: float) -> float:
    order = np.argsort(meters, kind="stable")
    last = min(int(np.searchsorted(np.cumsum(people[order]), count)), len(order) - 1)
    return float(meters[order][last])


def reach_of_own_people(points: pd.DataFrame, people: pd.DataFrame, share: float) -> Array:
    """Return, for each of `points`, the meters within which `share` of its people live.

    A point's people are those to whom no other point is nearer; a point without any gets 0.
    """
    meters = meters_between(people, points)
    owner, nearest = meters.argmin(axis=1), meters.min(axis=1)
    own = pd.DataFrame({"owner": owner, "meters": nearest, "people": people["people"]}).sort_values(
        ["owner", "meters"], kind="stable"
    )
    groups = own.groupby("owner")["people"]
    needed = groups.cumsum() - own["people"] < share * groups.transform("sum")
    return own[needed].groupby("owner")["meters"].max().reindex(range(len(points)), fill_value=0).to_numpy()


def half_way_to_neighbors(points: pd.DataFrame, count: int) -> Array:
    """Return, for each of `points`, half the mean distance to its `count` nearest neighbors, in meters."""
    meters = np.sort(meters_between(points, points), axis=1)
    return np.asarray(meters[:, 1 : count + 1].mean(axis=1) / 2, dtype=np.float64)
