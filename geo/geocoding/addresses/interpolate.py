"""Estimate where a house is from its neighbors, or from the range of numbers along its street."""

from collections.abc import Sequence
from typing import NamedTuple

from geo.geocoding.addresses.accuracy import along_range_m, between_houses_m, beyond_houses_m
from geo.geocoding.addresses.geometry import Microdegrees, along, between, central, distance_m, length_m
from geo.geocoding.addresses.index import AddressIndex, House, Street
from geo.geocoding.addresses.schema import unpack_line

_LARGEST_RADIUS_M = 3_000.0  # beyond it the middle of the street says as much
_MOST_BEYOND = 1_000  # house numbers: a mile of country road
_LEAST_STEP_M, _MOST_STEP_M = 1.0, 20.0  # between consecutive numbers: in town, and along a highway


class Estimate(NamedTuple):
    """An estimated position: what it is from, as a number or two, the radius in meters, and the street it is on."""

    position: Microdegrees
    radius_m: float
    numbers: tuple[int, ...]
    street: int
    source: int


def estimate(index: AddressIndex, streets: Sequence[Street], number: int) -> Estimate | None:
    """Return the best estimate of where `number` is on the streets, which are parts of one; `None` if none is good."""
    ids = [street.id for street in streets]
    options = [*_between_neighbors(index, ids, number), *_along_ranges(index, ids, number)]
    good = [option for option in options if option.radius_m <= _LARGEST_RADIUS_M]
    return min(good, key=lambda option: option.radius_m, default=None)


def _between_neighbors(index: AddressIndex, ids: Sequence[int], number: int) -> list[Estimate]:
    below, above = index.neighbors(ids, number)
    if not below or not above:
        last = below or above
        near = bool(last) and abs(last[0].number - number) <= _MOST_BEYOND
        return [_beyond_the_last(index, ids, number, last)] if near else []
    low, high = _middle(below), _middle(above)
    first, last_number = below[0].number, above[0].number
    place = between(low, high, (number - first) / (last_number - first))
    nearer = below[0] if number - first <= last_number - number else above[0]
    radius_m = between_houses_m(distance_m(low, high))
    return [Estimate(place, radius_m, (first, last_number), nearer.street, nearer.source)]


def _beyond_the_last(index: AddressIndex, ids: Sequence[int], number: int, last: Sequence[House]) -> Estimate:
    """Return the last house itself, with a radius that grows by the spacing of the houses before it."""
    end, here = last[0].number, _middle(last)
    before = index.neighbors(ids, end)[0 if number > end else 1]
    step = _LEAST_STEP_M
    if before:
        step = distance_m(here, _middle(before)) / abs(end - before[0].number)
    away = min(max(step, _LEAST_STEP_M), _MOST_STEP_M) * abs(number - end)
    return Estimate(here, beyond_houses_m(away), (end,), last[0].street, last[0].source)


def _along_ranges(index: AddressIndex, ids: Sequence[int], number: int) -> list[Estimate]:
    options = []
    for row in index.ranges(ids, number):
        line = unpack_line(row.line)
        fraction = 0.5 if row.first == row.last else (number - row.first) / (row.last - row.first)
        numbers = (row.low, row.high)
        options.append(Estimate(along(line, fraction), along_range_m(length_m(line)), numbers, row.street, row.source))
    return options


def _middle(houses: Sequence[House]) -> Microdegrees:
    return central([(house.lon, house.lat) for house in houses])
