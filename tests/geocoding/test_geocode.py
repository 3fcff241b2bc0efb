"""What somebody types is understood, or refused in a sentence that helps."""

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
    "typed",
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
def test_a_zip_code_is_found_however_it_is_typed(typed: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert (found.location.label, found.location.precision, found.notice) == ("ZIP 97814 (Baker City)", "zip", None)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Bend", "Bend"),
        ("bend or", "Bend"),
        ("Bend,OR", "Bend"),
        ("BEND, OREGON", "Bend"),
        ("Bend, Ore.", "Bend"),
        ("Bend Oregon USA", "Bend"),
        ("Portland or", "Portland"),
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
def test_a_place_is_found_in_every_usual_spelling(typed: str, label: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert (found.location.label, found.location.precision, found.notice) == (label, "place", None)


@pytest.mark.parametrize("typed", ["Lane County", "lane co", "LANE COUNTY, OREGON", "County of Lane", "lane cnty or"])
def test_a_county_is_found_in_every_usual_spelling(typed: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert (found.location.label, found.location.county, found.location.precision) == ("Lane County", "Lane", "county")


@pytest.mark.parametrize(
    ("typed", "label"),
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
def test_a_likely_misspelling_is_taken_and_said(typed: str, label: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert found.location.label == label
    assert found.notice == f"Taken as {label}; if another place was meant, type its ZIP code."


@pytest.mark.parametrize(
    "typed",
    ["asdf", "hello", "the", "none", "test", "port", "portland clinic", "Biggs", "miller", "morning"],
)
def test_a_word_is_not_bent_into_a_place(typed: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match="no place known in Oregon"):
        geocode(typed, oregon)


@pytest.mark.parametrize("typed", ["clinic near me", "Highway 101", "Market Street", "the road"])
def test_a_street_without_a_town_asks_for_one(typed: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match="names no town or ZIP code known in Oregon; add the ZIP code"):
        geocode(typed, oregon)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("hwy 20 near Hampton", "Hampton"),
        ("I live in Bend", "Bend"),
        ("cerca de Medford", "Medford"),
        ("Powell Blvd Portland", "Portland"),
        ("a ranch outside Lakeview", "Lakeview"),
    ],
)
def test_a_town_is_heard_in_a_few_words_around_it(typed: str, label: str, oregon: Gazetteer) -> None:
    found = geocode(typed, oregon)
    assert found.location.label == label
    assert found.notice == f"There is no street map here, so this is measured from the middle of {label}."


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("Baker", ["Baker City", "Baker County"]),
        ("klamath", ["Klamath Falls", "Klamath County"]),
        ("Lincoln", ["Lincoln City", "Lincoln Beach", "Lincoln County"]),
    ],
)
def test_choices_are_offered_and_each_is_understood_as_typed(typed: str, labels: list[str], oregon: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlaceError, match="may be") as raised:
        geocode(typed, oregon)
    assert sorted(choice.label for choice in raised.value.choices) == sorted(labels)
    assert [geocode(choice.label, oregon).location for choice in raised.value.choices] == list(raised.value.choices)


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("Jefferson", "Taken as Jefferson in Marion County; for the county, type Jefferson County."),
        ("Lane", "Taken as Lane County."),
        ("City of Bend", "Taken as Bend."),
        ("NE Portland", "Taken as Portland."),
        ("Bend, Lane County", "Bend lies in Deschutes County, not in Lane County."),
        ("97207", "ZIP code 97207 has post boxes only, so this is measured from Portland."),
        ("Burns 97701", "ZIP code 97701 belongs to Bend, not to Burns; this is measured from the ZIP code."),
        ("Bend OR 97999", "97999 is no ZIP code in use, so this is measured from the middle of Bend."),
    ],
)
def test_what_was_assumed_is_said_in_one_sentence(typed: str, notice: str, oregon: Gazetteer) -> None:
    assert geocode(typed, oregon).notice == notice


@pytest.mark.parametrize(
    "typed",
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
def test_what_lies_elsewhere_is_said_to_lie_outside(typed: str, oregon: Gazetteer) -> None:
    with pytest.raises(OutsideRegionError, match="outside Oregon, which is all that is covered here"):
        geocode(typed, oregon)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Nothing was typed"),
        ("  \t\n ", "Nothing was typed"),
        ("\u200b\u202e", "Nothing was typed"),
        ("a" * 10_000, r"'a{50}…' is 10,000 characters long"),
        ("Be\x00nd", "'Be\N{REPLACEMENT CHARACTER}nd' holds control characters"),
        ("\x1b[31mBend", "holds control characters"),
        ("\ud800", "holds control characters"),
        ("<script>alert(1)</script>", "'<script>alert\\(1\\)</script>' is not understood"),
        ("<b>Bend</b>", "is not understood"),
        ("'; DROP TABLE places;--", "DROP TABLE places;--' is not understood"),
        ("1 OR 1=1", "is not understood"),
        ("😀", "'😀' is no place"),
        ("97999", "97999 is no ZIP code in use in Oregon"),
        ("123", "'123' is no ZIP code, which has five digits"),
        ("1 Main St", "'1 Main St' names no town or ZIP code known in Oregon"),
        ("1000 SE Foster", "names no town"),
        ("Portland, England", "names no town"),
        ("200, 300", "is no latitude and longitude on the earth"),
        ("Oregon", "Oregon is the whole state"),
        ("or", "Oregon is the whole state"),
        ("Bend WA 97701", "ZIP code 97701 is in Oregon, but 'Bend WA 97701' names Washington"),
    ],
)
def test_what_is_no_place_is_refused_by_name(typed: str, words: str, oregon: Gazetteer) -> None:
    with pytest.raises(NotUnderstoodError, match=words):
        geocode(typed, oregon)


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
def test_anything_at_all_gets_a_place_in_oregon_or_one_sentence(text: str) -> None:
    start = time.perf_counter()
    try:
        location = geocode(text, OREGON).location
    except InputError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 300
    else:
        assert location.county in {county.name for county in OREGON.counties}
        assert location.radius_m > 0
    assert time.perf_counter() - start < 1.0
