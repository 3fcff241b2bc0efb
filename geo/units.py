"""Statute miles and minutes, the units that people read; the core itself works in meters and seconds."""

METERS_PER_MILE = 1609.344  # exact: international yard and pound agreement of 1959


def miles(meters: float) -> float:
    """Return meters as statute miles."""
    return meters / METERS_PER_MILE


def minutes(seconds: float) -> float:
    """Return seconds as minutes."""
    return seconds / 60
