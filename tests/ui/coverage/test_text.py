"""What the coverage page says, in words and small tables."""

import math

import pytest

from geo.coverage.siting.next_sites import NextSites
from geo.formatting import format_list, format_percent_of
from geo.routing.nearest import Rank
from geo.ui.coverage.chart import area_colors, band_colors, stops
from geo.ui.coverage.html import say, table
from geo.ui.coverage.state import View
from geo.ui.coverage.tables import band_names
from geo.ui.coverage.text import format_cost, format_people, next_sites_text, other_router
from geo.ui.coverage.upload import likely

FOUND = NextSites(
    chosen=(1,),
    optimal=True,
    people_gained=1234,
    mean_before=840,
    mean_after=780,
    worst_before=9000,
    worst_after=7200,
)


def test_the_best_places_are_told_with_what_they_bring_and_the_proof() -> None:
    assert next_sites_text(FOUND, ("A", "B"), View()) == (
        "A and B: 1,234 more people within 60 minutes, mean way 14.0 min to 13.0 min, longest 2 hr 30 min to 2 hr. "
        "Proven: no other choice of as many does better."
    )


def test_where_another_router_answers_visitors_the_page_says_so() -> None:
    assert other_router(None) == []
    assert "asked of http://osrm.test" in other_router("http://osrm.test")[0]


def test_no_place_is_told_as_such() -> None:
    assert next_sites_text(FOUND, (), View()) == "No further place would change anything."


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 10, "0%"),
        (10, 10, "100%"),
        (1, 100_000, "0.1%"),
        (99_999, 100_000, "99.9%"),
        (1, 2, "50.0%"),
        (0, 0, "0%"),
    ],
)
def test_a_share_never_rounds_to_all_or_none(part: int, whole: int, said: str) -> None:
    assert format_percent_of(part, whole) == said


@pytest.mark.parametrize(("people", "said"), [(999_999, "999,999"), (4_237_256, "4.24 million")])
def test_people_are_said_in_full_up_to_a_million(people: int, said: str) -> None:
    assert format_people(people) == said


def test_costs_are_said_in_the_unit_of_the_view() -> None:
    assert format_cost(3540, View()) == "59.0 min"
    assert format_cost(7200, View()) == "2 hr"
    assert format_cost(1609.344 * 12, View(rank=Rank.DISTANCE)) == "12 miles"
    assert format_cost(math.inf, View()) == "endless, as no road leads there for some"


def test_lists_are_said_as_people_say_them() -> None:
    assert [format_list(("A",)), format_list(("A", "B", "C"))] == ["A", "A, B and C"]


def test_bands_are_named_by_their_limits() -> None:
    assert band_names(View(limits=(7.5, 30))) == ["up to 7.5 minutes", "7.5 to 30 minutes", "over 30 minutes"]


def test_a_table_shows_text_letter_for_letter() -> None:
    drawn = table([{"place": "<b>Bend", "people": 1234}], {"place": "Place", "people": "People"}, caption="x & y")
    assert "&lt;b&gt;Bend" in drawn
    assert "1,234" in drawn
    assert "x &amp; y" in drawn
    assert "<b>" not in drawn


def test_cells_are_said_as_people_read_them() -> None:
    assert [say(None), say(1234.56), say(5, signed=True), say(-5, signed=True), say(0, signed=True), say("=x")] == [
        "",
        "1,234.6",
        "+5",
        "-5",
        "0",
        "=x",
    ]


@pytest.mark.parametrize("count", range(2, 14))
def test_every_band_has_a_color_of_its_own(count: int) -> None:
    assert len(set(band_colors(count, dark=False))) == len(set(area_colors(count, dark=True))) == count
    assert stops(count)[0] == 0
    assert stops(count)[-1] == 4


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (("id", "ZIP code"), ["ZIP code"]),
        (("lat", "lon", "zip"), ["lat", "lon"]),
        (("Street address", "town"), ["Street address"]),
        (("a", "b"), []),
    ],
)
def test_the_column_that_likely_says_where_is_offered_first(header: tuple[str, ...], chosen: list[str]) -> None:
    assert likely(header) == chosen
