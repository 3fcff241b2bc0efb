"""Each distinct text is understood once, and every failure has its reason."""

import pytest

from geo.batch.lookup import LONGEST_TEXT, RowLookup
from geo.geocoding import geocode
from geo.routing.nearest import nearest
from geo.routing.network_router import NetworkRouter
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import read_atlas
from geo.units import miles, minutes


@pytest.fixture(scope="module")
def answerer() -> RowLookup:
    atlas = read_atlas(SHIPPED_DATA)
    return RowLookup(atlas.gazetteer, atlas.cities, NetworkRouter(atlas.network, [city.point for city in atlas.cities]))


def test_a_text_is_answered_as_one_visitor_is(answerer: RowLookup) -> None:
    atlas = read_atlas(SHIPPED_DATA)
    router = NetworkRouter(atlas.network, [city.point for city in atlas.cities])
    located = geocode("97850", atlas.gazetteer)
    best = nearest(located.location, atlas.cities, [router]).trips[0]
    (found,) = answerer.answers(["97850"])
    assert (found.nearest_city, found.precision) == (best.city.name, "zip")
    assert found.minutes == f"{minutes(best.trip.duration_s):.0f}"
    assert found.miles == f"{miles(best.trip.distance_m):.1f}"


def test_what_cannot_be_answered_says_why_and_costs_nobody_else(answerer: RowLookup) -> None:
    results = answerer.answers(["97850", "", "x" * (LONGEST_TEXT + 1), "Seattle, WA", "97850"])
    assert [bool(found.reason) for found in results] == [False, True, True, True, False]
    assert results[0] == results[4]
    assert results[1].reason == "The cell is empty."


def test_the_same_text_later_gets_the_same_answer(answerer: RowLookup) -> None:
    assert answerer.answers(["Burns"]) == answerer.answers(["Burns"])


@pytest.mark.parametrize("typed", ["\uff19\uff17\uff17\uff10\uff11", "\u0669\u0667\u0667\u0660\u0661"])
def test_digits_of_any_script_make_the_same_zip_code(answerer: RowLookup, typed: str) -> None:
    assert answerer.answers([typed]) == answerer.answers(["97701"])
