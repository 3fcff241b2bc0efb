"""Say what kind of road an edge is and how long towns hold it up."""

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
"""Radius of the built-up disc of a place of a thousand people; it grows with the square root of the people."""

PLACES = frozenset({"PPL", "PPLA", "PPLA2"})
"""Feature codes of places in their own right; parts of a city are left out."""

CITY_PEOPLE = 40_000
"""A place of so many people slows an interstate down too."""

TOWN_DELAY_S_PER_KM = 30.0
"""Seconds that each kilometer inside a town costs beyond the open road."""

MANAGED = frozenset({"interstate urban", "freeway", "expressway", "arterial", "town"})
"""Kinds that `kinds.csv` gives to roads inside towns; no town slows them further."""

FAST = frozenset({"freeway", "expressway"})
"""Kinds of roads that are built to keep out of towns."""

CURVES = ((1.25, "twisting"), (1.12, "winding"), (1.05, "curving"))
"""Kinds of open road by length over chord, most winding first."""

SECONDARY = "100"
"""Highway numbers from here on are secondary ones: narrower, and slower for it."""

OPEN = "rural east"
"""Kind of straight two-lane roads posted at 65 to 70 mph instead of 55; `kinds.csv` names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The built-up disc of a populated place, in the plane."""

    name: str
    center: Point
    radius_m: float
    people: int


def read_towns(path: Path, *, least_people: int = 500) -> list[Town]:
    """Return the populated places of the GeoNames table at `path` as discs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["population"] or 0) >= least_people]
    return [_town(row) for row in rows if row["fcode"] in PLACES]


def _town(row: dict[str, str]) -> Town:
    people = int(row["population"])
    spot = Point(*to_plane.transform(float(row["lon"]), float(row["lat"])))
    return Town(name=row["name"], center=spot, radius_m=TOWN_RADIUS_M * (people / 1000) ** 0.5, people=people)


def kind_and_delay(
    edge: Edge, ends: tuple[Point, Point], route: str, towns: Sequence[Town], spans: Sequence[Span]
) -> tuple[str, float]:
    """Return the kind of road and the seconds of delay of one edge between two plane points."""
    interstate = route.startswith("I-")
    known = at(spans, edge.highway, edge.mp)
    if known in MANAGED:
        return known, 0.0
    inside = _share_inside(ends, [town for town in towns if not interstate or town.people >= CITY_PEOPLE])
    if inside >= 0.5:  # noqa: PLR2004 - the greater part
        return ("interstate urban" if interstate else "town"), 0.0
    delay_s = 0.0 if interstate else inside * edge.length_m / 1000 * TOWN_DELAY_S_PER_KM
    return _open_road(edge, known, interstate=interstate), delay_s


def _open_road(edge: Edge, known: str | None, *, interstate: bool) -> str:
    if interstate:
        return known or "interstate"
    curves = next((kind for least, kind in CURVES if edge.curves >= least), None)
    if known == OPEN:
        return curves or OPEN
    if known is not None and curves in {None, "curving"}:
        return known
    if edge.highway >= SECONDARY:
        return {None: "secondary", "twisting": "twisting"}.get(curves, "secondary winding")
    return curves or "rural"


def _share_inside(ends: tuple[Point, Point], towns: Sequence[Town]) -> float:
    """Return the share of the straight line between two points that lies inside any of the towns' discs."""
    if not towns:
        return 0.0
    (ax, ay), (bx, by) = ((end.x, end.y) for end in ends)
    share = np.linspace(0.05, 0.95, 10)[:, None]
    discs = np.array([(town.center.x, town.center.y, town.radius_m) for town in towns])
    apart_m = np.hypot(ax + share * (bx - ax) - discs[:, 0], ay + share * (by - ay) - discs[:, 1])
    return float((apart_m <= discs[:, 2]).any(axis=1).mean())
