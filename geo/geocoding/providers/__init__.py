"""Positions for the listed cities: the built-in gazetteer or a provider on the network, cached."""
