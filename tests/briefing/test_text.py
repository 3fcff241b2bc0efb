"""The text of the briefing: the figures it states, and its special cases."""

from dataclasses import replace

import pytest

from geo.briefing import text
from geo.briefing.briefing import Briefing
from support import lowmark


def with_figures(**changes: object) -> Briefing:
    briefing = lowmark.briefing()
    figures = replace(briefing.current.figures, **changes)  # type: ignore[arg-type]  # tests name the fields
    return replace(briefing, current=replace(briefing.current, figures=figures))


def with_gain(*, optimal: bool, cities: int = 1) -> Briefing:
    briefing = lowmark.briefing()
    best = briefing.next_cities
    return replace(briefing, next_cities=replace(best, optimal=optimal, cities=best.cities * cities))


@pytest.mark.parametrize(
    ("below_half", "figures"),
    [
        pytest.param(0, ["83.6%", "60 minutes", "every county"], id="no-county"),
        pytest.param(1, ["83.6%", "60 minutes", "2,300 people", "1 county"], id="one-county"),
        pytest.param(2, ["83.6%", "60 minutes", "2,300 people", "2 counties"], id="two-counties"),
    ],
)
def test_the_headline_states_the_share_and_who_lives_farther_away(below_half: int, figures: list[str]) -> None:
    headline = text.headline(with_figures(below_half=below_half))
    assert [figure for figure in figures if figure not in headline] == []


def test_the_headline_is_correct_for_one_person() -> None:
    assert "1 person lives farther away" in text.headline(with_figures(within=13_999))


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(1.0, "100%", id="everyone"),
        pytest.param(0.0, "0%", id="no-one"),
        pytest.param(0.99999, "99.9%", id="almost-everyone"),
        pytest.param(0.00001, "0.1%", id="almost-no-one"),
    ],
)
def test_no_one_is_rounded_away(share: float, expected: str) -> None:
    assert text.cards(with_figures(share=share))[0].value == expected


def test_the_four_cards_have_their_values_and_labels_in_order() -> None:
    cards = text.cards(lowmark.briefing())
    assert [(card.value, card.label) for card in cards] == [
        ("83.6%", "within 60 minutes"),
        ("21 min", "average drive"),
        ("1 of 2", "counties below half"),
        ("Elk Cross", "largest town beyond 90 minutes"),
    ]
    assert all(card.change is None for card in cards)


def test_a_missing_road_replaces_an_infinite_mean() -> None:
    assert text.cards(with_figures(mean_s=float("inf")))[1].value == "no road"


def test_the_card_without_a_far_town_states_the_threshold() -> None:
    card = text.cards(with_figures(far_town=None))[3]
    assert card.value == "None"
    assert "90 minutes" in card.meaning


@pytest.mark.parametrize(
    ("optimal", "proven"), [pytest.param(True, True, id="optimal"), pytest.param(False, False, id="not-optimal")]
)
def test_new_locations_are_called_optimal_only_where_that_is_proven(*, optimal: bool, proven: bool) -> None:
    sentence = text.next_cities_text(with_gain(optimal=optimal))
    assert "2,300 people within 60 minutes" in sentence
    assert ("Proven" in sentence, "ptimal" in sentence) == (proven, proven)


def test_several_new_locations_are_counted() -> None:
    assert "these 3 would bring" in text.next_cities_text(with_gain(optimal=True, cities=3))


def test_without_a_new_location_none_is_called_optimal() -> None:
    sentence = text.next_cities_text(lowmark.briefing(add=("Elk Cross",)))
    assert sentence == "No other location would bring more people within 60 minutes."


def test_full_coverage_replaces_the_counties() -> None:
    assert "60 minutes" in text.all_covered_text(lowmark.briefing(add=("Elk Cross",)))


@pytest.mark.parametrize(
    ("add", "drop", "expected"),
    [
        pytest.param(("Dunmere",), ("Cold Ford",), "What if: Dunmere added; Cold Ford removed.", id="both"),
        pytest.param(("Dunmere", "Farrow"), (), "What if: Dunmere and Farrow added.", id="two-added"),
        pytest.param((), ("Ashport",), "What if: Ashport removed.", id="removed"),
        pytest.param((), (), None, id="unchanged"),
    ],
)
def test_a_what_if_names_the_cities_it_changes(
    add: tuple[str, ...], drop: tuple[str, ...], expected: str | None
) -> None:
    briefing = lowmark.briefing(add=add, drop=drop)
    assert text.what_if_text(briefing) == expected
    assert (expected or "unchanged") in text.settings_text(briefing)


def test_the_settings_state_threshold_bands_and_cities() -> None:
    settings = text.settings_text(lowmark.briefing(threshold_s=2700))
    assert "45 minutes" in settings
    assert "22.5, 45, 67.5 and 90 minutes" in settings
    assert "cities: 2." in settings


def test_bands_have_their_names_people_and_shares() -> None:
    assert text.band_rows(lowmark.briefing()) == (
        ("up to 30 min", "11,400", "81.4%"),
        ("30 to 60 min", "300", "2.1%"),
        ("60 to 90 min", "0", "0%"),
        ("90 to 120 min", "2,300", "16.4%"),
        ("over 120 min", "0", "0%"),
    )
