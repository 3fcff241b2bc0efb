"""Geocode street addresses with an address index: normalize, parse, match and interpolate, offline."""
