"""The cities as data for the table and for the map's markers: the same cities in both."""

from collections.abc import Sequence
from typing import Any

from geo.formatting import format_distance_range, format_duration_range, format_miles, format_rounded_duration
from geo.models import City
from geo.routing.nearest import CityTrip, Rank
from geo.ui.map.features import Marker

NEAREST = 5
_COLUMNS_BEFORE = [{"title": "City"}, {"title": "County"}]
_COLUMNS = [
    {"title": "City"},
    {"title": "Time", "rank": Rank.TIME.value},
    {"title": "Distance", "rank": Rank.DISTANCE.value},
]


def table(cities: Sequence[City], trips: Sequence[CityTrip], *, rank: Rank, selected: str | None) -> dict[str, Any]:
    """Return the data that `web/table.js` draws, from the ranked `trips`; before an answer, all cities by name.

    A row is [name, cell ...]; a cell is [text] or [text, range, compact range]. The first `reached` rows are numbered.
    """
    unreached = _unreached(cities, trips)
    if trips:
        rows = [*map(_trip_row, trips), *([city.name, ["no road found"], [""]] for city in unreached)]
    else:
        rows = [[city.name, [f"{city.county} County"]] for city in sorted(unreached, key=lambda city: city.name)]
    return {
        "caption": "Listed cities by road, nearest first" if trips else f"All {len(rows)} listed cities",
        "columns": _COLUMNS if trips else _COLUMNS_BEFORE,
        "rows": rows,
        "reached": len(trips),
        "rank": rank,
        "selected": selected,
        "first": NEAREST,
    }


def markers(cities: Sequence[City], trips: Sequence[CityTrip], *, selected: str | None) -> list[Marker]:
    """Return one marker for each city, from the ranked `trips`; the nearest five and the selected one stand out."""
    trip_texts = {
        city.name: f"{format_rounded_duration(trip.duration_s)}, {format_miles(trip.distance_m)}"
        for city, trip in trips
    }
    near = {city.name for city, _ in trips[:NEAREST]}
    return [
        Marker(city=city, kind=_kind(city.name, near, selected), trip_text=trip_texts.get(city.name, ""))
        for city in cities
    ]


def _kind(name: str, near: set[str], selected: str | None) -> str:
    if name == selected:
        return "selected"
    return "near" if name in near else "city"


def _unreached(cities: Sequence[City], trips: Sequence[CityTrip]) -> list[City]:
    reached = {city.name for city, _ in trips}
    return [city for city in cities if city.name not in reached]


def _trip_row(city_trip: CityTrip) -> list[Any]:
    city, trip = city_trip
    durations, distances = (trip.duration_low_s, trip.duration_high_s), (trip.distance_low_m, trip.distance_high_m)
    return [
        city.name,
        [
            format_rounded_duration(trip.duration_s),
            format_duration_range(*durations),
            format_duration_range(*durations, compact=True),
        ],
        [
            format_miles(trip.distance_m),
            format_distance_range(*distances),
            format_distance_range(*distances, compact=True),
        ],
    ]
