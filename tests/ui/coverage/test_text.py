"""The sentences of the Coverage page."""

import math
from dataclasses import replace

import pytest

from geo.coverage.siting.next_sites import NextSites, Objective
from geo.routing.nearest import Rank
from geo.ui.coverage.data import PlanningData
from geo.ui.coverage.figures import Figures, compute_figures
from geo.ui.coverage.state import View
from geo.ui.coverage.tables import band_names
from geo.ui.coverage.text import (
    OBJECTIVES,
    average_text,
    change_text,
    format_cost,
    format_count,
    headline,
    next_sites_text,
    router_note,
)
from geo.ui.coverage.upload import location_columns

SITES = NextSites(
    chosen=(1,),
    optimal=True,
    people_gained=1234,
    mean_before=840,
    mean_after=780,
    worst_before=9000,
    worst_after=7200,
)


def test_the_headline_counts_the_residents_within_the_threshold(lowmark_data: PlanningData) -> None:
    assert headline(compute_figures(lowmark_data, View()), "Lowmark") == (
        "11,700 of the 14,000 residents of Lowmark (83.6%) live within 60 minutes by road of a listed city."
    )


def test_the_headline_of_a_county_by_distance_names_county_and_miles(county_by_distance: Figures) -> None:
    assert headline(county_by_distance, "Lowmark") == (
        "1,900 of the 4,200 residents of West Fell County (45.2%) live within 50 miles by road of a listed city."
    )


def test_after_a_change_the_headline_counts_included_cities(what_if: Figures) -> None:
    assert headline(what_if, "Lowmark").startswith("5,000 of the 14,000 residents of Lowmark (35.7%)")
    assert headline(what_if, "Lowmark").endswith("of an included city.")


def test_dropping_a_city_alone_is_a_change(lowmark_data: PlanningData) -> None:
    assert compute_figures(lowmark_data, View(drop=("Ashport",))).changed
    assert not compute_figures(lowmark_data, View()).changed


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        pytest.param(
            (30, 60), "The average drive is 21.0 min; 2,300 people live more than 60 minutes away.", id="many"
        ),
        pytest.param((60, 100), "The average drive is 21.0 min; no one lives more than 100 minutes away.", id="no-one"),
    ],
)
def test_the_second_sentence_gives_the_average_drive_and_who_lives_beyond(
    lowmark_data: PlanningData, limits: tuple[float, ...], sentence: str
) -> None:
    assert average_text(compute_figures(lowmark_data, View(limits=limits))) == sentence


def test_one_person_beyond_is_counted_in_the_singular(what_if: Figures) -> None:
    figures = replace(what_if, bands=(replace(what_if.bands[-1], people=1),))
    assert average_text(figures).endswith("; 1 person lives more than 90 minutes away.")


@pytest.mark.parametrize(
    ("add", "drop", "sentence"),
    [
        pytest.param(
            ("Elk Cross",),
            (),
            "With Elk Cross added, 2,300 more people live within 60 minutes.",
            id="add",
        ),
        pytest.param(
            (),
            ("Ashport",),
            "With Ashport dropped, 9,000 fewer people live within 60 minutes.",
            id="drop",
        ),
        pytest.param(
            ("Elk Cross", "Farrow"),
            ("Ashport",),
            "With Elk Cross and Farrow added and Ashport dropped, 6,700 fewer people live within 60 minutes.",
            id="both",
        ),
        pytest.param(
            ("Dunmere",),
            ("Ashport",),
            "With Dunmere added and Ashport dropped, as many people live within 60 minutes as before.",
            id="same",
        ),
    ],
)
def test_a_what_if_says_how_many_more_or_fewer_people_are_covered(
    lowmark_data: PlanningData, add: tuple[str, ...], drop: tuple[str, ...], sentence: str
) -> None:
    assert change_text(compute_figures(lowmark_data, View(add=add, drop=drop))) == sentence


def test_the_best_locations_come_with_their_effect_and_proof() -> None:
    assert next_sites_text(SITES, ("A", "B"), View()) == (
        "A and B: 1,234 more people within 60 minutes. Average drive: 14.0 min before, 13.0 min after. "
        "Worst-case drive: 2 hr 30 min before, 2 hr after. Proven: no other choice does better."
    )


def test_a_choice_that_is_not_proven_says_so() -> None:
    text = next_sites_text(replace(SITES, optimal=False), ("A",), View())
    assert text.endswith("Not proven to be the best choice.")


def test_without_a_useful_location_the_page_says_so() -> None:
    assert next_sites_text(SITES, (), View()) == "No new location would improve this objective."


def test_every_objective_has_its_label() -> None:
    assert OBJECTIVES == {
        Objective.PEOPLE: "Most people within the threshold",
        Objective.MEAN: "Lowest average drive",
        Objective.WORST: "Shortest worst-case drive",
    }


def test_where_another_router_answers_trips_the_page_names_it() -> None:
    assert router_note(None) == []
    assert "http://osrm.test" in router_note("http://osrm.test")[0]


@pytest.mark.parametrize(
    ("people", "text"),
    [
        pytest.param(999_999, "999,999", id="below-a-million"),
        pytest.param(1_000_000, "1.00 million", id="a-million"),
        pytest.param(4_237_256, "4.24 million", id="millions"),
    ],
)
def test_people_are_written_in_full_below_a_million(people: int, text: str) -> None:
    assert format_count(people) == text


@pytest.mark.parametrize(
    ("cost", "rank", "text"),
    [
        pytest.param(3540, Rank.TIME, "59.0 min", id="below-an-hour"),
        pytest.param(7200, Rank.TIME, "2 hr", id="hours"),
        pytest.param(1609.344 * 12, Rank.DISTANCE, "12 miles", id="miles"),
        pytest.param(math.inf, Rank.TIME, "unknown (some people have no road to a city)", id="no-road"),
    ],
)
def test_drives_are_written_in_the_unit_of_the_view(cost: float, rank: Rank, text: str) -> None:
    assert format_cost(cost, View(rank=rank)) == text


def test_bands_are_named_by_their_limits() -> None:
    assert band_names(View(limits=(7.5, 30))) == ["up to 7.5 minutes", "7.5 to 30 minutes", "over 30 minutes"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        pytest.param(("id", "ZIP code"), ["ZIP code"], id="zip"),
        pytest.param(("lat", "lon", "zip"), ["lat", "lon"], id="coordinates"),
        pytest.param(("lat", "zip"), ["zip"], id="latitude-alone"),
        pytest.param(("Street address", "town"), ["Street address"], id="address-before-town"),
        pytest.param(("a", "b"), [], id="none"),
    ],
)
def test_the_likely_location_column_is_preselected(header: tuple[str, ...], columns: list[str]) -> None:
    assert location_columns(header) == columns
