"""Classify edges by kind of road, and calculate the delay that towns cause."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from shapely import Point

from geo.pipeline.roads.mileposts import to_plane
from geo.pipeline.roads.network import Edge
from geo.pipeline.roads.spans import Span, at

TOWN_RADIUS_M = 530.0
"""Radius of the built-up circle of a place of 1,000 people; it grows with the square root of the population."""

PLACE_CODES = frozenset({"PPL", "PPLA", "PPLA2"})
"""GeoNames feature codes of populated places; sections of a city are left out."""

CITY_PEOPLE = 40_000
"""A place with at least this population slows down interstates, too."""

TOWN_DELAY_S_PER_KM = 30.0
"""Seconds that each kilometer inside a town adds to the open road."""

MANAGED = frozenset({"interstate urban", "freeway", "expressway", "arterial", "town"})
"""Kinds in `kinds.csv` that already allow for towns; no delay is added."""

FAST = frozenset({"freeway", "expressway"})
"""Kinds of roads that were built to avoid towns."""

CURVE_KINDS = ((1.25, "twisting"), (1.12, "winding"), (1.05, "curving"))
"""Kinds of open road by minimum sinuosity, most winding first."""

SECONDARY = "100"
"""The first number of a secondary highway; these are narrower and slower."""

RURAL_EAST = "rural east"
"""Kind of straight two-lane roads with a limit of 65 to 70 mph instead of 55; `kinds.csv` lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The built-up circle of a populated place, in the plane (meters)."""

    name: str
    center: Point
    radius_m: float
    people: int


def read_towns(path: Path, *, min_people: int = 500) -> list[Town]:
    """Return the populated places of the GeoNames table at `path` as circles."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["population"] or 0) >= min_people]
    return [_town(row) for row in rows if row["fcode"] in PLACE_CODES]


def _town(row: dict[str, str]) -> Town:
    people = int(row["population"])
    point = Point(*to_plane.transform(float(row["lon"]), float(row["lat"])))
    return Town(name=row["name"], center=point, radius_m=TOWN_RADIUS_M * (people / 1000) ** 0.5, people=people)


def kind_and_delay(
    edge: Edge, ends: tuple[Point, Point], route: str, towns: Sequence[Town], spans: Sequence[Span]
) -> tuple[str, float]:
    """Return the kind of road and the delay in seconds of an edge between two points of the plane."""
    interstate = route.startswith("I-")
    known = at(spans, edge.highway, edge.mp)
    if known in MANAGED:
        return known, 0.0
    fraction_in_town = _fraction_inside(ends, [town for town in towns if not interstate or town.people >= CITY_PEOPLE])
    if fraction_in_town >= 0.5:  # noqa: PLR2004 - the larger part
        return ("interstate urban" if interstate else "town"), 0.0
    delay_s = 0.0 if interstate else fraction_in_town * edge.length_m / 1000 * TOWN_DELAY_S_PER_KM
    return _open_road(edge, known, interstate=interstate), delay_s


def _open_road(edge: Edge, known: str | None, *, interstate: bool) -> str:
    if interstate:
        return known or "interstate"
    curve_kind = next((kind for minimum, kind in CURVE_KINDS if edge.sinuosity >= minimum), None)
    if known == RURAL_EAST:
        return curve_kind or RURAL_EAST
    if known is not None and curve_kind in {None, "curving"}:
        return known
    if edge.highway >= SECONDARY:
        return {None: "secondary", "twisting": "twisting"}.get(curve_kind, "secondary winding")
    return curve_kind or "rural"


def _fraction_inside(ends: tuple[Point, Point], towns: Sequence[Town]) -> float:
    """Return the fraction of the straight line between two points that lies inside the circle of any town."""
    if not towns:
        return 0.0
    (ax, ay), (bx, by) = ((end.x, end.y) for end in ends)
    fraction = np.linspace(0.05, 0.95, 10)[:, None]
    circles = np.array([(town.center.x, town.center.y, town.radius_m) for town in towns])
    distance_m = np.hypot(ax + fraction * (bx - ax) - circles[:, 0], ay + fraction * (by - ay) - circles[:, 1])
    return float((distance_m <= circles[:, 2]).any(axis=1).mean())
