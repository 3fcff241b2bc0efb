"""Geocode text in a fixed order: coordinates, ZIP code, name, address."""

import re
from dataclasses import replace

from geo.geocoding.address import find_town, is_address, is_post_box, no_street_notice
from geo.geocoding.addresses import AddressIndex, geocode_address
from geo.geocoding.by_zip import geocode_zip
from geo.geocoding.coordinates import parse_coordinates
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.locations import location_for, location_for_zip
from geo.geocoding.notations import (
    coordinates_in_cell,
    coordinates_in_link,
    parse_plus_code,
    plain_zip,
    reject_grid_reference,
)
from geo.geocoding.out_of_area import (
    ask_state_or_direction,
    not_understood,
    reject_country,
    reject_device_location,
    reject_other_state,
    reject_out_of_state,
)
from geo.geocoding.place_names import PlaceMatch, lookup_exact, lookup_landmark, lookup_name
from geo.geocoding.relative import Offset, offset_radius_m, parse_between, parse_offset, point_at
from geo.geocoding.reverse import geocode_coordinates, reverse_geocode
from geo.geocoding.sanitize import clean, quote, reject_markup
from geo.geocoding.zip_and_state import ParsedQuery, parse_query
from geo.models import GeocodeResult, Precision
from geo.tables.gazetteer import Gazetteer, Place
from geo.tables.normalize import name_key, normalize

_LARGE_POPULATION = 100_000  # a town whose center says little about where its people live
_NUMBER_AND_STATE = re.compile(r"^\d[^,]* (wy|ct|[a-z]{4,})\b\.?,?(?: \d{5}(?:-\d{4})?)?$", re.IGNORECASE)
_TWO_ZIPS = re.compile(r"^\W*(\d{5})(?:-\d{4})?\W*(?:or|and|o|y|to)?\W*(\d{5})(?:-\d{4})?\W*$", re.IGNORECASE)


def geocode(text: str, gazetteer: Gazetteer, addresses: AddressIndex | None = None) -> GeocodeResult:
    """Return the location of `text`: a ZIP code, place, county, landmark, address or coordinates in the region.

    `radius_m` of the location is how far away the true point may be: for coordinates, half a unit of the last digit
    entered (at least 10 m); for a ZIP code, the distance within which 95 of 100 of its addresses lie; for a place, the
    extent of its houses; for a county, its farthest corner. An address is looked up in `addresses`; one that is not
    there, or any where there is no index, is located at its ZIP code or, without one, its town, and the notice says
    so. Coordinates may also be a link of a map service or a plus code, and a place may be given by distance and
    direction ('5 miles east of Burns').

    Raises `NotUnderstoodError`, `OutsideRegionError`, or `AmbiguousPlaceError` with choices.
    """
    cleaned = clean(coordinates_in_link(text) or text)
    if (result := _by_coordinates(cleaned, gazetteer)) is not None:
        return result
    reject_device_location(cleaned)
    reject_grid_reference(cleaned)
    cleaned = plain_zip(cleaned)
    reject_markup(cleaned)
    if (match := lookup_landmark(cleaned, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.area, gazetteer), notice=match.notice)
    if (offset := parse_offset(cleaned)) is not None:
        return _by_offset(cleaned, offset, gazetteer, addresses)
    _ask_between(cleaned, gazetteer)
    ask_state_or_direction(cleaned, gazetteer)
    query = parse_query(cleaned, gazetteer)
    if addresses is not None and query.state is not None:
        result = _on_street_like_state(cleaned, addresses, gazetteer)
        if result is not None:
            return result
    reject_other_state(cleaned, query, gazetteer)
    if query.state is None:
        reject_country(cleaned, gazetteer)
    return _by_street(cleaned, query, gazetteer, addresses) or _by_area(cleaned, query, gazetteer, addresses)


def _by_street(
    text: str, query: ParsedQuery, gazetteer: Gazetteer, addresses: AddressIndex | None
) -> GeocodeResult | None:
    """Return the house or street of an address that the index has, unless a city of another state is named."""
    elsewhere = name_key(query.rest.rpartition(",")[2]) in gazetteer.out_of_state_by_key
    if addresses is None or elsewhere or is_post_box(query.rest) or _is_place(query.rest, gazetteer):
        return None
    return geocode_address(text, addresses, gazetteer)


def _by_area(text: str, query: ParsedQuery, gazetteer: Gazetteer, addresses: AddressIndex | None) -> GeocodeResult:
    streets = addresses is not None
    if query.zip:
        return geocode_zip(query, gazetteer, streets=streets)
    return _by_name(text, query, gazetteer, streets=streets)


def _on_street_like_state(text: str, addresses: AddressIndex, gazetteer: Gazetteer) -> GeocodeResult | None:
    """Return the house of '319 Gordon Wy' or '93 California', not of another state if the index has the street."""
    match = _NUMBER_AND_STATE.match(text)
    if match is None:
        return None
    try:
        result = geocode_address(text, addresses, gazetteer)
    except AmbiguousPlaceError:
        return None
    word = {"ct": "court", "wy": "way"}.get(match[1].casefold(), match[1].casefold())
    is_house = result is not None and result.location.precision is Precision.ADDRESS
    return result if is_house and result and word in normalize(result.location.label).split() else None


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether `name` is empty or a place or county by itself, so that it is not looked up as a street."""
    try:
        return not name or lookup_exact(name, gazetteer) is not None
    except AmbiguousPlaceError:
        return True


def _by_coordinates(text: str, gazetteer: Gazetteer) -> GeocodeResult | None:
    """Return the location of coordinates, of the coordinates that end a cell after an address, or of a plus code."""
    if (code := parse_plus_code(text)) is not None:
        return reverse_geocode(code.point, gazetteer, radius_m=code.radius_m)
    text = coordinates_in_cell(text) or text
    if plain_zip(text) == text and (angles := parse_coordinates(text)):
        return geocode_coordinates(*angles, gazetteer)
    return None


def _by_offset(text: str, offset: Offset, gazetteer: Gazetteer, addresses: AddressIndex | None) -> GeocodeResult:
    """Return the point at a distance and direction from a place, with a radius for what people round."""
    base = geocode(offset.place, gazetteer, addresses).location
    radius_m = offset_radius_m(base, offset)
    if offset.bearing is None:
        notice = f"The starting point is the center of {base.label}, because no direction was entered."
        return GeocodeResult(location=replace(base, radius_m=radius_m), notice=notice)
    point = point_at(base.point, offset.distance_m, offset.bearing)
    located = reverse_geocode(point, gazetteer, label=text, radius_m=radius_m).location
    notice = f"Calculated in a straight line from the center of {base.label}."
    return GeocodeResult(location=replace(located, precision=Precision.PLACE), notice=notice)


def _ask_between(text: str, gazetteer: Gazetteer) -> None:
    """Raise `AmbiguousPlaceError` for two ZIP codes and for 'between Bend and Sisters'."""
    zips = _TWO_ZIPS.match(text)
    codes = [gazetteer.zips_by_code.get(code) for code in zips.groups()] if zips else []
    choices = [location_for_zip(area) for area in codes if area is not None]
    if len(codes) != len(choices):
        choices = []
    if names := parse_between(text):
        matches = [lookup_exact(name, gazetteer) for name in names]
        choices = [location_for(match.area, gazetteer) for match in matches if match is not None]
    if choices:
        labels = " and ".join(choice.label for choice in choices)
        raise AmbiguousPlaceError(f"{quote(text)} names {labels}. Choose one of them.", choices)


def _by_name(text: str, query: ParsedQuery, gazetteer: Gazetteer, *, streets: bool) -> GeocodeResult:
    name = query.rest
    if (match := lookup_exact(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.area, gazetteer), notice=match.notice or _large(match))
    reject_out_of_state(name, gazetteer)
    if (is_address(name) or query.state) and (match := find_town(name, gazetteer)) is not None:
        location = location_for(match.area, gazetteer)
        advice = " Add the ZIP code for a closer answer." if _large(match) else ""
        notice = no_street_notice(name, location.label, streets=streets)
        return GeocodeResult(location=location, notice=f"{notice}{advice}")
    if (match := lookup_name(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.area, gazetteer), notice=match.notice)
    raise not_understood(text, gazetteer)


def _large(match: PlaceMatch) -> str | None:
    """Return the request for a ZIP code if the match is a large city."""
    area = match.area
    if not isinstance(area, Place) or area.population < _LARGE_POPULATION:
        return None
    return f"{area.name} is large. Enter a ZIP code or a street address for a closer answer."
