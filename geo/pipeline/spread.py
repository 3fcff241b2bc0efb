"""Measure how people are spread around points: the basis of the positions and radii of places and ZIP codes."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial.distance import cdist

from geo.geodesy import to_ecef

Array = npt.NDArray[np.float64]


def meters_between(origins: pd.DataFrame, destinations: pd.DataFrame) -> Array:
    """Return the straight-line meters from each of n origins to each of m destinations (lon, lat): (n, m)."""
    one, other = (to_ecef(table["lon"], table["lat"]) for table in (origins, destinations))
    return np.asarray(cdist(one, other))


def mean_meters(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, the mean distance in meters to its nearest `count` people."""
    rows = zip(meters_between(points, people), count, strict=True)
    return np.array([_mean_of_nearest(meters, people["people"].to_numpy(), number) for meters, number in rows])


def _mean_of_nearest(meters: Array, people: Array, count: float) -> float:
    order = np.argsort(meters, kind="stable")
    counted = np.diff(np.minimum(np.cumsum(people[order]), count), prepend=0)
    return float(np.average(meters[order], weights=counted))


def meters_to_people(points: pd.DataFrame, people: pd.DataFrame, count: Array) -> Array:
    """Return, for each of `points`, the distance in meters to the farthest of its nearest `count` people."""
    rows = zip(meters_between(points, people), count, strict=True)
    return np.array([_farthest_of_nearest(meters, people["people"].to_numpy(), number) for meters, number in rows])


def _farthest_of_nearest(meters: Array, people: Array, count: float) -> float:
    order = np.argsort(meters, kind="stable")
    last = min(int(np.searchsorted(np.cumsum(people[order]), count)), len(order) - 1)
    return float(meters[order][last])
