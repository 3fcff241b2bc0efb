"""The visit: what a shared link may bring in and what it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.nearest import Rank
from geo.ui.find_care.state import Visit, from_link

CITIES = {"Bend", "Coos Bay"}


def test_a_link_brings_the_city_and_the_rank() -> None:
    visit = from_link({"city": "Coos Bay", "rank": "distance"}, CITIES)
    assert (visit.city, visit.rank) == ("Coos Bay", Rank.DISTANCE)


@pytest.mark.parametrize("parameters", [{}, {"city": "Nowhere", "rank": "price"}, {"city": "", "rank": ""}])
def test_what_a_link_says_and_nobody_knows_is_left_out(parameters: dict[str, str]) -> None:
    assert from_link(parameters, CITIES) == Visit()


@given(st.dictionaries(st.sampled_from(["city", "rank", "where", "q"]), st.text()))
def test_no_link_can_bring_a_question(parameters: dict[str, str]) -> None:
    visit = from_link(parameters, CITIES)
    assert (visit.origin, visit.answer, visit.turn) == (None, None, 0)


@pytest.mark.parametrize("rank", ["distance", "time"])
def test_the_rank_can_be_changed(rank: str) -> None:
    visit = Visit()
    visit.sort(rank)
    assert visit.rank == rank


@pytest.mark.parametrize("rank", [None, 7, "price", ["time"]])
def test_no_other_rank_can_be_set(rank: object) -> None:
    visit = Visit()
    visit.sort(rank)
    assert visit.rank is Rank.TIME
