"""The words of the field as frozen values: points, places, cities, trips and routes.

Coordinates are degrees of EPSG:4326, always keyword arguments `lon` and `lat`; distances are meters and durations
are seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from geo.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Point:
    """A position on the earth, in degrees; refuses anything that is none."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        """Raise `InputError` for swapped, projected or not-a-number coordinates."""
        if not (abs(self.lon) <= 180 and abs(self.lat) <= 90):  # noqa: PLR2004 - so written because NaN fails it
            raise InputError(f"Longitude {self.lon}, latitude {self.lat} is no position on the earth.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The state that the tables cover, as `region.toml` describes it."""

    name: str
    abbreviation: str
    fips: str


class Precision(StrEnum):
    """What a location was measured from, most precise first."""

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
    """Where somebody is, as well as it is known: the true point lies within `radius_m` of `point`.

    `town` is the town that it is or belongs to, where one is known.
    """

    label: str
    point: Point
    county: str
    precision: Precision
    radius_m: float
    town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocodeResult:
    """A text understood: the location, and in one sentence what was assumed on the way, if anything was."""

    location: Location
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One entry of the list: the words of the source, the place meant, and where its center lies."""

    listed_as: str
    name: str
    county: str
    point: Point


class Trip(NamedTuple):
    """A drive by road: best estimate and the interval that should hold the true value, with how it was found.

    A named tuple, because 46 of them are made for every question and tuples are made quickest.
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
    """A trip with its way: the line driven, the part of it along the router's own roads, and the highways in order.

    What `geometry` has before `road` and after it are straight lines over local streets; where `road` is empty, all.
    """

    trip: Trip
    geometry: tuple[Point, ...]
    road: tuple[Point, ...]
    via: tuple[str, ...]


class Router(Protocol):
    """Anything that can tell how far it is by road."""

    method: str

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:
        """Return one trip per destination, in order; `None` where no road leads there.

        Raises `RouterUnavailableError` when the service behind it does not answer usably.
        """
        ...

    def route(self, origin: Location, destination: Point) -> Route:
        """Return the trip with its way.

        Raises `RouteNotFoundError` where no road leads there, `RouterUnavailableError` as `trips` does.
        """
        ...
