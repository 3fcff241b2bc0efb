"""`python -m geo nearest`: the listed cities reached soonest from a ZIP code, a town or an address."""

import json
from dataclasses import dataclass

import click

from geo.cli.output import print_text
from geo.cli.trips import (
    NEGATIVE_NUMBERS,
    align_columns,
    join_notices,
    location_json,
    location_text,
    method_text,
    trip_json,
)
from geo.errors import InputError
from geo.formatting import format_distance_range, format_duration_range, format_miles, format_rounded_duration
from geo.geocoding import geocode
from geo.geocoding.addresses import open_index
from geo.models import Location
from geo.routing.nearest import CityTrip, Rank, nearest
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import read_atlas

_HEADER = ("City", "Time", "likely range", "Distance", "likely range")
_CAVEAT = "Call before you drive: a city is listed because a web page names it. We have not checked for a clinic there."
_DEFAULT_LIMIT = 5


@click.command("nearest", context_settings=NEGATIVE_NUMBERS, short_help="Find the listed cities nearest by road.")
@click.argument("query")
@click.option("--limit", type=click.IntRange(min=1), help="How many cities to show.  [default: 5]")
@click.option("--rank", type=click.Choice(["time", "distance"]), default="time", show_default=True, help="Rank by.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: degrees, meters and seconds.")
def command(query: str, limit: int | None, rank: str, *, as_json: bool) -> None:
    """Find the listed cities nearest by road to QUERY: a ZIP code, a town, a county, an address or "LAT, LON"."""
    result = find_nearest(query, limit=limit, rank=Rank(rank))
    print_text(to_json(result) if as_json else to_text(result))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestResult:
    """The query, the location it was geocoded to, what was assumed, and the trips, best first."""

    query: str
    origin: Location
    notice: str | None
    trips: tuple[CityTrip, ...]


def find_nearest(query: str, *, limit: int | None, rank: Rank) -> NearestResult:
    """Return the `limit` best trips from `query`, by default five or all of a shorter list.

    Raises `InputError` if `limit` exceeds the list or `query` cannot be geocoded, `RoutingError` if no city can be
    reached.
    """
    settings = Settings.from_env()
    atlas = read_atlas(settings.data)
    if limit is not None and limit > len(atlas.cities):
        raise InputError(
            f"--limit is {limit}, but the list has {len(atlas.cities)} cities; use {len(atlas.cities)} or less."
        )
    match = geocode(query, atlas.gazetteer, open_index(settings.addresses))
    answer = nearest(match.location, atlas.cities, build_routers(settings, atlas))
    return NearestResult(
        query=query,
        origin=match.location,
        notice=join_notices(match.notice, answer.notice),
        trips=answer.ranked(rank)[: limit or _DEFAULT_LIMIT],
    )


def to_json(result: NearestResult) -> str:
    """Return the result as one JSON object, in degrees, meters and seconds."""
    return json.dumps(
        {
            "query": result.query,
            "origin": location_json(result.origin),
            "notice": result.notice,
            "trips": [trip_json(city.name, trip) for city, trip in result.trips],
        }
    )


def to_text(result: NearestResult) -> str:
    """Return the result as a table with the starting point above it and the method below it."""
    notice = [result.notice] if result.notice else []
    table = align_columns([_HEADER, *map(_row, result.trips)])
    method = method_text(result.trips[0].trip.method)
    return "\n".join([f"From {location_text(result.origin)}.", *notice, "", table, "", method, _CAVEAT])


def _row(city_trip: CityTrip) -> tuple[str, ...]:
    city, trip = city_trip
    return (
        city.name,
        format_rounded_duration(trip.duration_s),
        format_duration_range(trip.duration_low_s, trip.duration_high_s),
        format_miles(trip.distance_m),
        format_distance_range(trip.distance_low_m, trip.distance_high_m),
    )
