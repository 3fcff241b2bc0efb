"""The visit: what a shared link may contain and what it may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.nearest import Answer, CityTrip, Rank
from geo.ui.find_care.state import Visit, from_link
from support.fakes import BEND, BURNS, SALEM, trip

CITIES = {"Bend", "Coos Bay"}
ANSWER = Answer(
    trips=(CityTrip(BEND, trip(10, 30)), CityTrip(BURNS, trip(20, 10)), CityTrip(SALEM, trip(30, 20))),
)


def test_a_link_brings_the_city_and_the_rank() -> None:
    visit = from_link({"city": "Coos Bay", "rank": "distance"}, CITIES)
    assert (visit.city, visit.rank) == ("Coos Bay", Rank.DISTANCE)


@pytest.mark.parametrize("parameters", [{}, {"city": "Nowhere", "rank": "price"}, {"city": "", "rank": ""}])
def test_unknown_values_in_a_link_are_ignored(parameters: dict[str, str]) -> None:
    assert from_link(parameters, CITIES) == Visit()


@given(st.dictionaries(st.sampled_from(["city", "rank", "where", "q"]), st.text()))
def test_no_link_can_bring_a_query(parameters: dict[str, str]) -> None:
    visit = from_link(parameters, CITIES)
    assert (visit.origin, visit.answer, visit.answer_id) == (None, None, 0)


@pytest.mark.parametrize(
    ("rank", "expected"), [("distance", ["Burns", "Salem", "Bend"]), ("time", ["Bend", "Burns", "Salem"])]
)
def test_sorting_ranks_the_trips_again(rank: str, expected: list[str]) -> None:
    visit = Visit()
    visit.set_answer(ANSWER)
    visit.sort_by(rank)
    assert [city.name for city, _ in visit.trips] == expected
    assert visit.selected == expected[0]


@pytest.mark.parametrize("rank", [None, 7, "price", ["time"]])
def test_an_unknown_rank_changes_nothing(rank: object) -> None:
    visit = Visit(rank=Rank.DISTANCE)
    visit.sort_by(rank)
    assert visit.rank is Rank.DISTANCE


def test_a_reset_keeps_only_the_rank_and_counts_the_answer() -> None:
    visit = Visit(city="Bend", rank=Rank.DISTANCE, problem="x", notices=("y",))
    visit.set_answer(ANSWER)
    visit.reset()
    assert visit == Visit(rank=Rank.DISTANCE, answer_id=1)


def test_a_reset_keeps_a_city_selected_before_any_answer() -> None:
    visit = Visit(city="Bend", problem="not found")
    visit.reset()
    assert visit == Visit(city="Bend", preselected="Bend", answer_id=1)
