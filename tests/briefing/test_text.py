"""The briefing in words."""

from dataclasses import replace

import pytest

from geo.briefing import changes
from geo.briefing import text as words
from geo.briefing.briefing import Briefing
from support import lowmark


def with_figures(**changes: object) -> Briefing:
    made = lowmark.briefing()
    figures = replace(made.now.figures, **changes)  # type: ignore[arg-type]  # tests name the fields
    return replace(made, now=replace(made.now, figures=figures))


def test_the_headline_says_how_many_and_what_is_wrong() -> None:
    assert words.headline(lowmark.briefing()) == (
        "83.6% of residents live within 60 minutes of a listed city, but 1 county is mostly beyond it: "
        "2,300 people have farther to go."
    )


def test_the_headline_stays_short_where_no_county_is_below_half() -> None:
    assert words.headline(with_figures(below_half=0)).endswith("and so does at least half of every county.")


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(1.0, "100%", id="all"),
        pytest.param(0.0, "0%", id="nobody"),
        pytest.param(0.99999, "99.9%", id="not-quite-all"),
        pytest.param(0.00001, "0.1%", id="hardly-anybody"),
    ],
)
def test_nobody_is_rounded_away(share: float, expected: str) -> None:
    assert words.cards(with_figures(share=share))[0].value == expected


def test_the_four_figures_have_names_and_meanings() -> None:
    cards = words.cards(lowmark.briefing())
    assert [card.value for card in cards] == ["83.6%", "21 min", "1 of 2", "Elk Cross"]
    assert [card.label for card in cards] == [
        "within 60 minutes",
        "mean drive",
        "counties below half",
        "largest town beyond 90 minutes",
    ]
    assert all(card.meaning.endswith(".") and card.change is None for card in cards)


def test_each_figure_says_how_a_what_if_changes_it() -> None:
    cards = words.cards(lowmark.briefing(add=("Elk Cross",)))
    assert [card.change for card in cards] == [
        "+2,300 people (+16.4 points)",
        "\N{MINUS SIGN}15.8 min",
        "\N{MINUS SIGN}1",
        "was Elk Cross",
    ]


def test_a_change_that_is_none_is_called_so() -> None:
    cards = words.cards(lowmark.briefing(add=("Dunmere",)))
    assert [card.change for card in cards][2:] == ["no change", "no change"]


def test_no_road_is_said_instead_of_an_endless_mean() -> None:
    assert words.cards(with_figures(mean_s=float("inf")))[1].value == "no road"


def test_no_far_town_is_said_too() -> None:
    card = words.cards(with_figures(far_town=None))[3]
    assert (card.value, card.meaning) == ("None", "No town in the tables lies beyond 90 minutes.")


def test_the_next_cities_come_with_their_proof() -> None:
    assert words.next_cities_text(lowmark.briefing()) == (
        "It brings 2,300 people within 60 minutes. Proven: no other choice brings more."
    )


def test_nothing_left_to_bring_is_said() -> None:
    assert words.next_cities_text(lowmark.briefing(add=("Elk Cross",))) == (
        "No further place would bring anybody within 60 minutes."
    )


def test_the_settings_name_the_what_if() -> None:
    made = lowmark.briefing(add=("Dunmere",), drop=("Cold Ford",))
    assert words.settings(made) == (
        "Limit 60 minutes, bands 30, 60, 90, 120 minutes, by time, 2 cities. "
        "What if: the source's list with Dunmere and without Cold Ford."
    )
    assert words.settings(lowmark.briefing()).endswith("The source's list, unchanged.")


def test_bands_have_names() -> None:
    assert words.band_labels(lowmark.briefing()) == (
        "up to 30 min",
        "30 to 60 min",
        "60 to 90 min",
        "90 to 120 min",
        "over 120 min",
    )


@pytest.mark.parametrize(
    ("before_s", "now_s", "expected"),
    [
        pytest.param(1200.0, 1080.0, "\N{MINUS SIGN}2.0 min", id="sooner"),
        pytest.param(1200.0, 1201.0, "no change", id="a-second"),
        pytest.param(float("inf"), 1200.0, "was no road", id="a-first-road"),
        pytest.param(1200.0, float("inf"), "was 20 min", id="no-road-any-more"),
        pytest.param(float("inf"), float("inf"), "no change", id="still-no-road"),
    ],
)
def test_the_mean_says_how_it_changes(before_s: float, now_s: float, expected: str) -> None:
    figures = lowmark.briefing().now.figures
    assert changes.mean(replace(figures, mean_s=now_s), replace(figures, mean_s=before_s)) == expected
