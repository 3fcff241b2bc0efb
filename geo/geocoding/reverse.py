"""From a point to a location: which county it lies in, how sure it is, and whether it is in the region at all."""

import math
from dataclasses import replace

import shapely

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding.coordinates import Angle
from geo.geodesy import EARTH_RADIUS_M, haversine_m
from geo.models import GeocodeResult, Location, Point, Precision
from geo.tables.gazetteer import County, Gazetteer

BESIDE_M = 500  # how far outside the drawn border a point still counts: rivers, piers, the drawing's own error
_PIN_M = 50.0  # how well a finger sets a pin, or a phone knows where it is outdoors
_LEAST_M = 10.0  # what typed coordinates are not trusted beyond, however many digits they have
_DIGITS = 5
COVERED = "which is all that is covered here"


def reverse_geocode(
    point: Point, gazetteer: Gazetteer, *, label: str | None = None, radius_m: float = _PIN_M
) -> GeocodeResult:
    """Return where `point`, a pin or a device's position, lies; its label is its latitude and longitude unless given.

    `radius_m` is what the asker knows of the error; without it 50 m, for a finger or a phone. Raises
    `OutsideRegionError` for a point more than 500 m outside the region's border.
    """
    spot = f"{point.lat:.{_DIGITS}f}, {point.lon:.{_DIGITS}f}"
    county = county_at(point, gazetteer)
    if county is None:
        what = f"{label[0].upper()}{label[1:]}" if label else f"The point {spot}"
        raise OutsideRegionError(f"{what} lies outside {gazetteer.region.name}, {COVERED}.")
    label = label or spot
    return GeocodeResult(
        location=Location(label=label, point=point, county=county.name, precision=Precision.POINT, radius_m=radius_m)
    )


def county_at(point: Point, gazetteer: Gazetteer) -> County | None:
    """Return the county that holds `point`, else the nearest within 500 m, else `None`."""
    for county in gazetteer.counties:
        if shapely.contains_xy(county.shape, point.lon, point.lat):
            return county
    meters = {_meters_to(county, point): county for county in gazetteer.counties}
    nearest = min(meters)
    return meters[nearest] if nearest <= BESIDE_M else None


def _meters_to(county: County, point: Point) -> float:
    """Return the meters from `point` to the county's border, going to the corner that is nearest in degrees."""
    lon, lat = shapely.shortest_line(county.shape, shapely.Point(point.lon, point.lat)).coords[0]
    return haversine_m(Point(lon=lon, lat=lat), point)


def geocode_coordinates(lat: Angle, lon: Angle, gazetteer: Gazetteer) -> GeocodeResult:
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
        found = reverse_geocode(point, gazetteer, label=label, radius_m=_rounding_m(north, east))
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
    return max(_LEAST_M, round(math.hypot(lat.half, east) * math.radians(EARTH_RADIUS_M), 1))
