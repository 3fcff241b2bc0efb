"""The answer in sentences: pure functions from trips and locations to plain text."""

import re
from collections.abc import Sequence

from geo.formatting import format_about, format_distance_range, format_duration_range, format_list, format_miles
from geo.models import City, Location, Precision, Route, Trip
from geo.routing.nearest import CityTrip, Rank
from geo.units import METERS_PER_MILE

LOCAL_M = 1.5 * METERS_PER_MILE  # a drive as short starts in the city itself
LONG_DRIVE_S = 3 * 3600
SHOWN_RADIUS_M = 500  # an origin known better than this needs no remark
_START = {
    Precision.POINT: "{}",
    Precision.ADDRESS: "{}",
    Precision.INTERPOLATED: "near {}",
    Precision.INTERSECTION: "{}",
    Precision.STREET: "the middle of {}",
}
_OFFERED = 3  # cities named for a long drive
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def is_local(trip: Trip) -> bool:
    """Return whether a trip is so short that it starts in the city itself."""
    return trip.distance_m <= LOCAL_M


def is_home_city(city: City, origin: Location) -> bool:
    """Return whether the origin is in the listed `city`, by the name and county of its town."""
    return (city.name, city.county) == (origin.town, origin.county)


def headline(city_trip: CityTrip, rank: Rank, origin: Location) -> str:
    """Return the answer in one sentence: the nearest city, or that the origin's own city is listed.

    For a whole county only the range is given, because few people live at its center.
    """
    name, trip = isolate(city_trip.city.name), city_trip.trip
    by_distance = " by distance" if rank is Rank.DISTANCE else ""
    if origin.precision is Precision.COUNTY:
        center = f"the center of {origin.label}"
        return f"{name} is the listed city nearest{by_distance} to {center}: {range_text(trip)} by road."
    if is_local(trip):
        return f"{name} is a listed city."
    if is_home_city(city_trip.city, origin):
        return f"{name} is a listed city: {estimate_text(trip)} to its center."
    return f"{name} is the nearest listed city{by_distance}: {estimate_text(trip)} by road."


def home_city_text(trips: Sequence[CityTrip], origin: Location) -> str | None:
    """Return that the origin's own city is listed too, where the center of another one is nearer."""
    home = next((trip for city, trip in trips[1:] if is_home_city(city, origin)), None)
    return f"{isolate(origin.town)} is a listed city, too: {estimate_text(home)} to its center." if home else None


def preselected_text(trips: Sequence[CityTrip], name: str | None) -> str | None:
    """Return how far the city is that was selected before the query, unless it is the nearest."""
    trip = next((trip for city, trip in trips[1:] if city.name == name), None)
    return f"{isolate(name)}, the city you selected: {estimate_text(trip)}." if name and trip else None


def likely_text(trip: Trip) -> str:
    """Return the ranges of time and distance as one sentence."""
    if is_local(trip):
        duration = format_duration_range(0, trip.duration_high_s)
        return f"The drive within town may take {duration} ({format_miles(trip.distance_high_m)})."
    return f"Likely {range_text(trip, ', and ')}."


def range_text(trip: Trip, separator: str = ", ") -> str:
    """Return the ranges of time and distance: '45 to 55 min, 36 to 44 miles'."""
    durations = format_duration_range(trip.duration_low_s, trip.duration_high_s)
    return f"{durations}{separator}{format_distance_range(trip.distance_low_m, trip.distance_high_m)}"


def origin_text(origin: Location) -> str:
    """Return the point that the trip starts from and how far the visitor may be from it."""
    start = _START.get(origin.precision, "the center of {}").format(origin.label)
    if origin.radius_m < SHOWN_RADIUS_M:
        return f"From {start}."
    advice = " Enter a ZIP code or address for a closer answer." if origin.precision is Precision.COUNTY else ""
    return f"From {start}, which may be up to {format_miles(origin.radius_m)} from you.{advice}"


def long_drive_text(trips: Sequence[CityTrip]) -> str | None:
    """Return advice and the nearest three cities where every city is over three hours away."""
    if min(trip.duration_s for _, trip in trips) <= LONG_DRIVE_S:
        return None
    offered = "; ".join(f"{isolate(city.name)}, {format_about(trip.duration_s)}" for city, trip in trips[:_OFFERED])
    return (
        f"That is a long drive: over three hours to any listed city. The nearest three are {offered}. "
        "Before you plan the trip, call and ask what can be done by phone or closer to home."
    )


def route_text(city: str, route: Route) -> str:
    """Return the route's highways in order as one sentence; empty for a trip within the city."""
    if is_local(route.trip):
        return ""
    via = f"via {format_list(route.via)}" if route.via else "local roads only"
    return f"Route to {isolate(city)}: {via}."


def estimate_text(trip: Trip) -> str:
    """Return a trip's best estimates, each kept on one line: 'about 12 min, 9 miles' with no-break spaces."""
    return f"{_no_break(format_about(trip.duration_s))}, {_no_break(format_miles(trip.distance_m))}"


def isolate(name: str) -> str:
    """Return a name whose direction marks end with it, so that they do not reorder the rest of the sentence."""
    return f"\u2068{name}\u2069" if _DIRECTION_MARKS.search(name) else name


def _no_break(value: str) -> str:
    return value.replace(" ", "\N{NO-BREAK SPACE}")
