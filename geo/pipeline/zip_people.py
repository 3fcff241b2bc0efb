"""Assign the people of the census to ZIP codes, and find the point among the people of each one.

The census counts people by block group, and the survey counts them by ZIP code, but no public table says which block
group belongs to which ZIP code. The assignment is the transportation problem: every block group's people are
assigned to ZIP codes so that no ZIP code has more people than the survey counted and the sum over all people of the
distance to a published point of their ZIP code is least.
"""

import numpy as np
import pandas as pd
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import coo_array

from geo.arrays import FloatArray, IndexArray
from geo.errors import WithinReachError
from geo.pipeline.spread import meters_between

_CAPACITY_SLACK = 1.1  # the survey's counts are from 2014 to 2018; the margin keeps one error from shifting neighbors
_NEAREST_ZIPS, _NEAREST_GROUPS = 30, 40  # pairs considered: the nearest of either side
_UNASSIGNED_KM = 1_000.0  # cost of a person whom no considered ZIP code has room for: more than any real distance
_TOWN_FRACTION = 0.3  # weight of the town's center relative to the people: shops and offices have addresses, too
_MAX_STEPS, _STEP_DEG, _MIN_STEP_DEG = 300, 1e-4, 1e-7


def assign_people(points: list[pd.DataFrame], people: pd.DataFrame, count: FloatArray) -> FloatArray:
    """Return how many people of each of n block groups are assigned to each of m ZIP codes: shape (n, m).

    `points` are tables of m positions (lon, lat), the published points of the ZIP codes; missing ones are NaN, and
    the nearest counts. `count` is the population of each ZIP code, scaled to the total of `people`.
    """
    kilometers = np.fmin.reduce([meters_between(people, table) for table in points]) / 1000
    groups, zips = _considered_pairs(kilometers)
    supply = people["people"].to_numpy(dtype=np.float64)
    capacity = count * (supply.sum() / count.sum() * _CAPACITY_SLACK)
    shape, pairs = kilometers.shape, len(groups)
    columns = np.arange(pairs + shape[0])  # the last of each group: people left unassigned
    ones = np.ones(len(columns))
    of_group = coo_array((ones, (np.append(groups, np.arange(shape[0])), columns)), shape=(shape[0], len(columns)))
    of_zip = coo_array((ones[:pairs], (zips, columns[:pairs])), shape=(shape[1], len(columns)))
    solution = milp(  # without integer variables this is a linear program
        np.append(kilometers[groups, zips], np.full(shape[0], _UNASSIGNED_KM)),
        constraints=[
            LinearConstraint(of_group.tocsr(), lb=supply, ub=supply),
            LinearConstraint(of_zip.tocsr(), ub=capacity),
        ],
    )
    if solution.x is None:
        raise WithinReachError(f"The people could not be assigned to ZIP codes: {solution.message}")
    assigned = np.zeros(shape)
    assigned[groups, zips] = solution.x[:pairs]
    return assigned


def _considered_pairs(cost: FloatArray) -> tuple[IndexArray, IndexArray]:
    """Return the block group and the ZIP code of each pair that may be assigned, in row order."""
    allowed = np.zeros(cost.shape, dtype=bool)
    nearest_zips = np.argsort(cost, axis=1, kind="stable")[:, :_NEAREST_ZIPS]
    nearest_groups = np.argsort(cost, axis=0, kind="stable")[:_NEAREST_GROUPS]
    np.put_along_axis(allowed, nearest_zips, values=True, axis=1)
    np.put_along_axis(allowed, nearest_groups, values=True, axis=0)
    groups, zips = np.nonzero(allowed)
    return groups, zips


def median_points(assigned: FloatArray, people: pd.DataFrame, towns: pd.DataFrame) -> pd.DataFrame:
    """Return lon and lat of each ZIP code's geometric median: the point with the least mean distance to its people.

    The center of its town (`towns`: lon and lat, NaN if there is none) counts like 0.3 of its people. The position
    of a ZIP code without assigned people is NaN.
    """
    positions = people[["lon", "lat"]].to_numpy()
    centers = towns[["lon", "lat"]].to_numpy()
    rows = [_median(positions[own > 0], own[own > 0], center) for own, center in zip(assigned.T, centers, strict=True)]
    return pd.DataFrame(rows, columns=["lon", "lat"], index=towns.index)


def _median(positions: FloatArray, weights: FloatArray, center: FloatArray) -> FloatArray:
    """Return the weighted geometric median by Weiszfeld's iteration, with degrees of longitude scaled by latitude."""
    if not len(weights):
        return np.full(2, np.nan)
    if not np.isnan(center).any():
        positions, weights = np.vstack([positions, center]), np.append(weights, _TOWN_FRACTION * weights.sum())
    scale = np.array([np.cos(np.radians(positions[:, 1].mean())), 1.0])
    scaled = positions * scale
    point = np.average(scaled, axis=0, weights=weights)
    for _ in range(_MAX_STEPS):
        distance = np.maximum(np.linalg.norm(scaled - point, axis=1), _STEP_DEG)
        moved = np.average(scaled, axis=0, weights=weights / distance)
        if np.abs(moved - point).sum() < _MIN_STEP_DEG:
            break
        point = moved
    return np.asarray(point / scale)


def radius_of_assigned(assigned: FloatArray, people: pd.DataFrame, points: pd.DataFrame, fraction: float) -> FloatArray:
    """Return, for each of `points`, the meters within which the fraction of its assigned people live; 0 for none."""
    meters = meters_between(people, points)
    radius = np.zeros(len(points))
    for column, own in enumerate(assigned.T):
        order = np.argsort(meters[:, column], kind="stable")
        cumulative = np.cumsum(own[order])
        if cumulative[-1] > 0:
            last = int(np.searchsorted(cumulative, fraction * cumulative[-1]))
            radius[column] = meters[order[last], column]
    return radius
