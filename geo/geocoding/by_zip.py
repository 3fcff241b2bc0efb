"""Geocode text that contains a ZIP code, and weigh the town beside it."""

import re
from dataclasses import replace

from geo.errors import NotUnderstoodError
from geo.geocoding.address import find_town, is_address, is_post_box, no_street_notice
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.locations import location_for, location_for_zip
from geo.geocoding.out_of_area import reject_zip
from geo.geocoding.place_names import PlaceMatch, lookup_exact, places_named
from geo.geocoding.sanitize import quote
from geo.geocoding.zip_and_state import ParsedQuery
from geo.geodesy import haversine_m
from geo.models import GeocodeResult
from geo.tables.gazetteer import Gazetteer, ZipArea
from geo.tables.normalize import name_key

_CONTRADICTION_M = 5_000  # a town contradicts a ZIP code if it is this far beyond both of their radii
_NAME = re.compile(r"[^\W\d_][^\d_/#&]{2,30}")


def geocode_zip(query: ParsedQuery, gazetteer: Gazetteer, *, streets: bool = False) -> GeocodeResult:
    """Return the location of the ZIP code of `query`, or of the town beside a ZIP code that is not in the region.

    `streets` is whether an address index was searched first, which the notice then says.

    Raises `AmbiguousPlaceError` if the ZIP code contradicts the town, because either may be wrong.
    """
    town = _town_beside_zip(query.rest, gazetteer)
    area = gazetteer.zips_by_code.get(str(query.zip))
    if area is None:
        return _by_town_of_unknown_zip(query, town, gazetteer)
    location = location_for_zip(area)
    if town is not None and not _agree(area, town):
        named = location_for(town.area, gazetteer)
        raise AmbiguousPlaceError(
            f"ZIP code {area.code} is for {area.place}, not for {named.label}. Choose the right one.", (named, location)
        )
    city = None if town else gazetteer.out_of_state_by_key.get(name_key(query.rest.rpartition(",")[2]))
    if city is not None:
        raise AmbiguousPlaceError(
            f"ZIP code {area.code} is for {area.place}, but {city[0]} is in {city[1].name}. Check which one is right.",
            (location,),
        )
    if is_post_box(query.rest):
        return _at_post_office(area, query.rest, gazetteer)
    return GeocodeResult(location=location, notice=_zip_notice(area, query.rest, town, streets=streets))


def _town_beside_zip(text: str, gazetteer: Gazetteer) -> PlaceMatch | None:
    """Return the town named beside a ZIP code; the ZIP code decides if several towns match."""
    try:
        return lookup_exact(text, gazetteer) or find_town(text, gazetteer)
    except AmbiguousPlaceError:
        return None


def _by_town_of_unknown_zip(query: ParsedQuery, town: PlaceMatch | None, gazetteer: Gazetteer) -> GeocodeResult:
    """Return the town, also where its post office is across the border and the state is named."""
    own_state = query.state is not None and query.state.abbreviation == gazetteer.region.abbreviation
    if town is None or not own_state:
        reject_zip(str(query.zip), gazetteer)
    if town is None:
        unused = f"{query.zip} is not a ZIP code in use in {gazetteer.region.name}"
        raise NotUnderstoodError(f"{unused}. Check the digits, or enter a town.")
    location = location_for(town.area, gazetteer)
    state = next((state for state in gazetteer.states if state.has_zip(str(query.zip))), None)
    elsewhere = state is not None and state.abbreviation != gazetteer.region.abbreviation
    fault = f"is in {state.name}" if state is not None and elsewhere else "is not a ZIP code in use"
    notice = f"{query.zip} {fault}, so the starting point is the center of {location.label}."
    return GeocodeResult(location=location, notice=notice)


def _at_post_office(area: ZipArea, text: str, gazetteer: Gazetteer) -> GeocodeResult:
    """Return the town of the post office, with a radius for where the holders of its boxes live."""
    places = [place for place in places_named(area.place, gazetteer) if place.county == area.county]
    location = location_for(places[0], gazetteer) if places else location_for_zip(area)
    notice = no_street_notice(text, location.label, streets=True)
    return GeocodeResult(location=replace(location, radius_m=max(location.radius_m, area.radius_m)), notice=notice)


def _zip_notice(area: ZipArea, rest: str, town: PlaceMatch | None, *, streets: bool) -> str | None:
    """Return the most important notice: a ZIP code of PO boxes, an unknown name, or an address without a street map."""
    if area.post_box_only:
        return f"ZIP code {area.code} has only PO boxes, so the starting point is the center of {area.place}."
    if not rest or (town is not None and name_key(rest) == name_key(town.area.name)):
        return None
    if is_address(rest):
        return no_street_notice(rest, f"ZIP code {area.code} ({area.place})", streets=streets)
    if town is None and _NAME.fullmatch(rest):
        return (
            f"We don't know {quote(rest)} near ZIP code {area.code} ({area.place}). The starting point is the ZIP code."
        )
    return None


def _agree(area: ZipArea, town: PlaceMatch) -> bool:
    distance_m = haversine_m(area.point, town.area.point)
    same_name = name_key(area.place) == name_key(town.area.name)
    return same_name or distance_m <= area.radius_m + town.area.radius_m + _CONTRADICTION_M
