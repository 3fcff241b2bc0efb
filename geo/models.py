"""The domain model as immutable values: points, places, cities, trips and routes.

Coordinates are degrees of EPSG:4326, always passed as the keyword arguments `lon` and `lat`; distances are meters and
durations are seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from geo.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Point:
    """A longitude and latitude in degrees; raises `InputError` for values outside -180 to 180 and -90 to 90."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        """Reject swapped, projected and NaN coordinates."""
        if not (abs(self.lon) <= 180 and abs(self.lat) <= 90):  # noqa: PLR2004 - written so that NaN fails the test
            raise InputError(
                f"Longitude {self.lon}, latitude {self.lat} is not a position on the earth; give decimal degrees."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The state that the tables cover, as read from `region.toml`."""

    name: str
    abbreviation: str
    fips: str


class Precision(StrEnum):
    """What the point of a location stands for, most precise first."""

    POINT = "point"
    ADDRESS = "address"
    INTERPOLATED = "interpolated"
    INTERSECTION = "intersection"
    STREET = "street"
    ZIP = "zip"
    PLACE = "place"
    COUNTY = "county"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A geocoded origin or destination: the true point lies within `radius_m` of `point`.

    `town` is the name of the town that contains it, or "" if it is unknown.
    """

    label: str
    point: Point
    county: str
    precision: Precision
    radius_m: float
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocodeResult:
    """The location that a text was geocoded to; `notice` is one sentence on what was assumed, if anything was."""

    location: Location
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One entry of the city list: the source's text, the matching place, and the point of its center."""

    listed_as: str
    name: str
    county: str
    point: Point


class Trip(NamedTuple):
    """Distance and duration of a drive, each with its 90% interval; `method` names the router.

    A named tuple because one query creates 46 of them, and tuples are the fastest to create.
    """

    distance_m: float
    duration_s: float
    distance_low_m: float
    distance_high_m: float
    duration_low_s: float
    duration_high_s: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A trip with its line and the highways it uses, in order.

    `geometry` is the whole line; `road` is the part of it along the router's own roads, empty if the trip uses none.
    The rest of `geometry`, before and after `road`, are straight lines that stand for local streets.
    """

    trip: Trip
    geometry: tuple[Point, ...]
    road: tuple[Point, ...]
    via: tuple[str, ...]


class Router(Protocol):
    """A source of driving distances, durations and routes."""

    method: str

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination, in order; `None` where no road leads to a destination.

        Raises `RouterUnavailableError` if the service behind the router fails or returns an unusable response.
        """
        ...

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the route to one destination.

        Raises `RouteNotFoundError` if no road leads there, `RouterUnavailableError` as `trips` does.
        """
        ...
