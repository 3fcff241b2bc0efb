"""The order in which what somebody typed is understood: coordinates, ZIP code, name, address."""

from geo.errors import NotUnderstoodError
from geo.geocoding.address import is_address, town_of
from geo.geocoding.addresses import AddressIndex, geocode_address
from geo.geocoding.coordinates import read_coordinates
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.locations import location_for, location_for_zip
from geo.geocoding.out_of_area import not_understood, reject_other_state, reject_out_of_state, reject_zip
from geo.geocoding.place_names import Match, lookup_exact, lookup_name
from geo.geocoding.reverse import geocode_coordinates
from geo.geocoding.sanitize import clean, reject_code
from geo.geocoding.zip_and_state import ParsedQuery, parse_query
from geo.geodesy import haversine_m
from geo.models import GeocodeResult
from geo.tables.gazetteer import Gazetteer, ZipArea
from geo.tables.normalize import name_key

_APART_M = 5_000  # how far beyond both radii a town must lie from a ZIP code to contradict it


def geocode(text: str, gazetteer: Gazetteer, addresses: AddressIndex | None = None) -> GeocodeResult:
    """Return where `text` is: a ZIP code, place, county, address or coordinates in the region.

    `radius_m` tells how far the true point may be. Of coordinates it is half of the last digit typed (10 m at least);
    of a ZIP code, what 95 of 100 of its people live within; of a place, how far its houses reach; of a county, its
    farthest corner. An address is looked up in `addresses`; one that is not there, or where there is no index, counts
    as its ZIP code or, without one, its town, and the notice says so.

    Raises `NotUnderstoodError`, `OutsideRegionError`, or `AmbiguousPlaceError` with choices.
    """
    cleaned = clean(text)
    if angles := read_coordinates(cleaned):
        return geocode_coordinates(*angles, gazetteer)
    reject_code(cleaned)
    parts = parse_query(cleaned, gazetteer)
    reject_other_state(cleaned, parts, gazetteer)
    if addresses is not None and not _is_place(parts.rest, gazetteer):
        answer = geocode_address(cleaned, addresses, gazetteer)
        if answer is not None:
            return answer
    return _by_zip(parts, gazetteer) if parts.zip else _by_name(cleaned, parts, gazetteer)


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether `name` is nothing or a place or county by itself, so that it is not looked up as a street."""
    try:
        return not name or lookup_exact(name, gazetteer) is not None
    except AmbiguousPlaceError:
        return True


def _by_zip(parts: ParsedQuery, gazetteer: Gazetteer) -> GeocodeResult:
    town = _town(parts.rest, gazetteer)
    area = gazetteer.zips_by_code.get(str(parts.zip))
    if area is None:
        return _by_town_of_unknown_zip(parts, town, gazetteer)
    return GeocodeResult(location=location_for_zip(area), notice=_zip_notice(area, parts.rest, town, gazetteer))


def _town(text: str, gazetteer: Gazetteer) -> Match | None:
    """Return the town beside a ZIP code; where several may be meant, the ZIP code has settled it."""
    try:
        return lookup_exact(text, gazetteer) or town_of(text, gazetteer)
    except AmbiguousPlaceError:
        return None


def _by_town_of_unknown_zip(parts: ParsedQuery, town: Match | None, gazetteer: Gazetteer) -> GeocodeResult:
    reject_zip(str(parts.zip), gazetteer)
    if town is None:
        home = gazetteer.region.name
        raise NotUnderstoodError(f"{parts.zip} is no ZIP code in use in {home}; check the digits or type a town.")
    location = location_for(town.named, gazetteer)
    notice = f"{parts.zip} is no ZIP code in use, so this is measured from the middle of {location.label}."
    return GeocodeResult(location=location, notice=notice)


def _zip_notice(area: ZipArea, rest: str, town: Match | None, gazetteer: Gazetteer) -> str | None:
    """Return the one sentence that matters most: a contradiction, a post box, or the lack of a street map."""
    if town is not None and not _agree(area, town):
        label = location_for(town.named, gazetteer).label
        return f"ZIP code {area.code} belongs to {area.place}, not to {label}; this is measured from the ZIP code."
    if area.post_box_only:
        return f"ZIP code {area.code} has post boxes only, so this is measured from {area.place}."
    street = rest and (town is None or name_key(rest) != name_key(location_for(town.named, gazetteer).label))
    if street and is_address(rest):
        return (
            f"There is no street map here, so this is measured from the middle of ZIP code {area.code} ({area.place})."
        )
    return None


def _agree(area: ZipArea, town: Match) -> bool:
    apart = haversine_m(area.point, town.named.point)
    return name_key(area.place) == name_key(town.named.name) or apart <= area.radius_m + town.named.radius_m + _APART_M


def _by_name(text: str, parts: ParsedQuery, gazetteer: Gazetteer) -> GeocodeResult:
    name = parts.rest
    if (match := lookup_exact(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.named, gazetteer), notice=match.notice)
    reject_out_of_state(name, gazetteer)
    if (is_address(name) or parts.state) and (match := town_of(name, gazetteer)) is not None:
        location = location_for(match.named, gazetteer)
        notice = f"There is no street map here, so this is measured from the middle of {location.label}."
        return GeocodeResult(location=location, notice=notice)
    if (match := lookup_name(name, gazetteer)) is not None:
        return GeocodeResult(location=location_for(match.named, gazetteer), notice=match.notice)
    raise not_understood(text, gazetteer)
