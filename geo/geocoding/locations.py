"""Convert a place, ZIP code or county of the gazetteer to a location: label, county, precision and radius."""

from geo.models import Location, Precision
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer, Place, ZipArea
from geo.tables.normalize import name_key

NamedArea = Place | County
MAX_NAMESAKE_POPULATION = 1_000  # a place with fewer people does not hide a landmark or community of the same name


def location_for(area: NamedArea, gazetteer: Gazetteer) -> Location:
    """Return the location of a place or a county.

    The radius of a town covers its built-up area, that of a locality its post office's ZIP area, and that of a county
    reaches from its center of population to its farthest corner; `data/README.md` explains how each is calculated.
    """
    is_county = isinstance(area, County)
    return Location(
        label=label_for(area, gazetteer),
        point=area.point,
        county=area.name if isinstance(area, County) else area.county,
        precision=Precision.COUNTY if is_county else Precision.PLACE,
        radius_m=area.radius_m,
        town="" if is_county else area.name,
    )


def location_for_zip(area: ZipArea) -> Location:
    """Return the location of a ZIP code; almost all of its people live within the radius."""
    return Location(
        label=f"ZIP {area.code} ({area.place})",
        point=area.point,
        county=area.county,
        precision=Precision.ZIP,
        radius_m=area.radius_m,
        town=area.place,
    )


def label_for(area: NamedArea, gazetteer: Gazetteer) -> str:
    """Return a label of a place or a county that geocodes to the same place or county."""
    if isinstance(area, County):
        return f"{area.name} County"
    key = name_key(area.name)
    places, landmarks = gazetteer.places_by_key.get(key, ()), gazetteer.landmarks_by_key.get(key, ())
    is_unique = area in places[:1] or not places  # a town, or the only landmark of the name
    others = [place for place in (places or landmarks) if place != area]
    small = any(place.population < MAX_NAMESAKE_POPULATION for place in places) and bool(landmarks)
    if is_unique and not others and not small:
        return area.name
    return f"{area.name}, {area.county} County"
