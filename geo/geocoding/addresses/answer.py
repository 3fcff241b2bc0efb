"""Turn the candidates for a typed address into an answer or a choice."""

from collections.abc import Sequence

from geo.geocoding.addresses.index import AddressIndex
from geo.geocoding.addresses.match import Candidate, match_address
from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.reverse import county_at
from geo.geocoding.sanitize import quote
from geo.models import GeocodeResult, Location
from geo.tables.gazetteer import Gazetteer


def geocode_address(text: str, index: AddressIndex, gazetteer: Gazetteer) -> GeocodeResult | None:
    """Return where the address `text` is, or `None` if the index has nothing for it in the region.

    Raises `AmbiguousPlaceError` with choices where several places fit, or where one fits that is not certain.
    """
    candidates = match_address(text, index, gazetteer)
    locations = [_location(candidate, gazetteer) for candidate in candidates]
    known = [location for location in locations if location is not None]
    if not known:
        return None
    if len(candidates) == 1 and candidates[0].certain:
        return GeocodeResult(location=known[0], notice=candidates[0].notice)
    raise AmbiguousPlaceError(_question(text, known), known)


def _location(candidate: Candidate, gazetteer: Gazetteer) -> Location | None:
    county = county_at(candidate.point, gazetteer)
    if county is None:
        return None
    return Location(
        label=candidate.label,
        point=candidate.point,
        county=county.name,
        precision=candidate.precision,
        radius_m=candidate.radius_m,
        town=candidate.town,
    )


def _question(text: str, known: Sequence[Location]) -> str:
    labels = [location.label for location in known]
    if len(labels) == 1:
        return f"We can't find {quote(text)} exactly. Did you mean {labels[0]}?"
    return f"{quote(text)} may be {'; '.join(labels[:-1])} or {labels[-1]}. Choose one, or add the direction and town."
