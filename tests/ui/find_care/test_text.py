"""The answer in words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.models import City, Precision, Route
from geo.routing.nearest import CityTrip, Rank
from geo.ui.find_care import text
from support.fakes import BEND, BURNS, SALEM, location, trip

IN_BEND = replace(location("ZIP 97701 (Bend)"), town="Bend", county="Deschutes")


def found(city: City, minutes: float, miles: float) -> CityTrip:
    return CityTrip(city=city, trip=trip(minutes, miles))


def test_the_headline_names_city_time_and_distance() -> None:
    said = text.headline(found(BEND, 12, 9), Rank.TIME, location())
    assert said == "Bend is the nearest listed city: about 12 min, 9 miles by road."


def test_the_headline_says_so_when_distance_decides() -> None:
    said = text.headline(found(SALEM, 130, 95), Rank.DISTANCE, location())
    assert said == "Salem is the nearest listed city by distance: about 2 hr 10 min, 95 miles by road."


def test_somebody_in_a_listed_city_is_told_so() -> None:
    assert text.headline(found(BEND, 2, 1), Rank.TIME, location()) == "Bend itself is on the list."
    assert text.range_text(trip(2, 1, spread=1)) == "To its center it may be up to 4 min or 2 miles."


def test_somebody_at_the_edge_of_a_listed_city_is_told_so_too() -> None:
    said = text.headline(found(BEND, 9, 4), Rank.TIME, IN_BEND)
    assert said == "Bend itself is on the list: about 9 min, 4 miles to its center."


def test_a_town_of_that_name_in_another_county_is_not_the_listed_one() -> None:
    assert not text.is_home_city(BEND, replace(IN_BEND, county="Lake"))


def test_where_another_center_is_nearer_ones_own_city_is_named_too() -> None:
    best = [found(SALEM, 5, 2), found(BEND, 9, 4)]
    assert text.home_city_text(best, IN_BEND) == "Bend itself is on the list, too: about 9 min, 4 miles to its center."
    assert text.home_city_text(best, location()) is None
    assert text.home_city_text(best[1:], IN_BEND) is None


def test_from_a_whole_county_the_range_alone_is_said() -> None:
    lane = location("Lane County", precision=Precision.COUNTY)
    said = text.headline(found(BEND, 50, 40), Rank.TIME, lane)
    assert said == (
        "Bend is the listed city nearest to the middle of Lane County: 45 to 55 min, 36 to 44 miles by road."
    )


def test_the_range_of_time_and_distance_is_said() -> None:
    assert text.range_text(trip(50, 40)) == "Likely 45 to 55 min, and 36 to 44 miles."


@pytest.mark.parametrize(
    ("precision", "label", "radius_m", "expected"),
    [
        (
            Precision.ZIP,
            "ZIP 97814",
            14484,
            "Measured from the center of ZIP 97814, which may be up to 9 miles from you.",
        ),
        (Precision.PLACE, "Bend", 400, "Measured from the center of Bend."),
        (Precision.POINT, "your pin", 50, "Measured from your pin."),
        (
            Precision.COUNTY,
            "Lane County",
            108_800,
            (
                "Measured from the middle of Lane County, which may be up to 68 miles from you: "
                "type your ZIP code or town to know better."
            ),
        ),
    ],
)
def test_from_where_says_how_far_off_that_may_be(
    precision: Precision, label: str, radius_m: float, expected: str
) -> None:
    assert text.origin_text(location(label, precision=precision, radius_m=radius_m)) == expected


def test_three_hours_are_no_long_way_yet() -> None:
    assert text.long_drive_text([found(BURNS, 180, 150)]) is None


def test_over_three_hours_the_nearest_three_are_offered_kindly() -> None:
    best = [found(BURNS, 181, 150), found(BEND, 200, 180), found(SALEM, 300, 260)]
    said = text.long_drive_text(best)
    assert said is not None
    assert "The nearest three are Burns, about 3 hr; Bend, about 3 hr 20 min; Salem, about 5 hr." in said
    assert said.endswith("closer to home.")


def test_no_city_is_called_over_three_hours_away_while_another_is_nearer_in_time() -> None:
    assert text.long_drive_text([found(BURNS, 200, 150), found(BEND, 170, 180)]) is None


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ((), "The way to Bend: local roads only."),
        (("US 20",), "The way to Bend: by US 20."),
        (("US 20", "OR 126", "US 97"), "The way to Bend: by US 20, OR 126 and US 97."),
    ],
)
def test_the_way_names_the_highways_in_order(via: tuple[str, ...], expected: str) -> None:
    assert text.route_text("Bend", Route(trip=trip(9, 9), geometry=(), road=(), via=via)) == expected


def test_no_way_is_named_to_where_one_is() -> None:
    assert text.route_text("Bend", Route(trip=trip(1, 1), geometry=(), road=(), via=("US 20",))) == ""


@given(st.lists(st.tuples(st.floats(1, 500), st.floats(1, 500)), min_size=1, max_size=9))
def test_order_puts_the_best_first_and_loses_nobody(pairs: list[tuple[float, float]]) -> None:
    trips = [found(BEND, minutes, miles) for minutes, miles in pairs]
    by_time = [one.trip.duration_s for one in text.order_trips(trips, Rank.TIME)]
    by_distance = [one.trip.distance_m for one in text.order_trips(trips, Rank.DISTANCE)]
    assert by_time == sorted(one.trip.duration_s for one in trips)
    assert by_distance == sorted(one.trip.distance_m for one in trips)


def test_a_name_that_turns_its_letters_round_turns_nothing_else() -> None:
    city = City(listed_as="x", name="\u202ednoB", county="Lake", point=BEND.point)
    said = text.headline(found(city, 12, 9), Rank.TIME, location())
    assert said == "\u2068\u202ednoB\u2069 is the nearest listed city: about 12 min, 9 miles by road."
