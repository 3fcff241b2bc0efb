"""Read what OSRM answers; whatever is not shaped as its documentation says raises one of `MISSHAPEN`."""

from collections.abc import Sequence
from math import isfinite
from typing import Any, NamedTuple

import numpy as np

from geo.arrays import FloatArray
from geo.errors import InputError, RouteNotFoundError
from geo.models import Point

MISSHAPEN = (ValueError, TypeError, LookupError, OverflowError)
_FARTHEST = 1e8  # meters or seconds: beyond any drive on earth
_LONGEST_LINE = 200_000


class TableFound(NamedTuple):
    """From one origin to m destinations: meters and seconds, NaN where there is no way; arrays shaped (m,).

    `gaps_m` are the meters, straight, from the origin and from each destination to the street it was moved to.
    """

    meters: FloatArray
    seconds: FloatArray
    gaps_m: tuple[FloatArray, FloatArray]


class RouteFound(NamedTuple):
    """A way: totals, its line, (highway, meters) of its steps, and how far both ends are from their streets."""

    meters: float
    seconds: float
    line: tuple[Point, ...]
    steps: tuple[tuple[str, float], ...]
    gaps_m: tuple[float, float]


def read_table(answer: object, count: int) -> TableFound:
    """Return the one row of a table with `count` destinations."""
    table = _ok(answer)
    seconds, meters = (_row(table[name][0], count) for name in ("durations", "distances"))
    origin, targets = (
        _row([waypoint["distance"] for waypoint in table[name]], size)
        for name, size in (("sources", 1), ("destinations", count))
    )
    if np.isnan([*origin, *targets]).any():
        raise ValueError("A waypoint has no distance.")
    return TableFound(meters=meters, seconds=seconds, gaps_m=(origin, targets))


def read_route(answer: object) -> RouteFound:
    """Return the first way of a route; raises `RouteNotFoundError` where OSRM says that there is none."""
    found = _ok(answer)
    route = found["routes"][0]
    start, end = found["waypoints"]
    steps = [step for leg in route["legs"] for step in leg["steps"]]
    return RouteFound(
        meters=_number(route["distance"]),
        seconds=_number(route["duration"]),
        line=_line(route["geometry"]["coordinates"]),
        steps=tuple((_highway(step), _number(step["distance"])) for step in steps),
        gaps_m=(_number(start["distance"]), _number(end["distance"])),
    )


def _ok(answer: object) -> dict[str, Any]:
    """Return the answer if it says that it is one."""
    code = answer.get("code") if isinstance(answer, dict) else None
    if code == "NoRoute":
        raise RouteNotFoundError("The street-level router knows no road between the two points.")
    if not isinstance(answer, dict) or code != "Ok":
        raise ValueError("The answer's code is not Ok.")
    return answer


def _row(values: Sequence[object], count: int) -> FloatArray:
    """Return `count` numbers, NaN for null."""
    if not isinstance(values, list) or len(values) != count:
        raise ValueError("A row has not one value per destination.")
    return np.array([np.nan if value is None else _number(value) for value in values], dtype=float)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("A number is none.")
    if not isfinite(value) or not 0 <= value <= _FARTHEST:
        raise ValueError("A number is beyond any drive.")
    return float(value)


def _line(coordinates: Sequence[Sequence[float]]) -> tuple[Point, ...]:
    if len(coordinates) > _LONGEST_LINE:
        raise ValueError("The line is too long to draw.")
    try:
        return tuple(Point(lon=float(lon), lat=float(lat)) for lon, lat in coordinates)
    except InputError as error:
        raise ValueError("The line leaves the earth.") from error


def _highway(step: dict[str, Any]) -> str:
    """Return the first number of the step's road as signs have it, 'I-5' or 'US 20', else its name."""
    ref = str(step.get("ref") or "").split(";")[0].strip()
    name = f"I-{ref[2:]}" if ref.startswith("I ") else ref or str(step.get("name") or "")
    name.encode()  # half a sign raises a ValueError
    return name
