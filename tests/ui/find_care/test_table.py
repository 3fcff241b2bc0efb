"""The table and the markers: the same cities, both ways."""

import pytest

from geo.routing.nearest import Answer, Rank, nearest
from geo.ui.find_care import table
from support.fakes import BEND, BURNS, CITIES, NEAR, SALEM, TableRouter, location, trip

ANSWERS = {
    "before": None,
    "after": nearest(location(), CITIES, (NEAR,)),
    "one unreachable": nearest(location(), CITIES, (TableRouter({"Bend": trip(12, 9), "Salem": trip(99, 90)}),)),
}


@pytest.mark.parametrize("rank", Rank)
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_every_marker_is_a_row_and_every_row_a_marker(answer: Answer | None, rank: Rank) -> None:
    drawn = table.table(CITIES, answer, rank=rank, selected="Bend")
    markers = table.markers(CITIES, answer, rank=rank, selected="Bend")
    assert sorted(row[0] for row in drawn["rows"]) == sorted(marker.city.name for marker in markers)
    assert len(drawn["rows"]) == len(CITIES)


def test_before_a_question_the_cities_stand_in_order_of_their_names() -> None:
    drawn = table.table(CITIES, None, rank=Rank.TIME, selected=None)
    assert [row[0] for row in drawn["rows"]] == ["Bend", "Burns", "Salem"]
    assert drawn["rows"][0] == ["Bend", "Deschutes County", ""]


@pytest.mark.parametrize(
    ("rank", "expected"), [(Rank.TIME, [BEND, BURNS, SALEM]), (Rank.DISTANCE, [BEND, SALEM, BURNS])]
)
def test_rows_are_numbered_best_first(rank: Rank, expected: list[object]) -> None:
    drawn = table.table(CITIES, ANSWERS["after"], rank=rank, selected="Bend")
    assert [row[0] for row in drawn["rows"]] == [city.name for city in expected]  # type: ignore[attr-defined]
    assert drawn["reached"] == 3


def test_a_row_says_time_and_distance_each_with_its_range() -> None:
    drawn = table.table(CITIES, ANSWERS["after"], rank=Rank.TIME, selected="Bend")
    assert drawn["rows"][0] == ["Bend", "12 min", "11 to 13 min", "9 miles", "8.1 to 9.9 miles"]


def test_a_city_without_a_road_stands_last_and_says_so() -> None:
    drawn = table.table(CITIES, ANSWERS["one unreachable"], rank=Rank.TIME, selected="Bend")
    assert drawn["rows"][-1] == ["Burns", "no road found", "", "", ""]
    assert drawn["reached"] == 2


def test_the_selected_marker_stands_out_most() -> None:
    markers = table.markers(CITIES, ANSWERS["after"], rank=Rank.TIME, selected="Salem")
    assert {marker.city.name: marker.kind for marker in markers} == {
        "Bend": "near",
        "Burns": "near",
        "Salem": "selected",
    }
