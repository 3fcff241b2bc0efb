"""Radii that hold for 95 of 100 addresses, measured with `geo.pipeline.addresses.calibrate`.

Method: hide a fifth of the address points of Josephine County (45,564 points), build an index of the rest, geocode the
hidden ones, and compare. docs/addresses.md has the figures and the command.
"""

ADDRESS_M = 200.0
"""Between an address point and where other maps put the same house: the door, the driveway or the parcel's middle."""
_BESIDE_M, _PER_GAP = 100.0, 0.7  # 95.9% of 7,414 hidden houses between two neighbors
_BEYOND_M, _PER_AWAY = 250.0, 0.6  # 95.9% of 1,932 hidden houses beyond the last known one
_PER_RANGE, _RANGE_M = 0.35, 60.0
_UNKNOWN_PART_M, _PER_REACH = 300.0, 1.5  # 94.6% of 112 hidden houses on streets where no number is near
CROSSING_M = 60.0
_ESTIMATED_CROSSING_M = 80.0


def between_houses_m(gap_m: float) -> float:
    """Return the radius of a point interpolated between two houses that are `gap_m` apart."""
    return _BESIDE_M + _PER_GAP * gap_m


def beyond_houses_m(away_m: float) -> float:
    """Return the radius of the last house of a street for a number that should be `away_m` beyond it."""
    return _BEYOND_M + _PER_AWAY * away_m


def along_range_m(length_m: float) -> float:
    """Return the radius of a point interpolated along a line with house numbers, `length_m` long."""
    return _RANGE_M + _PER_RANGE * length_m


def estimated_crossing_m(gap_m: float) -> float:
    """Return the radius of a crossing worked out from the houses of two streets, the nearest pair `gap_m` apart."""
    return _ESTIMATED_CROSSING_M + gap_m


def street_m(reach_m: float, *, numbered: bool) -> float:
    """Return the radius of the middle of a street, 95 of 100 of whose known houses lie within `reach_m`.

    A house that is `numbered` and not among them may be on a part of the street where none is known.
    """
    return _UNKNOWN_PART_M + _PER_REACH * reach_m if numbered else ADDRESS_M + reach_m
