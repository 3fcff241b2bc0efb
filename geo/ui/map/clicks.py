"""What a click on the map means: a value from a browser, which may be anything, as a city, a place or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from geo.errors import InputError
from geo.models import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """What was clicked: a city's marker by name, or a place on the map."""

    city: str | None = None
    pin: Point | None = None


def clicked(value: object) -> Click | None:
    """Return what the map reports (anything at all: it comes from a browser) as a click, or nothing."""
    if not isinstance(value, Mapping):
        return None
    if isinstance(value.get("city"), str):
        return Click(city=value["city"])
    return pin(value.get("pin"))


def pin(pair: object) -> Click | None:
    """Return Leaflet's or a device's [lat, lon] as a click on that place, or nothing if it is no position."""
    try:
        lat, lon = cast("Iterable[float]", pair)  # anything may come; what is no pair of numbers fails here
        wrapped = (lon + 180) % 360 - 180  # Leaflet counts on past the date line
        return Click(pin=Point(lon=wrapped, lat=lat))
    except (TypeError, ValueError, InputError):
        return None
