"""From a point to a location: which county it lies in, how sure it is, and whether it is in the region at all."""

import math
from dataclasses import replace

import shapely

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.locate.coordinates import Angle
from geo.model import Located, Location, Point, Precision
from geo.tables.gazetteer import County, Gazetteer

EARTH_M = 6_371_008.8  # mean radius
BESIDE_M = 500  # how far outside the drawn border a point still counts: rivers, piers, the drawing's own error
_PIN_M = 50.0  # how well a finger sets a pin, or a telephone knows where it is outdoors
_LEAST_M = 10.0  # what typed coordinates are not trusted beyond, however many digits they have
_DIGITS = 5
COVERED = "which is all that is covered here"


def locate_point(point: Point, gazetteer: Gazetteer, *, label: str | None = None, radius_m: float = _PIN_M) -> Located:
    """Return where `point`, a pin or a device's position, lies; its label is its latitude and longitude unless given.

    `radius_m` is what the asker knows of the error; without it 50 m, for a finger or a telephone. Raises
    `OutsideRegionError` for a point more than 500 m outside the region's border.
    """
    spot = f"{point.lat:.{_DIGITS}f}, {point.lon:.{_DIGITS}f}"
    county = county_at(point, gazetteer)
    if county is None:
        what = f"{label[0].upper()}{label[1:]}" if label else f"The point {spot}"
        raise OutsideRegionError(f"{what} lies outside {gazetteer.region.name}, {COVERED}.")
    label = label or spot
    return Located(
        location=Location(label=label, point=point, county=county.name, precision=Precision.POINT, radius_m=radius_m)
    )


def county_at(point: Point, gazetteer: Gazetteer) -> County | None:
    """Return the county that holds `point`, else the nearest within 500 m, else `None`."""
    for county in gazetteer.counties:
        if shapely.contains_xy(county.shape, point.lon, point.lat):
            return county
    metres = {_metres_to(county, point): county for county in gazetteer.counties}
    nearest = min(metres)
    return metres[nearest] if nearest <= BESIDE_M else None


def metres_between(here: Point, there: Point) -> float:
    """Return the distance in metres over a sphere, good to half a per cent."""
    north = math.radians(there.lat - here.lat)
    east = math.radians(there.lon - here.lon)
    both = math.cos(math.radians(here.lat)) * math.cos(math.radians(there.lat))
    return 2 * EARTH_M * math.asin(math.sqrt(math.sin(north / 2) ** 2 + both * math.sin(east / 2) ** 2))


def _metres_to(county: County, point: Point) -> float:
    """Return the metres from `point` to the county's border, going to the corner that is nearest in degrees."""
    lon, lat = shapely.shortest_line(county.shape, shapely.Point(point.lon, point.lat)).coords[0]
    return metres_between(Point(lon=lon, lat=lat), point)


def locate_angles(lat: Angle, lon: Angle, gazetteer: Gazetteer) -> Located:
    """Return where the coordinates lie, read also with the minus sign or the order that the region needs.

    The radius is the worth of half of the last digit typed, at least 10 m. Raises `OutsideRegionError`, and
    `NotUnderstoodError` for what is no position on the earth.
    """
    typed = f"{lat.label}, {lon.label}"
    lettered = bool(lat.letter or lon.letter)
    for north, east, remark in _readings(lat, lon)[: 1 if lettered else None]:
        point = _point(north.value, east.value)
        if point is None or county_at(point, gazetteer) is None:
            continue
        label = f"{north.label}, {east.label}"
        found = locate_point(point, gazetteer, label=label, radius_m=_rounding_m(north, east))
        return replace(
            found, notice=f"Taken as latitude {north.label}, longitude {east.label}: {remark}." if remark else None
        )
    if _point(lat.value, lon.value) is None and _point(lon.value, lat.value) is None:
        raise NotUnderstoodError(f"{typed} is no latitude and longitude on the earth; latitudes end at 90.")
    raise OutsideRegionError(f"The point {typed} lies outside {gazetteer.region.name}, {COVERED}.")


def _readings(lat: Angle, lon: Angle) -> list[tuple[Angle, Angle, str]]:
    """Return what two numbers may have been meant as, likeliest first, each with what was assumed."""
    west, turned_west = replace(lon, value=-lon.value), replace(lat, value=-lat.value)
    return [
        (lat, lon, ""),
        (lat, west, "the longitude lacked its minus sign"),
        (lon, lat, "the two were the other way round"),
        (lon, turned_west, "the two were the other way round and the longitude lacked its minus sign"),
    ]


def _point(lat: float, lon: float) -> Point | None:
    try:
        return Point(lon=lon, lat=lat)
    except InputError:
        return None


def _rounding_m(lat: Angle, lon: Angle) -> float:
    east = lon.half * math.cos(math.radians(lat.value))
    return max(_LEAST_M, round(math.hypot(lat.half, east) * math.radians(EARTH_M), 1))
