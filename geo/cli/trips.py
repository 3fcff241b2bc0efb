"""What the commands about trips share: the JSON of a trip, and the text around it."""

from collections.abc import Sequence

from geo.formatting import format_miles
from geo.models import Location, Point, Precision, Trip
from geo.routing.access_leg import DETOUR_FACTOR

NEGATIVE_NUMBERS = {"ignore_unknown_options": True}  # click settings: "-121.31, 44.05" is a query, not an option
_PRECISE_M = 100  # a smaller radius does not matter on a drive between towns
_PLACE = {
    Precision.POINT: "{}",
    Precision.ADDRESS: "{}",
    Precision.INTERPOLATED: "near {}",
    Precision.INTERSECTION: "{}",
    Precision.STREET: "the middle of {}",
    Precision.ZIP: "the center of {}",
    Precision.PLACE: "the center of {}",
    Precision.COUNTY: "the population center of {}",
}
_METHOD = {
    "highway network": "Along highways by their official mileage, at the usual speed for each kind of road without "
    f"traffic; local streets to and from the highway are estimated at {DETOUR_FACTOR} times the straight line.",
    "osrm": "Street by street, from this site's own routing server, without traffic.",
}


def join_notices(*notices: str | None) -> str | None:
    """Return the distinct notices as one text, or `None` if there are none."""
    return " ".join(dict.fromkeys(notice for notice in notices if notice)) or None


def location_json(location: Location) -> dict[str, object]:
    """Return a location as a JSON object, in degrees and meters."""
    return {
        "label": location.label,
        "lat": location.point.lat,
        "lon": location.point.lon,
        "county": location.county,
        "precision": location.precision.value,
        "radius_m": location.radius_m,
    }


def trip_json(city: str, trip: Trip) -> dict[str, object]:
    """Return a trip as a JSON object, in whole meters and seconds."""
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
    """Return a line as a GeoJSON LineString, longitude first, to six decimals (0.1 m)."""
    return {"type": "LineString", "coordinates": [[round(point.lon, 6), round(point.lat, 6)] for point in line]}


def location_text(location: Location) -> str:
    """Return what a trip starts from or leads to, and how far the exact place may be from there."""
    county = f"{location.county} County"
    label = location.label if county in location.label else f"{location.label}, {county}"
    place = _PLACE[location.precision].format(label)
    if location.radius_m <= _PRECISE_M:
        return place
    return f"{place} (the exact place may be up to {format_miles(location.radius_m)} away)"


def method_text(method: str) -> str:
    """Return one sentence on how trips of this method are calculated."""
    return _METHOD.get(method, f"Calculated by: {method}.")


def align_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a text table, each column as wide as its longest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
