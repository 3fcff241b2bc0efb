"""From a place, a ZIP code or a county of the gazetteer to a location: its label, county, precision and radius."""

from geo.models import Location, Precision
from geo.tables.counties import County
from geo.tables.gazetteer import Gazetteer, Place, ZipArea
from geo.tables.normalize import name_key

Named = Place | County


def location_for(named: Named, gazetteer: Gazetteer) -> Location:
    """Return the location of a place or a county.

    A place's radius is that of the built-up town, a locality's that of its post office's area, a county's the way
    from its people's center to its farthest corner; `data/README.md` tells how each is found.
    """
    precision = Precision.COUNTY if isinstance(named, County) else Precision.PLACE
    return Location(
        label=label_for(named, gazetteer),
        point=named.point,
        county=named.name if isinstance(named, County) else named.county,
        precision=precision,
        radius_m=named.radius_m,
        town="" if isinstance(named, County) else named.name,
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


def label_for(named: Named, gazetteer: Gazetteer) -> str:
    """Return what to call a place or a county so that typing it finds it again."""
    if isinstance(named, County):
        return f"{named.name} County"
    alone = len(gazetteer.places_by_key[name_key(named.name)]) == 1
    return named.name if alone else f"{named.name}, {named.county} County"
