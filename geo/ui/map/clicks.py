"""Parse clicks on the map and device positions: values from a browser, which may be anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from geo.errors import InputError
from geo.models import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """A click on a city's marker, by name, or on a place on the map."""

    city: str | None = None
    pin: Point | None = None


def parse_click(value: object) -> Click | None:
    """Return the value that the map sent as a click, or `None` if it is not one."""
    if not isinstance(value, Mapping):
        return None
    if isinstance(value.get("city"), str):
        return Click(city=value["city"])
    return parse_position(value.get("pin"))


def parse_position(pair: object) -> Click | None:
    """Return [lat, lon] from Leaflet or a device as a click on that place, or `None` if it is not a position."""
    try:
        lat, lon = cast("Iterable[float]", pair)  # any other value fails here
        wrapped = (lon + 180) % 360 - 180  # Leaflet continues past the date line
        return Click(pin=Point(lon=wrapped, lat=lat))
    except (TypeError, ValueError, InputError):
        return None
