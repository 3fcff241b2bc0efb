"""Geocode text and points: return a location, or raise an error with choices or advice."""

from geo.geocoding.errors import AmbiguousPlaceError
from geo.geocoding.geocode import geocode
from geo.geocoding.place_names import lookup_place
from geo.geocoding.reverse import reverse_geocode

__all__ = ["AmbiguousPlaceError", "geocode", "lookup_place", "reverse_geocode"]
