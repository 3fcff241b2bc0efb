"""Where is that? What somebody typed, or a point, becomes a location, choices, or an error that helps."""

from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.geocode import geocode
from geo.geocoding.place_names import lookup_place
from geo.geocoding.reverse import reverse_geocode

__all__ = ["AmbiguousPlaceError", "geocode", "lookup_place", "reverse_geocode"]
