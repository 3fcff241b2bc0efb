"""Geocode text in a fixed order: coordinates, ZIP code, name, address."""

from geo.errors import NotUnderstoodError
from geo.geocoding.address import find_town, is_address
from geo.geocoding.addresses import AddressIndex, geocode_address
from geo.geocoding.coordinates import parse_coordinates
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.locations import location_for, location_for_zip
from geo.geocoding.out_of_area import not_understood, reject_other_state, reject_out_of_state, reject_zip
from geo.geocoding.place_names import PlaceMatch, lookup_exact, lookup_name
from geo.geocoding.reverse import geocode_coordinates
from geo.geocoding.sanitize import clean, reject_markup
from geo.geocoding.zip_and_state import ParsedQuery, parse_query
from geo.geodesy import haversine_m
from geo.models import GeocodeResult
from geo.tables.gazetteer import Gazetteer, ZipArea
from geo.tables.normalize import name_key

_CONTRADICTION_M = 5_000  # a town contradicts a ZIP code if it is this far beyond both of their radii
_NO_STREETS = "Street-level lookup isn't set up on this site, so the starting point is the center of {}."


def geocode(text: str, gazetteer: Gazetteer, addresses: AddressIndex | None = None) -> GeocodeResult:
    """Return the location of `text`: a ZIP code, place, county, address or coordinates in the region.

    `radius_m` of the location is how far away the true point may be: for coordinates, half a unit of the last digit
    entered (at least 10 m); for a ZIP code, the distance within which 95 of 100 of its people live; for a place, the
    extent of its houses; for a county, its farthest corner. An address is looked up in `addresses`; one that is not
    there, or any where there is no index, is located at its ZIP code or, without one, its town, and the notice says so.

    Raises `NotUnderstoodError`, `OutsideRegionError`, or `AmbiguousPlaceError` with choices.
    """
    cleaned = clean(text)
    if angles := parse_coordinates(cleaned):
        return geocode_coordinates(*angles, gazetteer)
    reject_markup(cleaned)
    query = parse_query(cleaned, gazetteer)
    reject_other_state(cleaned, query, gazetteer)
    if addresses is not None and not _is_place(query.rest, gazetteer):
        result = geocode_address(cleaned, addresses, gazetteer)
        if result is not None:
            return result
    return _by_zip(query, gazetteer) if query.zip else _by_name(cleaned, query, gazetteer)


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether `name` is empty or a place or county by itself, so that it is not looked up as a street."""
    try:
        return not name or lookup_exact(name, gazetteer) is not None
    except AmbiguousPlaceError:
        return True


def _by_zip(query: ParsedQuery, gazetteer: Gazetteer) -> GeocodeResult:
    town = _town_beside_zip(query.rest, gazetteer)
    area = gazetteer.zips_by_code.get(str(query.zip))
    if area is None:
        return _by_town_of_unknown_zip(query, town, gazetteer)
    return GeocodeResult(location=location_for_zip(area), notice=_zip_notice(area, query.rest, town, gazetteer))


def _town_beside_zip(text: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the town named beside a ZIP code; the ZIP code decides if several towns match."""
    try:
        return lookup_exact(text, gazetteer) or find_town(text, gazetteer)
    except AmbiguousPlaceError:
        return None


def _by_town_of_unknown_zip(query: ParsedQuery, town: PlaceMatch | None, gazetteer: Gazetteer) -> GeocodeResult:
    reject_zip(str(query.zip), gazetteer)
    if town is None:
        unused = f"{query.zip} is not a ZIP code in use in {gazetteer.region.name}"
        raise NotUnderstoodError(f"{unused}. Check the digits, or enter a town.")
    location = location_for(town.area, gazetteer)
    notice = f"{query.zip} is not a ZIP code in use, so the starting point is the center of {location.label}."
    return GeocodeResult(location=location, notice=notice)


def _zip_notice(area: ZipArea, rest: str, town: PlaceMatch | None, gazetteer: Gazetteer) -> str | None:
    """Return the most important notice: a contradiction, a ZIP code of PO boxes, or an address without a street map."""
    if town is not None and not _agree(area, town):
        label = location_for(town.area, gazetteer).label
        return f"ZIP code {area.code} is for {area.place}, not for {label}. The starting point is the ZIP code."
    if area.post_box_only:
        return f"ZIP code {area.code} has only PO boxes, so the starting point is the center of {area.place}."
    street = rest and (town is None or name_key(rest) != name_key(location_for(town.area, gazetteer).label))
    if street and is_address(rest):
        return _NO_STREETS.format(f"ZIP code {area.code} ({area.place})")
    return None


def _agree(area: ZipArea, town: PlaceMatch) -> bool:
    distance_m = haversine_m(area.point, town.area.point)
    same_name = name_key(area.place) == name_key(town.area.name)
    return same_name or distance_m <= area.radius_m + town.area.radius_m + _CONTRADICTION_M


def _by_name(text: str, query: ParsedQuery, gazetteer: Gazetteer) -> GeocodeResult:
    name = query.rest
    if (match := lookup_exact(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.area, gazetteer), notice=match.notice)
    reject_out_of_state(name, gazetteer)
    if (is_address(name) or query.state) and (match := find_town(name, gazetteer)) is not None:
        location = location_for(match.area, gazetteer)
        return GeocodeResult(location=location, notice=_NO_STREETS.format(location.label))
    if (match := lookup_name(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.area, gazetteer), notice=match.notice)
    raise not_understood(text, gazetteer)
