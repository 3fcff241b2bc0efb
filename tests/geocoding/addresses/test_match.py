"""Typed addresses against the sample of Josephine County."""

import csv
import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputError, OutsideRegionError
from geo.geocoding import geocode
from geo.geocoding.addresses import AddressIndex, Candidate, match_address
from geo.geocoding.addresses.geometry import distance_m, from_point
from geo.geocoding.errors import AmbiguousPlaceError
from geo.models import Point, Precision
from geo.tables.gazetteer import Gazetteer
from support.address_files import JOSEPHINE, TIGER, index_of, shared, write_openaddresses

Match = Callable[[str], list[Candidate]]
ROWS = list(csv.DictReader(JOSEPHINE.read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def match(index: AddressIndex, gazetteer: Gazetteer) -> Match:
    return lambda text: match_address(text, index, gazetteer)


def position(street: str) -> Point:
    row = next(row for row in ROWS if row["street"] == street)
    return Point(lon=float(row["lon"]), lat=float(row["lat"]))


def apart_m(one: Point, other: Point) -> float:
    return distance_m(from_point(one), from_point(other))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param("407 SE M Street, Grants Pass, OR 97526", "407 SE M STREET", id="as the post office writes it"),
        pytest.param("407 se m st grants pass", "407 SE M STREET", id="lower case without commas"),
        pytest.param("407 S.E. M St., Grants Pass", "407 SE M STREET", id="periods"),
        pytest.param("407 southeast m street 97526", "407 SE M STREET", id="direction in full, ZIP code alone"),
        pytest.param("505½ SE M St, Grants Pass", "505 1/2 SE M STREET", id="half"),
        pytest.param("2001 foothil blvd # B2, Grants Pass", "2001 FOOTHILL BOULEVARD # B2", id="misspelled street"),
        pytest.param("2001 Foothill Blvd Siute B2, Grants Pass", "2001 FOOTHILL BOULEVARD # B2", id="misspelled unit"),
        pytest.param(
            "2001 Foothill Boulevrd # B2, Grants Pass", "2001 FOOTHILL BOULEVARD # B2", id="misspelled suffix"
        ),
        pytest.param("1625 Southwets N St #F104, Grants Pass", "1625 SE N STREET # F104", id="misspelled direction"),
        pytest.param("505-1/2 SE M St, Grants Pass", "505 1/2 SE M STREET", id="half behind a hyphen"),
        pytest.param("330, Galice Rd, Merlin", "330 GALICE ROAD", id="comma behind the number"),
        pytest.param("2001 Foothill Blvd #B2, Grants Pas", "2001 FOOTHILL BOULEVARD # B2", id="misspelled town"),
        pytest.param("2001 Foothill Blvd #B2, GP", "2001 FOOTHILL BOULEVARD # B2", id="initials of the town"),
        pytest.param("330 Galice Merlin", "330 GALICE ROAD", id="suffix missing"),
        pytest.param("330 Galice Rd, Merlin 97523", "330 GALICE ROAD", id="ZIP code of another town"),
        pytest.param("9900 jumpoff joe creek rd", "9900 JUMP OFF JOE CREEK ROAD", id="spacing, no town"),
        pytest.param("1625 SE N St F104, Grants Pass", "1625 SE N STREET # F104", id="unit without a designator"),
        pytest.param("18150 US-199, Selma", "18150 REDWOOD HIGHWAY", id="number of a named highway"),
    ],
)
def test_a_house_is_found(match: Match, text: str, row: str) -> None:
    (candidate,) = match(text)
    assert candidate.certain
    assert candidate.precision is Precision.ADDRESS
    assert apart_m(candidate.point, position(row)) < 1


def test_a_house_that_is_not_in_the_data_is_between_its_neighbors(match: Match) -> None:
    (candidate,) = match("332 Galice Rd, Merlin")
    neighbors = position("330 GALICE ROAD"), position("340 GALICE ROAD")
    assert candidate.precision is Precision.INTERPOLATED
    assert (
        candidate.notice == "House number 332 isn't in our address data; its position is estimated between 330 and 340."
    )
    assert max(apart_m(candidate.point, neighbor) for neighbor in neighbors) <= apart_m(*neighbors) + 50


@pytest.mark.parametrize("offset", [1, 2, 50])
def test_a_wrong_house_is_never_an_address(match: Match, offset: int) -> None:
    known = {row["street"].split(" # ")[0] for row in ROWS}
    for row in ROWS[::40]:
        number, street = row["street"].split(" # ")[0].split(" ", 1)
        if not number.isdigit() or f"{int(number) + offset} {street}" in known or street.startswith("1/2"):
            continue
        for candidate in match(f"{int(number) + offset} {street}, {row['city']}, OR {row['zip']}"):
            assert candidate.precision is not Precision.ADDRESS or not candidate.certain


def test_a_wrong_direction_is_a_choice(match: Match) -> None:
    (candidate,) = match("1806 SE 6th St, Grants Pass")
    assert not candidate.certain
    assert candidate.label == "1806 NW 6th Street, Grants Pass, OR 97526"


def test_a_missing_direction_that_leaves_two_houses_is_a_choice(match: Match) -> None:
    labels = {candidate.label for candidate in match("115 G St, Grants Pass") if not candidate.certain}
    assert len(labels) > 1


def test_a_misspelled_direction_that_leaves_two_houses_is_a_choice(match: Match) -> None:
    assert {candidate.certain for candidate in match("115 Southwets G St, Grants Pass")} == {False}


def test_an_estimate_without_a_town_is_a_choice(match: Match) -> None:
    (candidate,) = match("332 Galice Rd")
    assert not candidate.certain


@pytest.mark.parametrize("text", ["332 Galice Rd, Nowheretown", "Galice Rd", "6th & G St, Nowheretown"])
def test_where_the_town_is_not_known_nothing_is_certain(match: Match, text: str) -> None:
    candidates = match(text)
    assert candidates
    assert not any(candidate.certain for candidate in candidates)


def test_a_school_is_not_a_street_in_a_town_called_high_school(match: Match) -> None:
    assert match("Merlin High School") == []


def test_a_house_in_the_next_zip_code_is_a_choice_where_no_town_was_typed(match: Match) -> None:
    (candidate,) = match("2001 Foothill Blvd # B2, 97527")
    assert (candidate.certain, candidate.zip) == (False, "97526")


def test_a_number_far_beyond_the_known_houses_widens_the_radius(tmp_path: Path, gazetteer: Gazetteer) -> None:
    rows = [
        {"lon": -123.32 + number / 1e5, "lat": 42.44, "number": number, "street": "Oak St", "city": "Merlin"}
        for number in (100, 110, 120)
    ]
    index = index_of(tmp_path, write_openaddresses(tmp_path / "oak.csv", rows))
    (among,), (beyond,), (farther,), absurd = (
        match_address(f"{number} Oak St, Merlin", index, gazetteer) for number in (104, 1_500, 2_500, 90_000)
    )
    assert among.precision is Precision.INTERPOLATED
    assert beyond.precision is farther.precision is Precision.STREET
    assert farther.radius_m - beyond.radius_m == pytest.approx(1_000 * 1.6)
    assert absurd == []


def test_the_label_of_a_choice_is_understood_as_typed(match: Match) -> None:
    for choice in match("115 G St, Grants Pass"):
        (candidate,) = match(choice.label)
        assert candidate.certain
        assert candidate.label == choice.label


def test_a_crossing_is_found_from_the_houses_of_its_streets(match: Match) -> None:
    (candidate,) = match("NW 6th & NW G St, Grants Pass") or match("6th & G St, Grants Pass")
    assert candidate.precision is Precision.INTERSECTION
    assert apart_m(candidate.point, Point(lon=-123.3263, lat=42.4396)) < candidate.radius_m


def test_a_crossing_of_misspelled_streets_is_found(match: Match) -> None:
    (right,) = match("Merlin Rd & Galice Rd, Merlin")
    (typo,) = match("Merlni Rd & Galcie Rd, Merlin")
    assert (typo.point, typo.notice) == (right.point, f"Interpreted as {right.label}.")


def test_a_street_alone_is_its_middle(match: Match) -> None:
    (candidate,) = match("Galice Rd, Merlin")
    points = [Point(lon=float(row["lon"]), lat=float(row["lat"])) for row in ROWS if "GALICE ROAD" in row["street"]]
    inside = sum(apart_m(candidate.point, point) <= candidate.radius_m for point in points)
    assert candidate.precision is Precision.STREET
    assert inside >= 0.95 * len(points)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("100 Main St, Rogue River 97537", id="a town beyond the data"),
        pytest.param("330 Galice Rd, Bend 97701", id="a known street in another town"),
        pytest.param("K Falls", id="a town's nickname that begins as a street does"),
        pytest.param("nonsense", id="nonsense"),
    ],
)
def test_what_is_not_in_the_data_has_no_candidate(match: Match, text: str) -> None:
    assert not match(text)


def test_town_and_zip_code_with_a_house_each_are_a_choice(tmp_path: Path, gazetteer: Gazetteer) -> None:
    rows = [
        {"lon": -123.32, "lat": 42.44, "number": 5, "street": "Oak St", "city": "Grants Pass", "postcode": "97526"},
        {"lon": -123.64, "lat": 42.16, "number": 5, "street": "Oak St", "city": "Cave Junction", "postcode": "97523"},
    ]
    index = index_of(tmp_path, write_openaddresses(tmp_path / "oak.csv", rows))
    candidates = match_address("5 Oak St, Grants Pass, OR 97523", index, gazetteer)
    assert {candidate.town for candidate in candidates} == {"Grants Pass", "Cave Junction"}
    assert not any(candidate.certain for candidate in candidates)


@pytest.mark.parametrize(
    ("text", "row"), [("301 1st Ave NW, 59645", "start"), ("399 1st Ave NW, 59645", "end"), ("300 1st Ave NW", "even")]
)
def test_a_house_along_a_range_is_on_its_side_of_the_numbers(
    tmp_path: Path, gazetteer: Gazetteer, text: str, row: str
) -> None:
    index = index_of(tmp_path, TIGER)
    (candidate,) = match_address(text, index, gazetteer)
    assert candidate.precision is Precision.INTERPOLATED, row
    assert candidate.label.startswith(text.split(",", maxsplit=1)[0])


def test_geocode_prefers_the_house_to_the_zip_code(index: AddressIndex, gazetteer: Gazetteer) -> None:
    text = "330 Galice Rd, Merlin, OR 97532"
    assert geocode(text, gazetteer).location.precision is Precision.ZIP
    location = geocode(text, gazetteer, index).location
    assert (location.precision, location.county, location.town) == (Precision.ADDRESS, "Josephine", "Merlin")


@pytest.mark.parametrize("text", ["Grants Pass", "Wolf Creek", "97526 Grants Pass", "Lane County", "97526"])
def test_a_place_stays_a_place(index: AddressIndex, gazetteer: Gazetteer, text: str) -> None:
    assert geocode(text, gazetteer, index) == geocode(text, gazetteer)


@pytest.mark.parametrize(("text", "street"), [("5 Gordon Wy", "Gordon Way"), ("5 California 97526", "California Ave")])
def test_a_street_named_like_a_state_is_a_street(tmp_path: Path, gazetteer: Gazetteer, text: str, street: str) -> None:
    row = {"lon": -123.32, "lat": 42.44, "number": 5, "street": street, "city": "Grants Pass", "postcode": "97526"}
    index = index_of(tmp_path, write_openaddresses(tmp_path / "a.csv", [row]))
    assert geocode(text, gazetteer, index).location.label == f"5 {street}, Grants Pass, OR 97526"


@pytest.mark.parametrize(
    "text", ["330 Galice Rd, Merlin, WY", "12 Main St Cheyenne WY", "12 Main St Vancouver Washington"]
)
def test_another_state_stays_another_state(index: AddressIndex, gazetteer: Gazetteer, text: str) -> None:
    with pytest.raises(OutsideRegionError):
        geocode(text, gazetteer, index)


def test_a_street_that_is_not_in_the_index_says_so(index: AddressIndex, gazetteer: Gazetteer) -> None:
    result = geocode("100 Nowhere St, Bend, OR 97701", gazetteer, index)
    assert result.location.precision is Precision.ZIP
    assert result.notice
    assert result.notice.startswith("This street address isn't in our address data")


def test_a_distance_from_an_address_starts_at_its_house(index: AddressIndex, gazetteer: Gazetteer) -> None:
    house = geocode("330 Galice Rd, Merlin", gazetteer, index).location
    assert geocode("2 miles from 330 Galice Rd, Merlin", gazetteer, index).location.point == house.point


def test_geocode_raises_choices(index: AddressIndex, gazetteer: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlaceError, match="Did you mean 1806 NW 6th Street") as error:
        geocode("1806 SE 6th St, Grants Pass", gazetteer, index)
    assert error.value.choices[0].precision is Precision.ADDRESS


PIECES = "1 97526 # & and apt or se st hwy 1/2 ½ box , ' / x main m galice"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES.split()), max_size=20))
def test_no_words_break_the_geocoder(index: AddressIndex, gazetteer: Gazetteer, words: list[str]) -> None:
    with suppress(InputError):
        assert geocode(" ".join(words), gazetteer, index).location.radius_m > 0


SEPARATORS = (" ", ",", "&", "-", "/", "")


@pytest.mark.parametrize("seed", range(4))
def test_no_hostile_text_takes_long(index: AddressIndex, gazetteer: Gazetteer, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311 - the same texts each time
    for _ in range(250):
        pieces = pick.choices(
            [*PIECES.split(), pick.choice(ROWS)["street"].lower(), chr(pick.randrange(1, 0x3000))], k=9
        )
        text = pick.choice(SEPARATORS).join(pieces * pick.randrange(1, 12))[: pick.randrange(1, 201)]
        start = time.perf_counter()
        with suppress(InputError):
            geocode(text, gazetteer, index)
        assert time.perf_counter() - start < 0.5, text


def test_every_house_of_the_county_is_found(tmp_path: Path, gazetteer: Gazetteer) -> None:
    index = index_of(tmp_path, shared("addresses/josephine_county.csv.gz"))
    missed = [
        row
        for row in ROWS[::7]
        if not (found := match_address(f"{row['street'].lower()}, {row['city']} {row['zip']}", index, gazetteer))
        or found[0].precision is not Precision.ADDRESS
        or apart_m(found[0].point, Point(lon=float(row["lon"]), lat=float(row["lat"]))) > found[0].radius_m
    ]
    assert len(missed) <= 0.01 * len(ROWS[::7])
