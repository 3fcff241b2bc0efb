"""The whole trip of a course of infusions: every session's drive there and back and its time at the clinic.

Distances are meters and durations seconds. A range stays a range: the same road is driven each time, so an estimate
that is off by a tenth is off by a tenth in every drive, and the ends of the ranges add up.
"""

from dataclasses import dataclass

from geo.errors import InputError
from geo.models import Trip

MIN_SESSIONS, MAX_SESSIONS = 1, 20
COURSE_SESSIONS = 5  # one a day for 5 days: Tankha 2025, doi.org/10.1136/rapm-2025-106907 (1,034 people)
INFUSION_LOW_S = 40 * 60.0  # Tankha 2025, as above
INFUSION_HIGH_S = 4 * 3600.0  # Schwartzman 2009, doi.org/10.1016/j.pain.2009.08.015


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTrip:
    """The low and high ends for `sessions` sessions: meters driven, seconds driven, seconds of infusion."""

    sessions: int
    distance_low_m: float
    distance_high_m: float
    driving_low_s: float
    driving_high_s: float
    infusion_low_s: float
    infusion_high_s: float

    @property
    def time_low_s(self) -> float:
        """Return the shortest time away: driving and infusions."""
        return self.driving_low_s + self.infusion_low_s

    @property
    def time_high_s(self) -> float:
        """Return the longest time away: driving and infusions."""
        return self.driving_high_s + self.infusion_high_s


def whole_trip(trip: Trip, sessions: int) -> WholeTrip:
    """Return the whole trip of `sessions` sessions, each a drive there and back and one infusion.

    Raises `InputError` unless there are 1 to 20 sessions.
    """
    if not MIN_SESSIONS <= sessions <= MAX_SESSIONS:
        raise InputError(f"{sessions} sessions: enter {MIN_SESSIONS} to {MAX_SESSIONS}.")
    drives = 2 * sessions
    return WholeTrip(
        sessions=sessions,
        distance_low_m=drives * trip.distance_low_m,
        distance_high_m=drives * trip.distance_high_m,
        driving_low_s=drives * trip.duration_low_s,
        driving_high_s=drives * trip.duration_high_s,
        infusion_low_s=sessions * INFUSION_LOW_S,
        infusion_high_s=sessions * INFUSION_HIGH_S,
    )
