"""The table of cities as plain data: the same cities as on the map, row for row."""

from collections.abc import Sequence
from typing import Any

from geo.model import City
from geo.nearest import Answer, CityTrip, Rank
from geo.ui.answers import order, say_short
from geo.ui.maps import Marker
from geo.words import say_about, say_distances, say_durations, say_miles

FIRST = 5
_BEFORE = [{"title": "City"}, {"title": "County"}]
_AFTER = [
    {"title": "City"},
    {"title": "Time", "rank": Rank.TIME.value},
    {"title": "Distance", "rank": Rank.DISTANCE.value},
]


def table(cities: Sequence[City], answer: Answer | None, *, rank: Rank, selected: str | None) -> dict[str, Any]:
    """Return what `web/table.js` draws: before any answer all cities by name, afterwards best first."""
    if answer is None:
        rows = [_listed(city) for city in sorted(cities, key=lambda city: city.name)]
        caption = f"All {len(rows)} listed cities"
    else:
        best = order(answer.trips, rank)
        rows = [_reached(number, found) for number, found in enumerate(best, start=1)]
        rows += [_unreached(city) for city in _others(cities, best)]
        caption = "Listed cities by road, nearest first"
    columns = _BEFORE if answer is None else _AFTER
    return {"caption": caption, "columns": columns, "rows": rows, "rank": rank, "selected": selected, "first": FIRST}


def markers(cities: Sequence[City], answer: Answer | None, *, rank: Rank, selected: str | None) -> list[Marker]:
    """Return one marker for each city; the nearest five stand out, the selected one most."""
    best = order(answer.trips, rank) if answer else []
    say = {found.city.name: say_short(found.trip) for found in best}
    near = {found.city.name for found in best[:FIRST]}
    return [Marker(city=city, kind=_kind(city.name, near, selected), say=say.get(city.name, "")) for city in cities]


def _kind(name: str, near: set[str], selected: str | None) -> str:
    if name == selected:
        return "selected"
    return "near" if name in near else "city"


def _others(cities: Sequence[City], best: Sequence[CityTrip]) -> list[City]:
    reached = {found.city.name for found in best}
    return [city for city in cities if city.name not in reached]


def _listed(city: City) -> dict[str, Any]:
    return {"name": city.name, "cells": [[f"{city.county} County", ""]]}


def _reached(number: int, found: CityTrip) -> dict[str, Any]:
    trip = found.trip
    time = [say_about(trip.duration_s), say_durations(trip.duration_low_s, trip.duration_high_s)]
    distance = [say_miles(trip.distance_m), say_distances(trip.distance_low_m, trip.distance_high_m)]
    return {"name": found.city.name, "number": str(number), "cells": [time, distance]}


def _unreached(city: City) -> dict[str, Any]:
    return {"name": city.name, "cells": [["no road found", ""], ["", ""]]}
