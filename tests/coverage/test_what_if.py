"""The impact of adding or losing cities; the number of people stays the same."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import people_within
from geo.coverage.what_if import CountyChange, Removal, band_changes, county_changes, nearest_cost, removal_impact

MATRIX = np.array([[10.0, 20.0, 90.0], [90.0, 30.0, 95.0], [50.0, 80.0, 40.0]])
PEOPLE = np.array([5, 7, 11])
MATRICES = arrays(np.float64, (8, 4), elements=st.floats(0, 200))
RESIDENTS = arrays(np.int64, 8, elements=st.integers(0, 50))


def test_the_cost_is_that_of_the_nearest_included_city() -> None:
    assert nearest_cost(MATRIX, [0, 2]).tolist() == [10, 90, 40]


def test_without_any_city_every_cost_is_infinite() -> None:
    assert nearest_cost(MATRIX, []).tolist() == [np.inf] * 3


def test_one_band_gains_the_people_another_loses() -> None:
    change = band_changes(nearest_cost(MATRIX, [0]), nearest_cost(MATRIX, [0, 1]), PEOPLE, [60])
    assert change.tolist() == [7, -7]


def test_counties_that_change_have_people_within_the_threshold_before_and_after() -> None:
    county = np.array(["A", "B", "A"])
    change = county_changes(county, nearest_cost(MATRIX, [0]), nearest_cost(MATRIX, [0, 1, 2]), PEOPLE, threshold=40)
    assert change == (
        CountyChange(county="A", within_before=5, within_after=16, people_affected=11),
        CountyChange(county="B", within_before=0, within_after=7, people_affected=7),
    )


def test_a_cost_equal_to_the_threshold_is_within_it_before_and_after() -> None:
    before, after = np.array([10.0, 30.0]), np.array([10.0, 10.0])
    (change,) = county_changes(np.array(["A", "A"]), before, after, np.array([5, 7]), threshold=10)
    assert (change.within_before, change.within_after) == (5, 12)


def test_the_city_whose_loss_uncovers_most_people_comes_first() -> None:
    assert removal_impact(MATRIX, PEOPLE, threshold=60) == (
        Removal(index=1, newly_uncovered=7, affected=7),
        Removal(index=2, newly_uncovered=0, affected=11),
        Removal(index=0, newly_uncovered=0, affected=5),
    )


@given(matrix=MATRICES, people=RESIDENTS, threshold=st.floats(1, 200))
def test_the_impact_of_losing_a_city_is_that_of_leaving_it_out(
    matrix: FloatArray, people: IntArray, threshold: float
) -> None:
    covered = people_within(matrix.min(axis=1), people, threshold)
    for removal in removal_impact(matrix, people, threshold=threshold):
        rest = [column for column in range(4) if column != removal.index]
        assert covered - people_within(nearest_cost(matrix, rest), people, threshold) == removal.newly_uncovered


@given(matrix=MATRICES, people=RESIDENTS)
def test_the_people_affected_by_a_loss_are_those_whose_cost_changes(matrix: FloatArray, people: IntArray) -> None:
    for removal in removal_impact(matrix, people, threshold=60):
        rest = [column for column in range(4) if column != removal.index]
        assert people[nearest_cost(matrix, rest) > matrix.min(axis=1)].sum() == removal.affected


@given(matrix=MATRICES, people=RESIDENTS)
def test_adding_a_city_never_makes_a_drive_longer(matrix: FloatArray, people: IntArray) -> None:
    assert (nearest_cost(matrix, [0, 1, 2]) <= nearest_cost(matrix, [0, 1])).all()
    change = band_changes(nearest_cost(matrix, [0, 1]), nearest_cost(matrix, [0, 1, 2]), people, [30, 60, 90])
    assert change.sum() == 0
    assert (np.cumsum(change) >= 0).all()
