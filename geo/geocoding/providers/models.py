"""What a geocoding provider is asked and what it answers, the same for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from geo.models import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A town of the region; with a county known only later, it would be another question and be asked twice."""

    city: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Where the provider says the town is; `name` and `state` are its own words, empty where it gives none."""

    point: Point
    name: str
    state: str


GeocodeFn = Callable[[Query], Result | None]
"""Ask a provider; `None` where it knows no such town. Raises `GeocodingError` where it does not answer usably."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Something to ask; `key` names it in the cache, with the address or the tables that its answers come from."""

    name: str
    key: str
    ask: GeocodeFn
