"""The answer in words: pure functions from trips and locations to sentences of plain text."""

from collections.abc import Sequence

from geo.model import Location, Precision, Route, Trip
from geo.nearest import CityTrip, Rank
from geo.words import METRES_PER_MILE, say_distances, say_durations, say_miles, say_roughly

_THERE_M = 1.5 * METRES_PER_MILE
_LONG_S = 3 * 3600
_OFFERED = 3
_FROM = {
    Precision.POINT: "Measured from {label}",
    Precision.ZIP: "Measured from the centre of {label}",
    Precision.PLACE: "Measured from the centre of {label}",
    Precision.COUNTY: "Measured from the middle of {label}",
}
_WORTH_SAYING_M = 500


def order(trips: Sequence[CityTrip], rank: Rank) -> list[CityTrip]:
    """Return the trips best first: by time or by distance, ties as they came."""
    by_time = rank is Rank.TIME
    return sorted(trips, key=lambda found: found.trip.duration_s if by_time else found.trip.distance_m)


def is_there(trip: Trip) -> bool:
    """Tell whether a trip is so short that its start lies in the city itself."""
    return trip.distance_m <= _THERE_M


def headline(found: CityTrip, rank: Rank) -> str:
    """Return the sentence that answers the question."""
    if is_there(found.trip):
        return f"{found.city.name} itself is on the list."
    by = " by distance" if rank is Rank.DISTANCE else ""
    return f"{found.city.name} is the nearest listed city{by}: {say_short(found.trip)} by road."


def how_sure(trip: Trip) -> str:
    """Return the intervals of time and distance as one sentence."""
    if is_there(trip):
        return f"To its centre it may be {say_durations(0, trip.duration_high_s)} or {say_miles(trip.distance_high_m)}."
    durations = say_durations(trip.duration_low_s, trip.duration_high_s)
    distances = say_distances(trip.distance_low_m, trip.distance_high_m)
    return f"Likely {durations}, and {distances}."


def from_where(origin: Location) -> str:
    """Return what the trip was measured from and how far off that may be, as one sentence."""
    measured = _FROM[origin.precision].format(label=origin.label)
    if origin.radius_m < _WORTH_SAYING_M:
        return f"{measured}."
    return f"{measured}, which may be up to {say_miles(origin.radius_m)} from you."


def long_way(best: Sequence[CityTrip]) -> str | None:
    """Return kind words and the nearest three when every city is over three hours away, however they are ranked."""
    if min(found.trip.duration_s for found in best) <= _LONG_S:
        return None
    offered = "; ".join(f"{found.city.name}, {say_roughly(found.trip.duration_s)}" for found in best[:_OFFERED])
    return (
        f"That is a long way, over three hours to any listed city. The nearest three are {offered}. "
        "Before you plan the trip, call and ask what can be done by phone or closer to home."
    )


def way_there(city: str, route: Route) -> str:
    """Return the way in words: the highways in order."""
    if not route.via:
        return f"The way to {city}: local roads only."
    return f"The way to {city}: by {say_list(route.via)}."


def say_short(trip: Trip) -> str:
    """Return a trip's best estimates: 'about 12 min, 9 miles'."""
    return f"{say_roughly(trip.duration_s)}, {say_miles(trip.distance_m)}"


def say_list(words: Sequence[str]) -> str:
    """Return 'A', 'A and B' or 'A, B and C'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
