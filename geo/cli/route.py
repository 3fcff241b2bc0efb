"""`python -m geo route`: the route by road between two places."""

import json
import math
from dataclasses import dataclass, replace

import click

from geo.cli.output import print_text
from geo.cli.trips import (
    NEGATIVE_NUMBERS,
    align_columns,
    join_notices,
    line_json,
    location_json,
    location_text,
    method_text,
    trip_json,
)
from geo.formatting import format_trip
from geo.geocoding import geocode
from geo.geocoding.addresses import open_index
from geo.models import Location, Precision, Route
from geo.routing.nearest import route_between
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import read_atlas


@click.command("route", context_settings=NEGATIVE_NUMBERS, short_help="Get driving directions between two places.")
@click.argument("origin")
@click.argument("destination")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: degrees, meters and seconds, the line as GeoJSON.")
def command(origin: str, destination: str, *, as_json: bool) -> None:
    """Find the route from ORIGIN to DESTINATION, each a ZIP code, a town, a county, an address or "LAT, LON"."""
    result = find_route(origin, destination)
    print_text(to_json(result) if as_json else to_text(result))


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteResult:
    """The route, the two locations it joins, and what was assumed."""

    origin: Location
    destination: Location
    notice: str | None
    route: Route


def find_route(origin: str, destination: str) -> RouteResult:
    """Return the route between two queries.

    Raises `InputError` if a query cannot be geocoded, `RoutingError` if no route is found.
    """
    settings = Settings.from_env()
    atlas = read_atlas(settings.data)
    addresses = open_index(settings.addresses)
    start, end = (geocode(query, atlas.gazetteer, addresses) for query in (origin, destination))
    routers = build_routers(settings, atlas)
    answer = route_between(_with_both_radii(start.location, end.location), end.location.point, routers)
    return RouteResult(
        origin=start.location,
        destination=end.location,
        notice=join_notices(start.notice, end.notice, answer.notice),
        route=answer.route,
    )


def _with_both_radii(start: Location, end: Location) -> Location:
    """Return the start with the radii of both ends combined; a trip to a town ends at its center (decision 2)."""
    end_radius_m = 0.0 if end.precision is Precision.PLACE else end.radius_m
    return replace(start, radius_m=math.hypot(start.radius_m, end_radius_m))


def to_json(result: RouteResult) -> str:
    """Return the route as one JSON object: a trip, its line and its highways, in degrees, meters and seconds."""
    return json.dumps(
        {
            "origin": location_json(result.origin),
            "destination": location_json(result.destination),
            "notice": result.notice,
            **trip_json(result.destination.label, result.route.trip),
            "geometry": line_json(result.route.geometry),
            "via": list(result.route.via),
        }
    )


def to_text(result: RouteResult) -> str:
    """Return the route as a table of two columns with the method below it."""
    trip, via = result.route.trip, result.route.via
    rows = [
        ("From", location_text(result.origin)),
        ("To", location_text(result.destination)),
        ("Drive", format_trip(trip)),
        ("Route", f"via {', then '.join(via)}" if via else "local streets (estimated)"),
    ]
    notice = [result.notice] if result.notice else []
    return "\n".join([align_columns(rows), *notice, method_text(trip.method)])
