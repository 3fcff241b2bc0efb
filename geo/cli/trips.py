"""What the commands about trips share: JSON of a trip, and the sentences around it."""

from collections.abc import Sequence

from geo.formatting import format_miles
from geo.models import Location, Point, Precision, Trip
from geo.routing.access_leg import DETOUR

_MEASURED_FROM = {
    Precision.POINT: "this very point",
    Precision.ADDRESS: "this address",
    Precision.INTERPOLATED: "a point estimated from its neighbors",
    Precision.INTERSECTION: "this crossing",
    Precision.STREET: "the middle of the street",
    Precision.ZIP: "the middle of the ZIP code's area",
    Precision.PLACE: "the middle of the town",
    Precision.COUNTY: "the middle of where its people live",
}
_EXACT_M = 100  # nobody cares about less on a drive between towns
_HOW = {
    "highway network": "Along highways by their official miles, at each kind of road's usual speed without traffic; "
    f"to the highway and from it over local streets, by their straight length times {DETOUR}.",
    "osrm": "Along the streets of the operator's own routing server, without traffic.",
}


def one_notice(*notices: str | None) -> str | None:
    """Return the sentences as one text, or `None` if there are none."""
    return " ".join(dict.fromkeys(notice for notice in notices if notice)) or None


def location_json(location: Location) -> dict[str, object]:
    """Return a location as JSON holds it, in degrees and meters."""
    return {
        "label": location.label,
        "lat": location.point.lat,
        "lon": location.point.lon,
        "county": location.county,
        "precision": location.precision.value,
        "radius_m": location.radius_m,
    }


def trip_json(city: str, trip: Trip) -> dict[str, object]:
    """Return a trip as JSON holds it, in whole meters and seconds."""
    return {
        "city": city,
        "distance_m": round(trip.distance_m),
        "duration_s": round(trip.duration_s),
        "distance_low_m": round(trip.distance_low_m),
        "distance_high_m": round(trip.distance_high_m),
        "duration_low_s": round(trip.duration_low_s),
        "duration_high_s": round(trip.duration_high_s),
        "method": trip.method,
    }


def line_json(line: Sequence[Point]) -> dict[str, object]:
    """Return a line as a GeoJSON LineString, longitude first."""
    return {"type": "LineString", "coordinates": [[round(point.lon, 6), round(point.lat, 6)] for point in line]}


def say_from(location: Location) -> str:
    """Return what a trip was measured from, and how far the true place may be from that."""
    radius = f"; the true place may lie {format_miles(location.radius_m)} away" if location.radius_m > _EXACT_M else ""
    county = f"{location.county} County"
    label = location.label if county in location.label else f"{location.label}, {county}"
    return f"{label}: measured from {_MEASURED_FROM[location.precision]}{radius}."


def say_how(method: str) -> str:
    """Return in one sentence how trips of this method were found."""
    return _HOW.get(method, f"Found by: {method}.")


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of words as a table, columns as wide as their longest word."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
