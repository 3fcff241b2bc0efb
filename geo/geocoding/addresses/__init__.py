"""Geocode street addresses with an address index: normalize, parse, match and interpolate, offline."""

from geo.geocoding.addresses.answer import geocode_address
from geo.geocoding.addresses.index import AddressIndex
from geo.geocoding.addresses.match import Candidate, match_address

__all__ = ["AddressIndex", "Candidate", "geocode_address", "match_address"]
