"""How many edits a misspelled name may have, by its length."""

from dataclasses import replace

import pytest

from geo.geocoding.fuzzy import fuzzy_match, fuzzy_match_out_of_state
from geo.models import Point
from geo.tables.gazetteer import Gazetteer, Place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("ben", [], id="three-letters-are-too-few"),
        pytest.param("bedn", ["Bend"], id="four-letters-swapped"),
        pytest.param("bund", [], id="four-letters-replaced"),
        pytest.param("eugine", ["Eugene"], id="one-edit-of-six-letters"),
        pytest.param("euginee", [], id="two-edits-of-seven-letters"),
        pytest.param("pendltonn", ["Pendleton"], id="two-edits-of-nine-letters"),
        pytest.param("pndltonn", [], id="three-edits-of-eight-letters"),
        pytest.param("mcminvvile", ["McMinnville"], id="two-edits-of-ten-letters"),
        pytest.param("klmth fals", [], id="three-edits-across-words"),
        pytest.param("vend", [], id="another-first-letter-of-a-short-name"),
        pytest.param("zurns", [], id="another-first-letter-of-five"),
        pytest.param("klamtthfaqls", ["Klamath Falls"], id="two-edits-with-words-run-together"),
        pytest.param("klamtthfaqqs", [], id="three-edits-with-words-run-together"),
        pytest.param("tendleton", ["Pendleton"], id="another-first-letter-of-a-long-name"),
        pytest.param("tendletom", [], id="another-first-letter-and-another-edit"),
    ],
)
def test_a_long_name_may_have_more_edits(text: str, names: list[str], oregon: Gazetteer) -> None:
    assert [area.name for area in fuzzy_match(text, oregon)] == names


def test_at_most_five_matches_come_the_most_populous_first(oregon: Gazetteer) -> None:
    places = tuple(
        Place(
            name=f"Hillto{letter}",
            county="Lane",
            point=Point(lon=-122, lat=44),
            population=people,
            kind="town",
            radius_m=9,
        )
        for people, letter in enumerate("abcdefg")
    )
    matches = fuzzy_match("Hilltoz", replace(oregon, places=places))
    assert [area.name for area in matches] == ["Hilltog", "Hilltof", "Hilltoe", "Hilltod", "Hilltoc"]


def test_an_out_of_state_city_comes_with_its_state(oregon: Gazetteer) -> None:
    match = fuzzy_match_out_of_state("seatle", oregon)
    assert match is not None
    assert (match[0], match[1].name) == ("Seattle", "Washington")
    assert fuzzy_match_out_of_state("zzzzzz", oregon) is None
