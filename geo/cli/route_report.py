"""What `route` finds, as JSON for programs and in words for people."""

import json
import math
from dataclasses import dataclass, replace

from geo.cli.trips import aligned, line_json, location_json, one_notice, say_from, say_how, trip_json
from geo.formatting import format_trip
from geo.geocoding import geocode
from geo.models import Location, Precision, Route
from geo.routing.nearest import route_between
from geo.routing.routers import build_routers
from geo.settings import Settings
from geo.tables.atlas import read_atlas


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The way, from where to where, and what was assumed."""

    origin: Location
    destination: Location
    notice: str | None
    route: Route


def find_route(origin: str, destination: str) -> Found:
    """Return the way between what the two texts mean."""
    settings = Settings.from_env()
    atlas = read_atlas(settings.data)
    start, end = (geocode(text, atlas.gazetteer) for text in (origin, destination))
    answer = route_between(
        _unsure_of_both(start.location, end.location), end.location.point, build_routers(settings, atlas)
    )
    return Found(
        origin=start.location,
        destination=end.location,
        notice=one_notice(start.notice, end.notice, answer.notice),
        route=answer.route,
    )


def _unsure_of_both(start: Location, end: Location) -> Location:
    """Return the start, known no better than both ends together; a trip to a town ends at its center (decision 2)."""
    more_m = 0.0 if end.precision is Precision.PLACE else end.radius_m
    return replace(start, radius_m=math.hypot(start.radius_m, more_m))


def as_json(found: Found) -> str:
    """Return the way as one JSON object: a trip, its line and its highways, in degrees, meters and seconds."""
    return json.dumps(
        {
            "origin": location_json(found.origin),
            "destination": location_json(found.destination),
            "notice": found.notice,
            **trip_json(found.destination.label, found.route.trip),
            "geometry": line_json(found.route.geometry),
            "via": list(found.route.via),
        }
    )


def as_text(found: Found) -> str:
    """Return the way in a table of two columns with what must be known about it."""
    trip, via = found.route.trip, found.route.via
    rows = [
        ("From", say_from(found.origin)),
        ("To", say_from(found.destination)),
        ("Drive", format_trip(trip)),
        ("By", ", then ".join(via) if via else "local streets"),
    ]
    told = [found.notice] if found.notice else []
    return "\n".join([aligned(rows), *told, say_how(trip.method)])
