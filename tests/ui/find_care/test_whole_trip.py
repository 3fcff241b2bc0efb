"""The whole trip and the rides as text."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from geo.tables.rides import Ride, current_rate, read_rates, read_rides
from geo.ui.find_care import whole_trip
from support.fakes import services, trip
from support.page_view import find, said, show

DATA = Path(__file__).resolve().parents[3] / "data"
TODAY = date(2026, 11, 28)
RATE = current_rate(read_rates(DATA), TODAY)
RIDES = read_rides(DATA)


def test_miles_hours_and_dollars_are_ranges() -> None:
    drive = trip(64, 40, spread=0.125)  # 56 to 72 min, 35 to 45 miles
    written = whole_trip.whole_trip_html(drive, 5, "Bend", RATE, today=TODAY)
    assert "70 to 90 miles, 1 hr 50 min to 2 hr 25 min of driving" in written  # one session
    assert "350 to 450 miles, 9 hr 20 min to 12 hr of driving" in written
    assert "12 hr 40 min to 32 hr" in written  # with 5 times 40 min, and 5 times 4 hr
    assert "$72 to $92 at 20.5 cents a mile, the IRS medical rate for 2026 (IRS Notice 2026-10)" in written


def test_an_old_rate_says_so() -> None:
    later = whole_trip.whole_trip_html(trip(60, 50), 1, "Bend", RATE, today=date(2027, 1, 1))
    assert whole_trip.CHECK_RATE in later
    assert whole_trip.CHECK_RATE not in whole_trip.whole_trip_html(trip(60, 50), 1, "Bend", RATE, today=TODAY)


def test_a_trip_within_the_city_starts_at_zero() -> None:
    written = whole_trip.whole_trip_html(trip(3, 1), 5, "Bend", RATE, today=TODAY)
    assert "up to 11 miles" in written
    assert "up to $2 at" in written


@pytest.mark.parametrize(
    ("county", "service"), [("Malheur", "EOCCO rides"), ("Multnomah", "Ride Connection"), ("Linn", "Ride Line")]
)
def test_the_rides_of_the_county_are_shown(county: str, service: str) -> None:
    written = whole_trip.rides_html(RIDES, county, today=TODAY)
    assert service in written
    assert whole_trip.COVERED in written
    assert whole_trip.CHECK_NUMBER not in written


def test_a_county_without_rides_says_so_and_names_211() -> None:
    written = whole_trip.rides_html(RIDES, "Deschutes", today=TODAY)
    assert "We found no ride service for" in written
    assert whole_trip.CALL_211 in written


def test_an_old_number_asks_to_be_checked() -> None:
    written = whole_trip.rides_html(RIDES, "Baker", today=TODAY + timedelta(days=366))
    assert whole_trip.CHECK_NUMBER in written


def test_a_hostile_service_is_shown_as_text() -> None:
    ride = Ride(
        county="Baker",
        service="<script>alert(1)</script>",
        who="<img src=x>",
        phone="541-555-0100",
        page="https://example.org",
        checked_on=TODAY,
        source="a page",
        county_from="page",
    )
    written = whole_trip.rides_html([ride], "Baker", today=TODAY)
    assert "<script" not in written
    assert "<img" not in written


def test_the_number_of_sessions_changes_the_figures() -> None:
    at = find(show(services(rates=read_rates(DATA), rides=RIDES)), "97712")
    assert "5 sessions, 5 round trips" in said(at)
    at.number_input[0].set_value(8).run()
    assert "8 sessions, 8 round trips" in said(at)
