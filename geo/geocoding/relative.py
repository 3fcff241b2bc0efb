"""Geocode a distance and a direction from a place: '27.5 miles east of Burns'."""

import math
import re
from dataclasses import dataclass

from geo.errors import NotUnderstoodError
from geo.geodesy import EARTH_RADIUS_M
from geo.models import Location, Point
from geo.units import METERS_PER_MILE

_METERS = {"mi": METERS_PER_MILE, "k": 1_000.0, "f": 0.3048, "y": 0.9144, "m": 1.0}  # by the first letters of a unit
_BEARINGS = {
    "n": 0, "nne": 22.5, "ne": 45, "ene": 67.5, "e": 90, "ese": 112.5, "se": 135, "sse": 157.5,
    "s": 180, "ssw": 202.5, "sw": 225, "wsw": 247.5, "w": 270, "wnw": 292.5, "nw": 315, "nnw": 337.5,
}  # fmt: skip
_NUMBERS = {"a": 1.0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_NUMBERS |= {"ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "half a": 0.5, "a half": 0.5}
_OFF_BEARING = 0.4  # half of the angle between two of eight directions is 22.5 degrees: 0.38 of the distance aside
_COUNT = rf"(?P<count>\d+(?:\.\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>mi|miles?|kms?|kilomet(?:er|re)s?|k|m|met(?:er|re)s?|ft|feet|foot|y(?:ar)?ds?)\.?"
_DIRECTION = (
    r"(?P<direction>[ns][ns]?[ew]|[ew][ns][ew]|[nsew]"
    r"|(?:north|south)[ -]?(?:east|west)|north|south|east|west)(?:erly|ward)?\.?"
)
_RELATIVE = re.compile(
    rf"^(?:about |around |approx(?:imately|\.)? |roughly |ca?\. )?{_COUNT} ?{_UNIT}"
    rf"(?: (?:due |to the )?{_DIRECTION})?(?: (?:side|away|out|outside))?"
    r"(?: (?:of|from|outside(?: of)?))? (?P<place>\S.*)$",
    re.IGNORECASE,
)
_LINKED = re.compile(r" (?:of|from|outside|away|out) ", re.IGNORECASE)
_MINUTES = re.compile(
    rf"^(?:about |around )?{_COUNT}[ -]?(?:min(?:ute)?s?|hrs?|hours?)\b.* (?:of|from|outside|to|away)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"^(?:half ?way |midway )?between (?P<one>\S.*?) (?:and|&) (?P<other>\S.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A distance in meters from the place called `place`, along `bearing` in degrees (`None` for any direction)."""

    place: str
    distance_m: float
    bearing: float | None


def parse_offset(text: str) -> Offset | None:
    """Return the offset that `text` names, or `None` for other text.

    Raises `NotUnderstoodError` for a travel time, which is not a distance.
    """
    if _MINUTES.match(text):
        raise NotUnderstoodError(
            "A location can't be found from a travel time. Enter the nearest town, a ZIP code, or a distance in miles."
        )
    match = _RELATIVE.match(text)
    if match is None or not _LINKED.search(text):
        return None
    count = match["count"].casefold()
    number = _NUMBERS[count] if count in _NUMBERS else float(count)
    meters = next(value for letters, value in _METERS.items() if match["unit"].casefold().startswith(letters))
    return Offset(place=match["place"], distance_m=number * meters, bearing=_bearing(match["direction"]))


def _bearing(direction: str | None) -> float | None:
    """Return the bearing in degrees of 'NE', 'north-east' or 'northeasterly'."""
    if not direction:
        return None
    word = re.sub("[ .-]|erly|ward", "", direction.casefold())
    short = re.sub("north|south|east|west", lambda match: match[0][0], word)
    return float(_BEARINGS[short])


def parse_between(text: str) -> tuple[str, str] | None:
    """Return the two places of 'between Bend and Sisters', or `None` for other text."""
    match = _BETWEEN.match(text)
    return (match["one"], match["other"]) if match else None


def point_at(origin: Point, distance_m: float, bearing: float) -> Point:
    """Return the point at a distance in meters along a bearing in degrees from `origin`, on a sphere."""
    angle, lat, course = distance_m / EARTH_RADIUS_M, math.radians(origin.lat), math.radians(bearing)
    north = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(course))
    east = math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(north)
    )
    lon = (origin.lon + math.degrees(east) + 180) % 360 - 180
    return Point(lon=round(lon, 5), lat=round(math.degrees(north), 5))


def offset_radius_m(base: Location, offset: Offset) -> float:
    """Return how far the true point may be from the calculated one, in meters.

    With a direction that is the radius of the place and 0.4 of the distance, because people round directions to an
    eighth of a turn and measure along roads; without one it is the radius and the whole distance.
    """
    return base.radius_m + offset.distance_m * (1.0 if offset.bearing is None else _OFF_BEARING)
