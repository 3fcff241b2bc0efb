"""Text is geocoded, or rejected with a message that helps."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.errors import InputError, NotUnderstoodError, OutsideRegionError
from geo.geocoding import AmbiguousPlaceError, geocode
from geo.settings import SHIPPED_DATA
from geo.tables.gazetteer import Gazetteer, read_gazetteer

OREGON = read_gazetteer(SHIPPED_DATA)


@pytest.mark.parametrize(
    "text",
    [
        "97814",
        " 97814 ",
        "97814-1234",
        "97814 1234",
        "978141234",
        "ZIP 97814",
        "zip code: 97814",
        "OR 97814",
        "97814 OR",
        "97814, Oregon, USA",
        "97814 Baker City",
        "Baker City 97814",
        "Baker City, OR 97814",
        "Baker City,OR97814",
        "ZIP 97814 (Baker City)",
        "\uff19\uff17\uff18\uff11\uff14",
        "\u0669\u0667\u0668\u0661\u0664",
        "\u096f\u096d\u096e\u0967\u096a\u2013\u0967234",
        "\u202e97814\u200b",
    ],
)
def test_a_zip_code_is_found_however_it_is_written(text: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.precision, result.notice) == ("ZIP 97814 (Baker City)", "zip", None)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Bend", "Bend"),
        ("bend or", "Bend"),
        ("Bend,OR", "Bend"),
        ("BEND, OREGON", "Bend"),
        ("Bend, Ore.", "Bend"),
        ("Bend Oregon USA", "Bend"),
        ("Saint Helens", "St. Helens"),
        ("St Helens", "St. Helens"),
        ("st. helens, or", "St. Helens"),
        ("Mt. Angel", "Mount Angel"),
        ("Ft Klamath", "Fort Klamath"),
        ("obrien", "O'Brien"),
        ("O\u2019Brien", "O'Brien"),
        ("milton freewater", "Milton-Freewater"),
        ("LaPine", "La Pine"),
        ("Mc Minnville", "McMinnville"),
        ("Dalles", "The Dalles"),
        ("the dalles", "The Dalles"),
        ("Clackamas", "Clackamas"),
        ("Sunriver", "Sunriver"),
        ("North Bend", "North Bend"),
        ("Ontario", "Ontario"),
        ("Frenchglen", "Frenchglen"),
        ("Springfield, Lane County", "Springfield"),
        ("springfield lane co", "Springfield"),
        ("Tigard, Washington", "Tigard"),
    ],
)
def test_a_place_is_found_in_every_usual_spelling(text: str, label: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.precision, result.notice) == (label, "place", None)


@pytest.mark.parametrize("text", ["Lane County", "lane co", "LANE COUNTY, OREGON", "County of Lane", "lane cnty or"])
def test_a_county_is_found_in_every_usual_spelling(text: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert (result.location.label, result.location.county, result.location.precision) == (
        "Lane County",
        "Lane",
        "county",
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Corvalis", "Corvallis"),
        ("corvalis OR", "Corvallis"),
        ("Klammath Falls", "Klamath Falls"),
        ("Pendelton", "Pendleton"),
        ("Mcminvile", "McMinnville"),
        ("Eugine", "Eugene"),
        ("Hermisten", "Hermiston"),
        ("Grans pas", "Grants Pass"),
        ("Oregon Cty", "Oregon City"),
        ("Hillsborough", "Hillsboro"),
        ("Milwaukee", "Milwaukie"),
        ("bedn", "Bend"),
        ("Deschuts County", "Deschutes County"),
        ("Corvalis, Benton County", "Corvallis"),
    ],
)
def test_a_likely_misspelling_is_corrected_with_a_notice(text: str, label: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert result.location.label == label
    assert result.notice == f"Interpreted as {label}. If you meant another place, enter its ZIP code."


@pytest.mark.parametrize(
    "text",
    ["asdf", "hello", "the", "none", "test", "port", "portland clinic", "Biggs", "miller", "morning"],
)
def test_an_unrelated_word_is_not_a_misspelled_place(text: str, oregon: Gazetteer) -> None:
    with pytest.raises(
        NotUnderstoodError, match=f'We can\'t find "{text}" in Oregon. Check the spelling, or try a ZIP code.'
    ):
        geocode(text, oregon)


@pytest.mark.parametrize("text", ["Highway 101", "Market Street", "the road"])
def test_a_street_without_a_town_asks_for_one(text: str, oregon: Gazetteer) -> None:
    with pytest.raises(
        NotUnderstoodError, match=f'We can\'t find a town or ZIP code of Oregon in "{text}". Add the ZIP code'
    ):
        geocode(text, oregon)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("hwy 20 near Hampton", "Hampton"),
        ("Wall Street Bend", "Bend"),
        ("a ranch outside Lakeview", "Lakeview"),
    ],
)
def test_a_town_is_found_among_other_words(text: str, label: str, oregon: Gazetteer) -> None:
    result = geocode(text, oregon)
    assert result.location.label == label
    assert (
        result.notice
        == f"Street-level lookup isn't set up on this site, so the starting point is the center of {label}."
    )


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Baker", ["Baker City", "Baker County"]),
        ("klamath", ["Klamath Falls", "Klamath County"]),
        ("Lincoln", ["Lincoln City", "Lincoln Beach", "Lincoln County"]),
    ],
)
def test_the_label_of_every_choice_is_unambiguous(text: str, labels: list[str], oregon: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlaceError, match="could be") as raised:
        geocode(text, oregon)
    assert sorted(choice.label for choice in raised.value.choices) == sorted(labels)
    assert [geocode(choice.label, oregon).location for choice in raised.value.choices] == list(raised.value.choices)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("Jefferson", "Interpreted as Jefferson in Marion County. For the county, enter Jefferson County."),
        ("Lane", "Interpreted as Lane County."),
        ("City of Bend", "Interpreted as Bend."),
        ("NE Portland", "Interpreted as Northeast Portland."),
        ("I live in Bend", "Interpreted as Bend."),
        ("cerca de Medford", "Interpreted as Medford."),
        ("Portland", "Portland is large. Enter a ZIP code or a street address for a closer answer."),
        (
            "Fairview",
            (
                "Interpreted as Fairview in Multnomah County. For the one in Tillamook County, enter Fairview,"
                " Tillamook County."
            ),
        ),
        ("Bend, Lane County", "Bend is in Deschutes County, not in Lane County."),
        ("97207", "ZIP code 97207 has only PO boxes, so the starting point is the center of Portland."),
        (
            "Powell Blvd Portland",
            (
                "Street-level lookup isn't set up on this site, so the starting point is the center of Portland."
                " Add the ZIP code for a closer answer."
            ),
        ),
        ("Bend OR 97999", "97999 is not a ZIP code in use, so the starting point is the center of Bend."),
    ],
)
def test_a_notice_says_what_was_assumed(text: str, notice: str, oregon: Gazetteer) -> None:
    assert geocode(text, oregon).notice == notice


@pytest.mark.parametrize(
    "text",
    [
        "Boise ID",
        "boise id",
        "Boise",
        "Vancouver WA",
        "Vancouver",
        "Vancouver BC",
        "Portland, Maine",
        "portland me",
        "Salem MA 01970",
        "Salem, Massachusetts",
        "98660",
        "01970",
        "Seattle",
        "seatle",
        "New York",
        "Walla Walla",
        "Tulelake",
        "Idaho",
        "florida",
        "12 Pine St, Seattle",
        "40.7 -74.0",
        "46.2, -119.1",
        "41.9, -122.6",
    ],
)
def test_a_location_outside_the_state_is_rejected(text: str, oregon: Gazetteer) -> None:
    with pytest.raises(OutsideRegionError, match=r"\. Only Oregon is covered here\.$"):
        geocode(text, oregon)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "No location was entered"),
        ("  \t\n ", "No location was entered"),
        ("\u200b\u202e", "No location was entered"),
        ("a" * 10_000, r'"a{50}…" is 10,000 characters long'),
        ("Be\x00nd", '"Be\N{REPLACEMENT CHARACTER}nd" contains control characters'),
        ("\x1b[31mBend", "contains control characters"),
        ("\ud800", "contains control characters"),
        ("<script>alert(1)</script>", '"<script>alert\\(1\\)</script>" is not a location'),
        ("<b>Bend</b>", "is not a location"),
        ("'; DROP TABLE places;--", 'DROP TABLE places;--" is not a location'),
        ("1 OR 1=1", "is not a location"),
        ("😀", 'find "😀" in Oregon'),
        ("97999", "97999 is not a ZIP code in use in Oregon"),
        ("123", '"123" is not a ZIP code, which has five digits'),
        ("1 Main St", 'find a town or ZIP code of Oregon in "1 Main St"'),
        ("1000 SE Foster", "find a town or ZIP code of Oregon"),
        ("200, 300", "200, 300 is not a latitude and longitude"),
        ("Oregon", "Oregon is the whole state"),
        ("or", "Oregon is the whole state"),
        ("Bend WA 97701", 'ZIP code 97701 is in Oregon, but "Bend WA 97701" names Washington'),
    ],
)
def test_text_that_is_not_a_location_is_quoted_in_the_message(text: str, message: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match=message):
        geocode(text, oregon)


WORDS = st.sampled_from(
    [
        *("Bend", "or", "OR", "97701", "97999", "98660", "97207", "Lane", "County", "co", "St", "1", "N", ",", "Baker"),
        *("Portland", "ME", "Maine", "in", "the", "of", "near", "44.05", "-121.31", "(", "#", "PO Box", "Corvalis"),
        *("zip", "usa", "-", "BC", "Washington", ".", "'", "Ave", "SE", "Main"),
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=8).map(" ".join)))
@example("0" * 199)
@example("," * 199)
@example("st " * 66)
@example("44.05," * 30)
@example("or or or or or")
@example("97814" * 20)
def test_any_text_gets_a_location_in_oregon_or_a_short_message(text: str) -> None:
    start = time.process_time()
    try:
        location = geocode(text, OREGON).location
    except InputError as error:
        message = str(error)
        assert message.endswith(".")
        assert "\n" not in message
        assert len(message) < 300
    else:
        assert location.county in {county.name for county in OREGON.counties}
        assert location.radius_m > 0
    assert time.process_time() - start < 1.0
