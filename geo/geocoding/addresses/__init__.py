"""Geocode street addresses with an address index: normalize, parse, match and interpolate, offline."""

from pathlib import Path

from geo.geocoding.addresses.answer import geocode_address
from geo.geocoding.addresses.index import AddressIndex
from geo.geocoding.addresses.match import Candidate, match_address

__all__ = ["AddressIndex", "Candidate", "geocode_address", "match_address", "open_index"]


def open_index(path: Path | None) -> AddressIndex | None:
    """Return the index at `path`, opened read-only, or `None` where none is set up; raises `TableError`."""
    return None if path is None else AddressIndex(path)
