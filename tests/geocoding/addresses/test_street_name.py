"""Two spellings of one street are equal, and two streets are not."""

import pytest

from geo.geocoding.addresses.highway_names import other_names
from geo.geocoding.addresses.street_name import StreetName, parse_street


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("S.E. Powell Boulevard", "SE Powell Blvd", id="abbreviations"),
        pytest.param("South East Stephens Street", "SE STEPHENS ST", id="direction in two words"),
        pytest.param("SW Sixth Ave", "SW 6th Avenue", id="ordinal"),
        pytest.param("Jump Off Joe Crk Rd", "JUMP OFF JOE CREEK ROAD", id="abbreviation inside the name"),
        pytest.param("Green Briar Ln", "Greenbriar Lane", id="spacing"),
        pytest.param("O'Brien Rd", "OBRIEN ROAD", id="apostrophe"),
        pytest.param("NE MLK Blvd", "NE Martin Luther King, Jr. Blvd", id="initials of a name"),
        pytest.param("Saint Helens Rd", "St. Helens Road", id="saint"),
        pytest.param("US Highway 101 S", "Hwy 101 South", id="US highway"),
        pytest.param("OR-66", "State Hwy 66", id="state highway"),
        pytest.param("US 20", "Highway 20", id="short US highway"),
        pytest.param("99W", "Highway 99 W", id="letter behind the route"),
        pytest.param("County Road 12", "Co Rd 12", id="county road"),
        pytest.param("NF-46", "Forest Service Rd 46", id="forest road"),
    ],
)
def test_two_spellings_are_one_street(one: str, other: str) -> None:
    assert parse_street(one) == parse_street(other)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("N St", StreetName("N", suffix="ST"), id="a letter street"),
        pytest.param("SE N STREET", StreetName("N", pre="SE", suffix="ST"), id="a letter street with a direction"),
        pytest.param("S E Street", StreetName("E", pre="S", suffix="ST"), id="E Street south, not Southeast Street"),
        pytest.param("E Park", StreetName("PARK", pre="E"), id="a name that is also a suffix"),
        pytest.param("1st Ave NW", StreetName("1", suffix="AVE", post="NW"), id="direction at the end"),
        pytest.param("E 1700 S", StreetName("1700", pre="E", post="S"), id="grid"),
        pytest.param("NW North Hill Dr", StreetName("NORTHHILL", pre="NW", suffix="DR"), id="direction in the name"),
    ],
)
def test_the_parts_of_a_street_name(text: str, parts: StreetName) -> None:
    assert parse_street(text) == parts


def test_a_named_highway_is_also_its_route() -> None:
    assert [street.base for street in other_names(parse_street("Redwood Hwy"))] == ["HWY199"]
    assert parse_street("Redwood Highway") in other_names(parse_street("US 199"))
    assert other_names(parse_street("Redwood Ave")) == ()
