"""The whole trip of a course of infusions, and the rides that may take a patient there, as HTML."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from geo.formatting import format_distance_range, format_duration_range
from geo.models import Trip
from geo.routing.whole_trip import WholeTrip, whole_trip
from geo.tables.rides import MileageRate, Ride
from geo.ui.find_care.text import is_local
from geo.ui.html import escape

TITLE = "The whole trip"
SESSIONS = "Number of sessions"
COURSE_SOURCE = (
    "It starts at 5, one a day for 5 days, as in a 2025 study of 1,034 people (Tankha). Plans vary: ask how many yours "
    "has."
)
INFUSION_SOURCE = (
    "The infusion took 40 minutes to 4 hours a day in two studies (Tankha 2025, Schwartzman 2009). Getting ready and "
    "recovering come on top: ask the clinic."
)
COMPANION = "The adult who takes you home needs as much time, and then stays as long as the clinic asks."
DEDUCTION = "It may count toward a medical deduction."
CHECK_RATE = "Check the rate for this year."
RIDES_TITLE = "Rides to appointments"
COVERED = "The Oregon Health Plan (OHP) pays for rides to covered services; ask before you count on it."
CALL_211 = "Call 211, the general line for local help."
CHECK_NUMBER = "Check the number: it was last checked over a year ago."


def whole_trip_html(trip: Trip, sessions: int, city: str, rate: MileageRate | None, *, today: date) -> str:
    """Return the figures for `sessions` sessions in `city` as a list of terms; all ranges stay ranges."""
    if is_local(trip):
        trip = trip._replace(distance_low_m=0.0, duration_low_s=0.0)
    one, course = whole_trip(trip, 1), whole_trip(trip, sessions)
    rows = [("One session", _drive_text(one))]
    if sessions > 1:
        rows.append((f"{sessions} sessions, {sessions} round trips", _drive_text(course)))
    rows.append(
        (f"Driving and infusion, {_days(sessions)}", format_duration_range(course.time_low_s, course.time_high_s))
    )
    if rate is not None:
        rows.append(("Mileage", _mileage_text(course, rate, today)))
    terms = "".join(f"<dt>{escape(term)}</dt><dd>{escape(text)}</dd>" for term, text in rows)
    sources = f"<p class='small'>{INFUSION_SOURCE} {COURSE_SOURCE}</p>"
    return (
        f"<section class='trip' aria-label='{TITLE}'><p>To {escape(city)} and back home each day:</p>"
        f"<dl>{terms}</dl><p>{COMPANION}</p>{sources}</section>"
    )


def rides_html(rides: Sequence[Ride], county: str, *, today: date) -> str:
    """Return the services for `county`, or that we know of none there and whom to call."""
    local = [ride for ride in rides if ride.county == county]
    items = "".join(_ride_html(ride, today) for ride in local)
    none = "" if local else f"<p>We found no ride service for {escape(county)} County yet.</p>"
    checked = max((ride.checked_on for ride in local), default=None)
    dated = f" Read in stored copies of these pages; last checked {checked:%B %Y}." if checked else ""
    return (
        f"<section class='rides' aria-labelledby='rides'><h3 id='rides'>{RIDES_TITLE}</h3>{none}"
        f"<ul>{items}</ul><p>{COVERED} {CALL_211}</p><p class='small'>Call to check before you rely on a ride.{dated}"
        "</p></section>"
    ).replace("<ul></ul>", "")


def _drive_text(trip: WholeTrip) -> str:
    distance = format_distance_range(trip.distance_low_m, trip.distance_high_m)
    return f"{distance}, {format_duration_range(trip.driving_low_s, trip.driving_high_s)} of driving"


def _days(sessions: int) -> str:
    return "1 day" if sessions == 1 else f"{sessions} days"


def _mileage_text(course: WholeTrip, rate: MileageRate, today: date) -> str:
    low, high = round(rate.dollars(course.distance_low_m)), round(rate.dollars(course.distance_high_m))
    amount = f"${high:,}" if low == high else f"${low:,} to ${high:,}" if low else f"up to ${high:,}"
    old = "" if rate.year == today.year else f" {CHECK_RATE}"
    basis = f"{rate.cents_per_mile:g} cents a mile, the IRS medical rate for {rate.year} ({rate.rule})"
    return f"{amount} at {basis}. {DEDUCTION}{old}"


def _ride_html(ride: Ride, today: date) -> str:
    numbers = " or ".join(f"<a href='tel:{number}'>{number}</a>" for number in ride.phone.split(" or "))
    site = escape(urlsplit(ride.page).netloc.removeprefix("www."))
    page = f"<a href='{ride.page}' target='_blank' rel='noopener noreferrer'>{site}</a>"
    area = " We derived the county from the plan's area." if ride.county_from == "derived" else ""
    old = f" <strong>{CHECK_NUMBER}</strong>" if ride.is_outdated(today) else ""
    return (
        f"<li><strong>{escape(ride.service)}</strong>, for {escape(ride.who)}: {numbers}. {page} "
        f"<span class='leaves'>leaves this site</span>{area}{old}</li>"
    )
