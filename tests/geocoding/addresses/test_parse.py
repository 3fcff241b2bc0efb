"""What people type, split into number, street, unit, town and ZIP code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geocoding.addresses.delivery_line import DeliveryLine, split_line
from geo.geocoding.addresses.parse import AddressQuery, parse_address

TOWNS = {"grants pass", "merlin", "portland", "pendleton", "boardman", "wolf creek", "cave junction"}
ZIPS = {"97526", "97818"}


def parse(text: str) -> list[AddressQuery]:
    readings = parse_address(
        text, is_town=lambda name: name.lower() in TOWNS, is_zip=ZIPS.__contains__, states=("Oregon", "OR")
    )
    return list(readings)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("505 1/2 SE M Street # 4", (505, "1/2", "SE M Street", "4"), id="half and unit"),
        pytest.param("505½ SE M St", (505, "1/2", "SE M St", ""), id="fraction sign"),
        pytest.param("505\N{DIGIT ONE}\N{FRACTION SLASH}2 SE M St", (505, "1/2", "SE M St", ""), id="normalized sign"),
        pytest.param("821A Park St", (821, "A", "Park St", ""), id="letter"),
        pytest.param("821 E Park", (821, "", "E Park", ""), id="a direction, not a letter"),
        pytest.param("123-125 Main St", (123, "", "Main St", ""), id="two numbers"),
        pytest.param("N6W23001 Bluemound Rd", (23001, "N6W23001", "Bluemound Rd", ""), id="grid number"),
        pytest.param("1002 SE Park Plaza Dr Apt B", (1002, "", "SE Park Plaza Dr", "B"), id="apartment"),
        pytest.param("1252 NW 6th St Ste. 1", (1252, "", "NW 6th St", "1"), id="suite"),
        pytest.param("100 Key Way Bldg 3 Apt 12", (100, "", "Key Way", "3 12"), id="two units"),
        pytest.param("100 Front St Unit B", (100, "", "Front St", "B"), id="Front is a name here"),
        pytest.param("12 Upper Applegate Rd", (12, "", "Upper Applegate Rd", ""), id="Upper is a name here"),
        pytest.param("625 NW 4th 2nd floor", (625, "", "NW 4th", "2"), id="floor"),
        pytest.param("24542 REDWOOD HIGHWAY # RV", (24542, "", "REDWOOD HIGHWAY", "RV"), id="unit in letters"),
    ],
)
def test_a_delivery_line_is_split(text: str, line: tuple[int, str, str, str]) -> None:
    assert split_line(text) == DeliveryLine(*line)


@pytest.mark.parametrize(
    ("text", "number", "street", "unit", "town", "zip_code"),
    [
        pytest.param("1806 nw 6th st suite A13, Grants Pass", 1806, "NW 6TH ST", "A13", "Grants Pass", "", id="commas"),
        pytest.param(
            "2001 foothill blvd # B2 grants pass or 97526",
            2001,
            "FOOTHILL BLVD",
            "B2",
            "GRANTS PASS",
            "97526",
            id="none",
        ),
        pytest.param("123 Main St 97526 Grants Pass", 123, "MAIN ST", "", "Grants Pass", "97526", id="ZIP first"),
        pytest.param("Joe's Diner, 123 Main St, Merlin", 123, "MAIN ST", "", "Merlin", "", id="business name"),
        pytest.param("Joe's Diner 123 Main St Merlin", 123, "MAIN ST", "", "MERLIN", "", id="business name, no comma"),
        pytest.param("Merlin, 1 Main St", 1, "MAIN ST", "", "Merlin", "", id="town first"),
        pytest.param("1 Wolf Creek Rd Wolf Creek", 1, "WOLF CREEK RD", "", "WOLF CREEK", "", id="street named as town"),
        pytest.param(
            "2 Marine Dr, P.O. Box 1059, Boardman", 2, "MARINE DR", "", "Boardman", "", id="box beside street"
        ),
        pytest.param("405 NE Olson Rd, Boardman, OR, -97818", 405, "NE OLSON RD", "", "Boardman", "97818", id="minus"),
        pytest.param("28 redwood hwy cave junctin", 28, "REDWOOD HWY", "", "CAVE JUNCTIN", "", id="misspelled town"),
    ],
)
def test_the_likeliest_reading(text: str, number: int, street: str, unit: str, town: str, zip_code: str) -> None:
    query = parse(text)[0]
    assert (query.number, query.street, query.unit, query.town, query.zip) == (number, street, unit, town, zip_code)


def test_a_crossing_has_two_streets() -> None:
    query = parse("SE Powell Blvd and SE 82nd Ave, Portland")[0]
    assert (query.streets[0].base, query.cross[0].base, query.town) == ("POWELL", "82", "Portland")


def test_a_post_box_is_not_a_street() -> None:
    assert parse("PO Box 123, Merlin OR") == []


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    assert len(parse(text)) <= 8
