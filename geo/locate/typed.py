"""The order in which what somebody typed is understood: coordinates, ZIP code, name, address."""

from geo.errors import NotUnderstoodError
from geo.locate.address import is_address, town_of
from geo.locate.ambiguous import AmbiguousPlaceError
from geo.locate.coordinates import read_coordinates
from geo.locate.names import Match, find_exactly, find_name
from geo.locate.places import location_of, location_of_zip
from geo.locate.points import locate_angles, metres_between
from geo.locate.refusals import not_understood, refuse_elsewhere, refuse_other_state, refuse_zip
from geo.locate.tail import Parts, split_tail
from geo.locate.text import clean, refuse_code
from geo.model import Located
from geo.naming import name_key
from geo.tables.gazetteer import Gazetteer, ZipArea

_APART_M = 5_000  # how far beyond both radii a town must lie from a ZIP code to contradict it


def locate(text: str, gazetteer: Gazetteer) -> Located:
    """Return where `text` is: a ZIP code, place, county, address or coordinates in the region.

    `radius_m` tells how far the true point may be. Of coordinates it is half of the last digit typed (10 m at least);
    of a ZIP code, what 95 of 100 of its people live within; of a place, how far its houses reach; of a county, its
    farthest corner. An address counts as its ZIP code or, without one, its town, and the notice says so.

    Raises `NotUnderstoodError`, `OutsideRegionError`, or `AmbiguousPlaceError` with choices.
    """
    cleaned = clean(text)
    if angles := read_coordinates(cleaned):
        return locate_angles(*angles, gazetteer)
    refuse_code(cleaned)
    parts = split_tail(cleaned, gazetteer)
    refuse_other_state(cleaned, parts, gazetteer)
    return _by_zip(parts, gazetteer) if parts.zip else _by_name(cleaned, parts, gazetteer)


def _by_zip(parts: Parts, gazetteer: Gazetteer) -> Located:
    town = _town(parts.rest, gazetteer)
    area = gazetteer.zips_by_code.get(str(parts.zip))
    if area is None:
        return _by_town_of_unknown_zip(parts, town, gazetteer)
    return Located(location=location_of_zip(area), notice=_zip_notice(area, parts.rest, town, gazetteer))


def _town(text: str, gazetteer: Gazetteer) -> Match | None:
    """Return the town beside a ZIP code; where several may be meant, the ZIP code has settled it."""
    try:
        return find_exactly(text, gazetteer) or town_of(text, gazetteer)
    except AmbiguousPlaceError:
        return None


def _by_town_of_unknown_zip(parts: Parts, town: Match | None, gazetteer: Gazetteer) -> Located:
    refuse_zip(str(parts.zip), gazetteer)
    if town is None:
        home = gazetteer.region.name
        raise NotUnderstoodError(f"{parts.zip} is no ZIP code in use in {home}; check the digits or type a town.")
    location = location_of(town.named, gazetteer)
    notice = f"{parts.zip} is no ZIP code in use, so this is measured from the middle of {location.label}."
    return Located(location=location, notice=notice)


def _zip_notice(area: ZipArea, rest: str, town: Match | None, gazetteer: Gazetteer) -> str | None:
    """Return the one sentence that matters most: a contradiction, a post box, or the lack of a street map."""
    if town is not None and not _agree(area, town):
        label = location_of(town.named, gazetteer).label
        return f"ZIP code {area.code} belongs to {area.place}, not to {label}; this is measured from the ZIP code."
    if area.post_box_only:
        return f"ZIP code {area.code} has post boxes only, so this is measured from {area.place}."
    street = rest and (town is None or name_key(rest) != name_key(location_of(town.named, gazetteer).label))
    if street and is_address(rest):
        return (
            f"There is no street map here, so this is measured from the middle of ZIP code {area.code} ({area.place})."
        )
    return None


def _agree(area: ZipArea, town: Match) -> bool:
    apart = metres_between(area.point, town.named.point)
    return name_key(area.place) == name_key(town.named.name) or apart <= area.radius_m + town.named.radius_m + _APART_M


def _by_name(text: str, parts: Parts, gazetteer: Gazetteer) -> Located:
    name = parts.rest
    if (match := find_exactly(name, gazetteer)) is not None:
        return Located(location=location_of(match.named, gazetteer), notice=match.notice)
    refuse_elsewhere(name, gazetteer)
    if (is_address(name) or parts.state) and (match := town_of(name, gazetteer)) is not None:
        location = location_of(match.named, gazetteer)
        notice = f"There is no street map here, so this is measured from the middle of {location.label}."
        return Located(location=location, notice=notice)
    if (match := find_name(name, gazetteer)) is not None:
        return Located(location=location_of(match.named, gazetteer), notice=match.notice)
    raise not_understood(text, gazetteer)
