"""Parse OSRM's responses; a response that does not match OSRM's documentation raises one of `MALFORMED`."""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from geo.arrays import FloatArray
from geo.errors import InputError, RouteNotFoundError
from geo.models import Point

MALFORMED = (ValueError, TypeError, LookupError, OverflowError)
_MAX_VALUE = 1e8  # meters or seconds: more than any drive on earth
_MAX_POINTS = 200_000


class TableResponse(NamedTuple):
    """From one origin to m destinations: meters and seconds, shapes (m,), NaN where no road leads.

    `snap_distances_m` are the straight-line meters from the origin, shape (1,), and from each destination, shape (m,),
    to the street that OSRM snapped it to.
    """

    meters: FloatArray
    seconds: FloatArray
    snap_distances_m: tuple[FloatArray, FloatArray]


class RouteResponse(NamedTuple):
    """One route: totals, its line, the (highway, meters) of its steps, and the snap distances of both ends."""

    meters: float
    seconds: float
    line: tuple[Point, ...]
    steps: tuple[tuple[str, float], ...]
    snap_distances_m: tuple[float, float]


def parse_table(response: object, count: int) -> TableResponse:
    """Return the single row of a table response with `count` destinations; raises `MALFORMED` errors."""
    table = _checked(response)
    seconds, meters = (_row(table[name][0], count) for name in ("durations", "distances"))
    origin, destinations = (
        _row([waypoint["distance"] for waypoint in table[name]], size)
        for name, size in (("sources", 1), ("destinations", count))
    )
    if np.isnan([*origin, *destinations]).any():
        raise ValueError("A waypoint has no distance.")
    return TableResponse(meters=meters, seconds=seconds, snap_distances_m=(origin, destinations))


def parse_route(response: object) -> RouteResponse:
    """Return the first route of a route response.

    Raises `RouteNotFoundError` if OSRM found no route, `MALFORMED` errors otherwise.
    """
    content = _checked(response)
    route = content["routes"][0]
    start, end = content["waypoints"]
    steps = [step for leg in route["legs"] for step in leg["steps"]]
    return RouteResponse(
        meters=_number(route["distance"]),
        seconds=_number(route["duration"]),
        line=_line(route["geometry"]["coordinates"]),
        steps=tuple((_highway(step), _number(step["distance"])) for step in steps),
        snap_distances_m=(_number(start["distance"]), _number(end["distance"])),
    )


def _checked(response: object) -> dict[str, Any]:
    """Return the response as a dict if its code is Ok."""
    code = response.get("code") if isinstance(response, dict) else None
    if code == "NoRoute":
        raise RouteNotFoundError("The street-level router knows no road between the two points.")
    if not isinstance(response, dict) or code != "Ok":
        raise ValueError("The response's code is not Ok.")
    return response


def _row(values: Sequence[object], count: int) -> FloatArray:
    """Return `count` numbers as an array, NaN for null."""
    if not isinstance(values, list) or len(values) != count:
        raise ValueError("A row does not have one value per destination.")
    return np.array([np.nan if value is None else _number(value) for value in values], dtype=float)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("A value is not a number.")
    if not isfinite(value) or not 0 <= value <= _MAX_VALUE:
        raise ValueError("A number is out of range.")
    return float(value)


def _line(coordinates: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    if len(coordinates) > _MAX_POINTS:
        raise ValueError("The line has too many points.")
    try:
        return tuple(Point(lon=float(lon), lat=float(lat)) for lon, lat in coordinates)
    except InputError as error:
        raise ValueError("The line has coordinates that are not on the earth.") from error


def _highway(step: dict[str, Any]) -> str:
    """Return the first highway number of the step as on signs, 'I-5' or 'US 20', or else the road's name."""
    ref = str(step.get("ref") or "").split(";")[0].strip()
    name = f"I-{ref[2:]}" if ref.startswith("I ") else ref or str(step.get("name") or "")
    name.encode()  # raises ValueError for a lone surrogate
    return name
