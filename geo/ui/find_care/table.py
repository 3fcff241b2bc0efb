"""The table of cities as plain data: the same cities as on the map, row for row."""

from collections.abc import Sequence
from typing import Any

from geo.formatting import format_distance_range, format_duration_range, format_miles, format_rounded_duration
from geo.models import City
from geo.routing.nearest import Answer, CityTrip, Rank
from geo.ui.find_care.text import order_trips
from geo.ui.map.features import Marker

FIRST = 5
_BEFORE = [{"title": "City"}, {"title": "County"}]
_AFTER = [
    {"title": "City"},
    {"title": "Time", "rank": Rank.TIME.value},
    {"title": "Distance", "rank": Rank.DISTANCE.value},
]


def table(cities: Sequence[City], answer: Answer | None, *, rank: Rank, selected: str | None) -> dict[str, Any]:
    """Return what `web/table.js` draws: before any answer all cities by name, afterward best first.

    A row is a city's name and then its cells in order, a value and its range in turn; `reached` rows are numbered.
    """
    best = order_trips(answer.trips, rank) if answer else []
    rest = _others(cities, best)
    if answer is None:
        rows = [[city.name, f"{city.county} County", ""] for city in sorted(rest, key=lambda city: city.name)]
    else:
        rows = [_reached(found) for found in best] + [[city.name, "no road found", "", "", ""] for city in rest]
    return {
        "caption": f"All {len(rows)} listed cities" if answer is None else "Listed cities by road, nearest first",
        "columns": _BEFORE if answer is None else _AFTER,
        "rows": rows,
        "reached": len(best),
        "rank": rank,
        "selected": selected,
        "first": FIRST,
    }


def markers(cities: Sequence[City], answer: Answer | None, *, rank: Rank, selected: str | None) -> list[Marker]:
    """Return one marker for each city; the nearest five stand out, the selected one most."""
    best = order_trips(answer.trips, rank) if answer else []
    say = {
        found.city.name: f"{format_rounded_duration(found.trip.duration_s)}, {format_miles(found.trip.distance_m)}"
        for found in best
    }
    near = {found.city.name for found in best[:FIRST]}
    return [Marker(city=city, kind=_kind(city.name, near, selected), say=say.get(city.name, "")) for city in cities]


def _kind(name: str, near: set[str], selected: str | None) -> str:
    if name == selected:
        return "selected"
    return "near" if name in near else "city"


def _others(cities: Sequence[City], best: Sequence[CityTrip]) -> list[City]:
    reached = {found.city.name for found in best}
    return [city for city in cities if city.name not in reached]


def _reached(found: CityTrip) -> list[str]:
    trip = found.trip
    time = [format_rounded_duration(trip.duration_s), format_duration_range(trip.duration_low_s, trip.duration_high_s)]
    distance = [format_miles(trip.distance_m), format_distance_range(trip.distance_low_m, trip.distance_high_m)]
    return [found.city.name, *time, *distance]
