"""A place elsewhere is never taken for one here: every place with every other state, and cities of other countries."""

from collections.abc import Iterator

import pytest

from geo.errors import InputError, OutsideRegionError
from geo.geocoding import AmbiguousPlaceError, geocode
from geo.tables.gazetteer import Gazetteer
from geo.tables.normalize import name_key, normalize

SAMPLE = 101  # a prime: the short grid has one of so many texts, spread over all places, states and forms
FORMS = ("{}, {}", "{} {}")


def grid(oregon: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """Return every text of a place and another state, with the place and the state as they are written."""
    for place in oregon.places:
        for state in oregon.states:
            if state.abbreviation != oregon.region.abbreviation:
                for written in (state.abbreviation, state.abbreviation.lower(), state.name):
                    for form in FORMS:
                        yield form.format(place.name, written), place.name, written


def means_something_here(place: str, written: str, oregon: Gazetteer) -> bool:
    """Return whether the text is also usual for a place here: 'Lane co', 'Tigard, Washington', 'Portland NE'."""
    county = oregon.counties_by_key.get(name_key(written))
    in_county = county is not None and any(
        one.county == county.name for one in oregon.places_by_key.get(name_key(place), ())
    )
    is_county = normalize(written) == "co" and name_key(place) in oregon.counties_by_key
    return in_county or is_county or name_key(f"{place} {written}") in oregon.landmarks_by_key


def taken(texts: Iterator[tuple[str, str, str]], oregon: Gazetteer) -> list[str]:
    """Return the texts that are answered with a place here without a question."""
    wrong = []
    for text, place, written in texts:
        try:
            geocode(text, oregon)
        except InputError:
            continue
        if not means_something_here(place, written, oregon):
            wrong.append(text)
    return wrong


def test_a_place_with_another_state_is_not_taken_for_one_here(oregon: Gazetteer) -> None:
    texts = list(grid(oregon))
    assert len(texts) > 150_000
    assert taken(iter(texts[::SAMPLE]), oregon) == []


@pytest.mark.slow
def test_no_place_with_any_other_state_is_taken_for_one_here(oregon: Gazetteer) -> None:
    assert taken(grid(oregon), oregon) == []


@pytest.mark.parametrize(
    "text",
    [
        "Toronto, Ontario",
        "Ontario ON",
        "Ottawa Ontario Canada",
        "Tigard, WA",
        "Dayton, NE",
        "Glasgow UK",
        "Glasgow, Scotland",
        "Portland, England",
        "Berlin, Germany",
        "Newport, Wales",
        "Springfield, Mass",
        "Paris, Tex.",
        "Winnipeg MB",
        "Mexico",
        "Salem, India",
    ],
)
def test_a_state_province_or_country_is_recognized(text: str, oregon: Gazetteer) -> None:
    with pytest.raises(OutsideRegionError, match=r"Only Oregon is covered here\.$"):
        geocode(text, oregon)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("12 Main St, Ontario", "Ontario", id="a-town-called-like-a-province"),
        pytest.param("Lebanon", "Lebanon", id="a-town-called-like-a-country"),
        pytest.param("Jordan Valley", "Jordan Valley", id="a-town-beginning-like-a-country"),
        pytest.param("Roseburg VA", "Roseburg VA Medical Center", id="the-hospital-not-virginia"),
        pytest.param("Portland VA", "Portland VA Medical Center", id="the-other-hospital"),
    ],
)
def test_a_name_here_that_resembles_one_elsewhere_is_found(text: str, label: str, oregon: Gazetteer) -> None:
    assert geocode(text, oregon).location.label == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("South Bend", ["Bend"], id="a-city-elsewhere-like-a-part-of-one-here"),
        pytest.param("Parkland", ["Portland"], id="a-city-elsewhere-like-a-misspelling"),
        pytest.param("Springfield NE", ["Springfield"], id="nebraska-or-northeast"),
        pytest.param("Dayton ne", ["Dayton"], id="in-lower-case"),
        pytest.param("Seattle 97201", ["ZIP 97201 (Portland)"], id="a-city-elsewhere-with-a-zip-code-here"),
        pytest.param("12 Pine St, Boise 97201", ["ZIP 97201 (Portland)"], id="an-address-elsewhere"),
        pytest.param("Burns 97701", ["Burns", "ZIP 97701 (Bend)"], id="town-and-zip-code"),
        pytest.param("97701 or 97702", ["ZIP 97701 (Bend)", "ZIP 97702 (Bend)"], id="two-zip-codes"),
        pytest.param("97701/97702", ["ZIP 97701 (Bend)", "ZIP 97702 (Bend)"], id="two-zip-codes-with-a-slash"),
        pytest.param("between Bend and Sisters", ["Bend", "Sisters"], id="between-two-towns"),
        pytest.param("Mt Hood, OR", ["Mount Hood, Clackamas County", "Mount Hood, Hood River County"], id="mount-hood"),
    ],
)
def test_what_may_mean_two_places_is_asked(text: str, labels: list[str], oregon: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlaceError) as raised:
        geocode(text, oregon)
    assert [choice.label for choice in raised.value.choices] == labels
    assert [geocode(label, oregon).location.label for label in labels] == labels


def test_an_unknown_name_beside_a_zip_code_is_in_the_notice(oregon: Gazetteer) -> None:
    result = geocode("Berlin 97814", oregon)
    assert result.location.label == "ZIP 97814 (Baker City)"
    assert result.notice == (
        'We don\'t know "Berlin" near ZIP code 97814 (Baker City). The starting point is the ZIP code.'
    )
