"""The query and the result of a geocoding provider, the same for all providers."""

from collections.abc import Callable
from dataclasses import dataclass

from geo.models import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A town in a state. The county is left out: it is often unknown at first, and a new query would be sent later."""

    city: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The position of a town; `name` and `state` are the provider's own text, empty if it gives none."""

    point: Point
    name: str
    state: str


GeocodeFn = Callable[[Query], Result | None]
"""Geocode a query; `None` if the provider has no such town. Raises `GeocodingError` if the provider fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A geocoding provider; `key` identifies its results in the cache: its address or the tables it searches."""

    name: str
    key: str
    geocode: GeocodeFn
