"""Test data for the pages: three cities, a small gazetteer, and routers that answer from a table or not at all."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely

from geo.errors import RouteNotFoundError, RouterUnavailableError
from geo.models import City, Location, Point, Precision, Region, Route, Trip
from geo.tables.gazetteer import County, Gazetteer, Place, ZipArea
from geo.ui.assets import Assets
from geo.ui.services import Services

BEND = City(listed_as="Bend OR", name="Bend", county="Deschutes", point=Point(lon=-121.3, lat=44.0))
BURNS = City(listed_as="Burns OR", name="Burns", county="Harney", point=Point(lon=-119.0, lat=43.6))
SALEM = City(listed_as="Salem OR", name="Salem", county="Marion", point=Point(lon=-123.0, lat=44.9))
CITIES = (BEND, BURNS, SALEM)
HAMPTON = Point(lon=-120.2, lat=43.7)
OREGON = Region(name="Oregon", abbreviation="OR", fips="41")


def trip(minutes: float, miles: float, *, spread: float = 0.1, method: str = "table") -> Trip:
    """Return a trip of `minutes` and `miles`; its ranges are that much times 1 - `spread` to 1 + `spread`."""
    meters, seconds = miles * 1609.344, minutes * 60
    return Trip(
        distance_m=meters,
        duration_s=seconds,
        distance_low_m=meters * (1 - spread),
        distance_high_m=meters * (1 + spread),
        duration_low_s=seconds * (1 - spread),
        duration_high_s=seconds * (1 + spread),
        method=method,
    )


class TableRouter:
    """Answer from a table of trips by city name and count the calls; a city not in the table cannot be reached."""

    method = "table"

    def __init__(self, trips: Mapping[str, Trip], *, via: Sequence[str] = ("US 20", "OR 126")) -> None:
        self._trips = {city.point: trips.get(city.name) for city in CITIES}
        self._via = tuple(via)
        self.trip_calls = self.route_calls = 0

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        self.trip_calls += 1
        return [self._trips.get(point) for point in destinations]

    def route(self, origin: Location, destination: Point) -> Route:
        self.route_calls += 1
        trip = self._trips.get(destination)
        if trip is None:
            raise RouteNotFoundError("No road leads there.")
        bend = Point(lon=(origin.point.lon + destination.lon) / 2, lat=origin.point.lat)
        corner = Point(lon=bend.lon, lat=destination.lat)
        return Route(trip=trip, geometry=(origin.point, bend, corner, destination), road=(bend, corner), via=self._via)


class DownRouter:
    """Raise `RouterUnavailableError` for every query."""

    method = "a server"

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        raise RouterUnavailableError("The routing server at http://127.0.0.1:5000 did not answer within 5 s.")

    def route(self, origin: Location, destination: Point) -> Route:  # noqa: ARG002
        raise RouterUnavailableError("The routing server at http://127.0.0.1:5000 did not answer within 5 s.")


class BrokenRouter(DownRouter):
    """Raise an error that quotes the origin, as a library's might."""

    def trips(self, origin: Location, destinations: Sequence[Point]) -> list[Trip | None]:  # noqa: ARG002
        raise ZeroDivisionError(f"while measuring from {origin.label}")


NEAR = TableRouter({"Bend": trip(12, 9), "Burns": trip(130, 131), "Salem": trip(160, 120)})


def place(name: str, county: str, point: Point, *, population: int = 100) -> Place:
    """Return a town."""
    return Place(name=name, county=county, point=point, population=population, kind="town", radius_m=2000.0)


def gazetteer() -> Gazetteer:
    """Return one rectangular county with the three cities, Hampton, two Riversides and two ZIP codes."""
    square = shapely.box(-124.5, 42.0, -116.5, 46.2)
    far_from_hampton = Point(lon=-119.5, lat=45.5)
    places = [place(city.name, "Deschutes", city.point, population=9000) for city in CITIES]
    return Gazetteer(
        region=OREGON,
        places=(
            *places,
            place("Hampton", "Deschutes", HAMPTON),
            place("Riverside", "Malheur", Point(lon=-118.1, lat=43.5)),
            place("Riverside", "Umatilla", Point(lon=-118.8, lat=45.6)),
        ),
        zips=(
            ZipArea(
                code="97712",
                place="Hampton",
                county="Deschutes",
                point=HAMPTON,
                radius_m=14484.0,
                post_box_only=False,
            ),
            ZipArea(
                code="97709",
                place="Hampton",
                county="Deschutes",
                point=far_from_hampton,
                radius_m=1600.0,
                post_box_only=True,
            ),
        ),
        counties=(
            County(name="Deschutes", fips="41017", seat="Bend", point=BEND.point, radius_m=100_000.0, shape=square),
        ),
        outline=square,
    )


def location(
    label: str = "ZIP 97712 (Hampton)", *, precision: Precision = Precision.ZIP, radius_m: float = 14484.0
) -> Location:
    """Return a location at Hampton."""
    return Location(label=label, point=HAMPTON, county="Deschutes", precision=precision, radius_m=radius_m)


def assets() -> Assets:
    """Return asset names without writing any file."""
    files = [path.name for path in (Path(__file__).parents[2] / "geo" / "ui" / "web").iterdir()]
    return Assets({name: name for name in [*files, "leaflet.js", "leaflet.css", "basemap.js"]})


def services(*routers: object, **changes: object) -> Services:
    """Return the services of a page, with `changes` to their fields."""
    fields = {
        "region": OREGON,
        "cities": CITIES,
        "gazetteer": gazetteer(),
        "routers": routers or (NEAR,),
        "assets": assets(),
    }
    return Services(**(fields | changes))  # type: ignore[arg-type]  # tests name the fields
