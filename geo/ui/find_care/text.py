"""The answer in words: pure functions from trips and locations to sentences of plain text."""

import re
from collections.abc import Sequence

from geo.formatting import format_about, format_distance_range, format_duration_range, format_list, format_miles
from geo.models import City, Location, Precision, Route, Trip
from geo.routing.nearest import CityTrip, Rank
from geo.units import METERS_PER_MILE

_TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_THERE_M = 1.5 * METERS_PER_MILE
_LONG_S = 3 * 3600
_OFFERED = 3
_FROM = {
    Precision.POINT: "Measured from {label}",
    Precision.ADDRESS: "Measured from {label}",
    Precision.INTERPOLATED: "Measured from near {label}",
    Precision.INTERSECTION: "Measured from {label}",
    Precision.STREET: "Measured from the middle of {label}",
    Precision.ZIP: "Measured from the center of {label}",
    Precision.PLACE: "Measured from the center of {label}",
    Precision.COUNTY: "Measured from the middle of {label}",
}
_WORTH_SAYING_M = 500


def order_trips(trips: Sequence[CityTrip], rank: Rank) -> list[CityTrip]:
    """Return the trips best first: by time or by distance, ties as they came."""
    by_time = rank is Rank.TIME
    return sorted(trips, key=lambda found: found.trip.duration_s if by_time else found.trip.distance_m)


def is_local(trip: Trip) -> bool:
    """Tell whether a trip is so short that its start lies in the city itself."""
    return trip.distance_m <= _THERE_M


def is_home_city(city: City, origin: Location) -> bool:
    """Tell whether the origin is in the listed `city`, by the name of its town."""
    return (city.name, city.county) == (origin.town, origin.county)


def headline(found: CityTrip, rank: Rank, origin: Location) -> str:
    """Return the sentence that answers the question: the nearest city, or that the origin's own is on the list.

    From a whole county it gives the range alone: nobody lives in its middle.
    """
    name, trip = isolate(found.city.name), found.trip
    by = " by distance" if rank is Rank.DISTANCE else ""
    if origin.precision is Precision.COUNTY:
        return f"{name} is the listed city nearest{by} to the middle of {origin.label}: {format_range(trip)} by road."
    if is_home_city(found.city, origin) or is_local(trip):
        return f"{name} itself is on the list{'' if is_local(trip) else f': {format_short(trip)} to its center'}."
    return f"{name} is the nearest listed city{by}: {format_short(trip)} by road."


def home_city_text(best: Sequence[CityTrip], origin: Location) -> str | None:
    """Return that the origin's own city is on the list, where the center of another one is nearer."""
    home = next((found for found in best[1:] if is_home_city(found.city, origin)), None)
    return (
        f"{isolate(home.city.name)} itself is on the list, too: {format_short(home.trip)} to its center."
        if home
        else None
    )


def preselected_text(best: Sequence[CityTrip], city: str | None) -> str | None:
    """Return how far the city is that was chosen before anything was asked, unless it is the nearest."""
    wished = next((found for found in best[1:] if found.city.name == city), None)
    return f"{isolate(wished.city.name)}, which you chose: {format_short(wished.trip)}." if wished else None


def range_text(trip: Trip) -> str:
    """Return the intervals of time and distance as one sentence."""
    if is_local(trip):
        return f"To its center it may be {format_duration_range(0, trip.duration_high_s)} or {format_miles(trip.distance_high_m)}."
    return f"Likely {format_range(trip, 'and ')}."


def format_range(trip: Trip, joined: str = "") -> str:
    """Return the intervals of time and distance: '45 to 55 min, 36 to 44 miles'."""
    durations = format_duration_range(trip.duration_low_s, trip.duration_high_s)
    return f"{durations}, {joined}{format_distance_range(trip.distance_low_m, trip.distance_high_m)}"


def origin_text(origin: Location) -> str:
    """Return what the trip was measured from and how far off that may be, as one sentence."""
    measured = _FROM[origin.precision].format(label=origin.label)
    if origin.radius_m < _WORTH_SAYING_M:
        return f"{measured}."
    advice = ": type your ZIP code or town to know better" if origin.precision is Precision.COUNTY else ""
    return f"{measured}, which may be up to {format_miles(origin.radius_m)} from you{advice}."


def long_drive_text(best: Sequence[CityTrip]) -> str | None:
    """Return kind words and the nearest three when every city is over three hours away, however they are ranked."""
    if min(found.trip.duration_s for found in best) <= _LONG_S:
        return None
    offered = "; ".join(
        f"{isolate(found.city.name)}, {format_about(found.trip.duration_s)}" for found in best[:_OFFERED]
    )
    return (
        f"That is a long way, over three hours to any listed city. The nearest three are {offered}. "
        "Before you plan the trip, call and ask what can be done by phone or closer to home."
    )


def route_text(city: str, route: Route) -> str:
    """Return the way in words: the highways in order; nothing where one is there already."""
    if is_local(route.trip):
        return ""
    if not route.via:
        return f"The way to {isolate(city)}: local roads only."
    return f"The way to {isolate(city)}: by {format_list(route.via)}."


def isolate(name: str) -> str:
    """Return a name whose marks of direction end with it, so that they turn nothing else of a sentence round."""
    return f"\u2068{name}\u2069" if _TURNS.search(name) else name


def format_short(trip: Trip) -> str:
    """Return a trip's best estimates: 'about 12 min, 9 miles'."""
    return f"{format_about(trip.duration_s)}, {format_miles(trip.distance_m)}"
