"""Reverse geocode a point: find its county, its accuracy, and whether it is in the region at all."""

import math
from dataclasses import replace

import shapely

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding.coordinates import Angle
from geo.geodesy import EARTH_RADIUS_M, haversine_m
from geo.models import GeocodeResult, Location, Point, Precision, Region
from geo.tables.gazetteer import County, Gazetteer

BORDER_TOLERANCE_M = 500  # a point this far outside the drawn border counts as inside: rivers, piers, drawing error
_PIN_RADIUS_M = 50.0  # accuracy of a pin set with a finger, or of a phone's position outdoors
_MIN_RADIUS_M = 10.0  # entered coordinates are not trusted beyond this, however many digits they have
_LABEL_DECIMALS = 5


def reverse_geocode(
    point: Point, gazetteer: Gazetteer, *, label: str | None = None, radius_m: float = _PIN_RADIUS_M
) -> GeocodeResult:
    """Return the location of `point`, a pin or a device's position; its label defaults to latitude and longitude.

    `radius_m` is the accuracy of the point, by default the 50 m of a finger or a phone. Raises `OutsideRegionError`
    for a point more than 500 m outside the region's border.
    """
    coordinates = f"{point.lat:.{_LABEL_DECIMALS}f}, {point.lon:.{_LABEL_DECIMALS}f}"
    county = county_at(point, gazetteer)
    if county is None:
        subject = f"{label[0].upper()}{label[1:]}" if label else f"The point {coordinates}"
        raise OutsideRegionError(f"{subject} is outside {gazetteer.region.name}. {coverage_note(gazetteer.region)}")
    return GeocodeResult(
        location=Location(
            label=label or coordinates,
            point=point,
            county=county.name,
            precision=Precision.POINT,
            radius_m=radius_m,
        )
    )


def coverage_note(region: Region) -> str:
    """Return the sentence that ends every message about a location outside `region`."""
    return f"Only {region.name} is covered here."


def county_at(point: Point, gazetteer: Gazetteer) -> County | None:
    """Return the county that contains `point`, otherwise the nearest one within 500 m, otherwise `None`."""
    inside = shapely.contains_xy([county.shape for county in gazetteer.counties], point.lon, point.lat)
    if inside.any():
        return gazetteer.counties[int(inside.argmax())]
    county_by_distance = {_distance_m(county, point): county for county in gazetteer.counties}
    nearest_m = min(county_by_distance)
    return county_by_distance[nearest_m] if nearest_m <= BORDER_TOLERANCE_M else None


def _distance_m(county: County, point: Point) -> float:
    """Return the meters from `point` to the point of the county's border that is nearest in degrees."""
    lon, lat = shapely.shortest_line(county.shape, shapely.Point(point.lon, point.lat)).coords[0]
    return haversine_m(Point(lon=lon, lat=lat), point)


def geocode_coordinates(lat: Angle, lon: Angle, gazetteer: Gazetteer) -> GeocodeResult:
    """Return the location of two coordinates, also if they were swapped or the minus sign is missing.

    The radius is half a unit of the last digit entered, at least 10 m. Raises `OutsideRegionError`, and
    `NotUnderstoodError` for values that are not a latitude and longitude.
    """
    entered = f"{lat.label}, {lon.label}"
    has_letters = bool(lat.letter or lon.letter)
    for north, east, correction in _interpretations(lat, lon)[: 1 if has_letters else None]:
        point = _point(north.value, east.value)
        if point is None or county_at(point, gazetteer) is None:
            continue
        label = f"{north.label}, {east.label}"
        result = reverse_geocode(point, gazetteer, label=label, radius_m=_rounding_m(north, east))
        notice = f"Interpreted as latitude {north.label}, longitude {east.label}: {correction}."
        return replace(result, notice=notice if correction else None)
    if _point(lat.value, lon.value) is None and _point(lon.value, lat.value) is None:
        raise NotUnderstoodError(
            f"{entered} is not a latitude and longitude. Latitudes go from -90 to 90, longitudes from -180 to 180."
        )
    raise OutsideRegionError(
        f"The point {entered} is outside {gazetteer.region.name}. {coverage_note(gazetteer.region)}"
    )


def _interpretations(lat: Angle, lon: Angle) -> list[tuple[Angle, Angle, str]]:
    """Return what two numbers may mean, the most likely first: latitude, longitude and the correction made."""
    west, swapped_west = replace(lon, value=-lon.value), replace(lat, value=-lat.value)
    return [
        (lat, lon, ""),
        (lat, west, "the longitude was missing its minus sign"),
        (lon, lat, "latitude and longitude were swapped"),
        (lon, swapped_west, "latitude and longitude were swapped, and the longitude was missing its minus sign"),
    ]


def _point(lat: float, lon: float) -> Point | None:
    try:
        return Point(lon=lon, lat=lat)
    except InputError:
        return None


def _rounding_m(lat: Angle, lon: Angle) -> float:
    """Return the meters that correspond to half a unit of the last digits entered, at least 10 m."""
    east = lon.rounding * math.cos(math.radians(lat.value))
    return max(_MIN_RADIUS_M, round(math.hypot(lat.rounding, east) * math.radians(EARTH_RADIUS_M), 1))
