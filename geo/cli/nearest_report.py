"""What `nearest` finds, as JSON for programs and as a table for people."""

import json
from dataclasses import dataclass

from geo.cli.trips import aligned, location_json, one_notice, say_from, say_how, trip_json
from geo.errors import InputError
from geo.formatting import format_distance_range, format_duration_range, format_miles, format_rounded_duration
from geo.geocoding import geocode
from geo.models import Location
from geo.routing.nearest import CityTrip, Rank, nearest
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import read_atlas

_HEADER = ("City", "About", "likely", "Miles", "likely")
_CAVEAT = "A city is on the list because a web page names it; call before you drive, for no clinic was checked."
_USUAL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was asked, from where it was measured, and the trips, best first."""

    query: str
    origin: Location
    notice: str | None
    trips: tuple[CityTrip, ...]


def find(query: str, *, limit: int | None, rank: str) -> Found:
    """Return the `limit` best trips (five, or all of a shorter list, unless given) from what `query` means."""
    settings = Settings.from_env()
    atlas = read_atlas(settings.data)
    if limit is not None and limit > len(atlas.cities):
        raise InputError(f"--limit is {limit}, and the list has {len(atlas.cities)} cities; ask for no more.")
    located = geocode(query, atlas.gazetteer)
    answer = nearest(located.location, atlas.cities, build_routers(settings, atlas), rank=Rank(rank))
    notice = one_notice(located.notice, answer.notice)
    return Found(query=query, origin=located.location, notice=notice, trips=answer.trips[: limit or _USUAL])


def as_json(found: Found) -> str:
    """Return what was found as one JSON object, in degrees, meters and seconds."""
    return json.dumps(
        {
            "query": found.query,
            "origin": location_json(found.origin),
            "notice": found.notice,
            "trips": [trip_json(best.city.name, best.trip) for best in found.trips],
        }
    )


def as_text(found: Found) -> str:
    """Return what was found as a table with what must be known about it."""
    table = aligned([_HEADER, *map(_row, found.trips)])
    told = [say_from(found.origin), *([found.notice] if found.notice else [])]
    return "\n".join([*told, "", table, "", say_how(found.trips[0].trip.method), _CAVEAT])


def _row(best: CityTrip) -> tuple[str, ...]:
    trip = best.trip
    return (
        best.city.name,
        format_rounded_duration(trip.duration_s),
        format_duration_range(trip.duration_low_s, trip.duration_high_s),
        format_miles(trip.distance_m),
        format_distance_range(trip.distance_low_m, trip.distance_high_m),
    )
