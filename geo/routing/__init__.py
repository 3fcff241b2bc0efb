"""Driving distances, durations and routes, from the built-in road network or an OSRM server."""
