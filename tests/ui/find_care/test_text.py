"""The answer in sentences."""

from dataclasses import replace

import pytest

from geo.models import City, Location, Precision, Route
from geo.routing.nearest import CityTrip, Rank
from geo.ui.find_care import text
from geo.units import METERS_PER_MILE
from support.fakes import BEND, BURNS, SALEM, location, trip

IN_BEND = replace(location("ZIP 97701 (Bend)"), town="Bend", county="Deschutes")
LANE = location("Lane County", precision=Precision.COUNTY)


def city_trip(city: City, minutes: float, miles: float) -> CityTrip:
    return CityTrip(city=city, trip=trip(minutes, miles))


def spaced(sentence: str) -> str:
    """Return the sentence with plain spaces."""
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("nearest", "rank", "origin", "expected"),
    [
        pytest.param(
            city_trip(BEND, 12, 9),
            Rank.TIME,
            location(),
            "Bend is the nearest listed city: about 12 min, 9 miles by road.",
            id="by time",
        ),
        pytest.param(
            city_trip(SALEM, 130, 95),
            Rank.DISTANCE,
            location(),
            "Salem is the nearest listed city by distance: about 2 hr 10 min, 95 miles by road.",
            id="by distance",
        ),
        pytest.param(city_trip(BEND, 2, 1), Rank.TIME, location(), "Bend is a listed city.", id="in the city"),
        pytest.param(
            city_trip(BEND, 9, 4),
            Rank.TIME,
            IN_BEND,
            "Bend is a listed city: about 9 min, 4 miles to its center.",
            id="at the edge of the city",
        ),
        pytest.param(
            city_trip(BEND, 50, 40),
            Rank.TIME,
            LANE,
            "Bend is the listed city nearest to the center of Lane County: 45 to 55 min, 36 to 44 miles by road.",
            id="a whole county has a range only",
        ),
    ],
)
def test_the_headline_answers_the_query(nearest: CityTrip, rank: Rank, origin: Location, expected: str) -> None:
    assert spaced(text.headline(nearest, rank, origin)) == expected


def test_a_number_stays_on_one_line_with_its_unit() -> None:
    sentence = text.headline(city_trip(BEND, 130, 131), Rank.TIME, location())
    assert {"2\xa0hr\xa010\xa0min,", "131\xa0miles"} <= {word.removeprefix("about\xa0") for word in sentence.split(" ")}


@pytest.mark.parametrize(("miles", "local"), [(1.49, True), (1.51, False)])
def test_a_trip_of_up_to_a_mile_and_a_half_is_local(miles: float, local: bool) -> None:  # noqa: FBT001 - the expected value
    assert text.is_local(trip(3, miles)) is local


def test_a_town_of_that_name_in_another_county_is_not_the_listed_one() -> None:
    assert text.is_home_city(BEND, IN_BEND)
    assert not text.is_home_city(BEND, replace(IN_BEND, county="Lake"))


def test_where_another_center_is_nearer_the_home_city_is_named_too() -> None:
    trips = [city_trip(SALEM, 5, 2), city_trip(BEND, 9, 4)]
    sentence = text.home_city_text(trips, IN_BEND)
    assert sentence is not None
    assert spaced(sentence) == "Bend is a listed city, too: about 9 min, 4 miles to its center."
    assert text.home_city_text(trips, location()) is None
    assert text.home_city_text(trips[1:], IN_BEND) is None


def test_a_preselected_city_is_named_unless_it_is_the_nearest() -> None:
    trips = [city_trip(SALEM, 5, 2), city_trip(BEND, 9, 4)]
    sentence = text.preselected_text(trips, "Bend")
    assert sentence is not None
    assert spaced(sentence) == "Bend, the city you selected: about 9 min, 4 miles."
    assert text.preselected_text(trips, "Salem") is None
    assert text.preselected_text(trips, None) is None


@pytest.mark.parametrize(
    ("minutes", "miles", "spread", "expected"),
    [
        pytest.param(50, 40, 0.1, "Likely 45 to 55 min, and 36 to 44 miles.", id="between towns"),
        pytest.param(2, 1, 1, "The drive within town may take up to 4 min (2 miles).", id="within town"),
    ],
)
def test_the_likely_range_is_one_sentence(minutes: float, miles: float, spread: float, expected: str) -> None:
    assert text.likely_text(trip(minutes, miles, spread=spread)) == expected


@pytest.mark.parametrize(
    ("precision", "label", "radius_m", "expected"),
    [
        pytest.param(
            Precision.ZIP,
            "ZIP 97814",
            9 * METERS_PER_MILE,
            "From the center of ZIP 97814, which may be up to 9 miles from you.",
            id="ZIP",
        ),
        pytest.param(Precision.PLACE, "Bend", 499, "From the center of Bend.", id="town"),
        pytest.param(
            Precision.PLACE,
            "Bend",
            500,
            "From the center of Bend, which may be up to 0.3 miles from you.",
            id="town of half a kilometer",
        ),
        pytest.param(Precision.POINT, "your pin", 50, "From your pin.", id="pin"),
        pytest.param(
            Precision.COUNTY,
            "Lane County",
            68 * METERS_PER_MILE,
            "From the center of Lane County, which may be up to 68 miles from you. "
            "Enter a ZIP code or address for a closer answer.",
            id="county",
        ),
    ],
)
def test_the_starting_point_is_given_with_its_distance_from_the_visitor(
    precision: Precision, label: str, radius_m: float, expected: str
) -> None:
    assert text.origin_text(location(label, precision=precision, radius_m=radius_m)) == expected


def test_three_hours_is_not_a_long_drive_yet() -> None:
    assert text.long_drive_text([city_trip(BURNS, 180, 150)]) is None


def test_over_three_hours_the_nearest_three_are_offered() -> None:
    trips = [city_trip(BURNS, 181, 150), city_trip(BEND, 200, 180), city_trip(SALEM, 300, 260), city_trip(BEND, 400, 1)]
    sentence = text.long_drive_text(trips)
    assert sentence is not None
    assert "Burns, about 3 hr; Bend, about 3 hr 20 min; Salem, about 5 hr." in sentence


def test_a_city_within_three_hours_in_any_position_makes_it_no_long_drive() -> None:
    assert text.long_drive_text([city_trip(BURNS, 200, 150), city_trip(BEND, 170, 180)]) is None


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ((), "Route to Bend: local roads only."),
        (("US 20",), "Route to Bend: via US 20."),
        (("US 20", "OR 126", "US 97"), "Route to Bend: via US 20, OR 126 and US 97."),
    ],
)
def test_the_route_names_the_highways_in_order(via: tuple[str, ...], expected: str) -> None:
    assert text.route_text("Bend", Route(trip=trip(9, 9), geometry=(), road=(), via=via)) == expected


def test_a_trip_within_the_city_has_no_route_text() -> None:
    assert text.route_text("Bend", Route(trip=trip(1, 1), geometry=(), road=(), via=("US 20",))) == ""


def test_a_name_with_direction_marks_reorders_only_itself() -> None:
    city = City(listed_as="x", name="\u202ednoB", county="Lake", point=BEND.point)
    sentence = text.headline(city_trip(city, 12, 9), Rank.TIME, location())
    assert sentence.startswith("\u2068\u202ednoB\u2069 is the nearest listed city: ")
