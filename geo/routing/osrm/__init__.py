"""Routing by an OSRM server that the operator names, and its datasets."""
