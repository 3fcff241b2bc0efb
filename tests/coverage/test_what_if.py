"""What one city more or less changes: nobody is lost on the way."""

import numpy as np
import pytest
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


def test_the_cost_is_that_of_the_nearest_city_that_counts() -> None:
    assert nearest_cost(MATRIX, [0, 2]).tolist() == [10, 90, 40]


def test_without_any_city_nobody_gets_anywhere() -> None:
    assert nearest_cost(MATRIX, []).tolist() == [np.inf] * 3


def test_bands_gain_what_others_lose() -> None:
    change = band_changes(nearest_cost(MATRIX, [0]), nearest_cost(MATRIX, [0, 1]), PEOPLE, [60])
    assert change.tolist() == [7, -7]


def test_counties_that_change_come_with_people_within_before_and_after() -> None:
    county = np.array(["A", "B", "A"])
    change = county_changes(county, nearest_cost(MATRIX, [0]), nearest_cost(MATRIX, [0, 1, 2]), PEOPLE, threshold=45)
    assert change == (
        CountyChange(county="A", within_before=5, within_after=16, people_affected=11),
        CountyChange(county="B", within_before=0, within_after=7, people_affected=7),
    )


def test_the_city_whose_loss_strands_most_people_comes_first() -> None:
    assert removal_impact(MATRIX, PEOPLE, threshold=60) == (
        Removal(index=1, stranded=7, affected=7),
        Removal(index=2, stranded=0, affected=11),
        Removal(index=0, stranded=0, affected=5),
    )


@given(matrix=MATRICES, people=RESIDENTS, threshold=st.floats(1, 200))
def test_a_loss_is_what_dropping_that_city_changes(matrix: FloatArray, people: IntArray, threshold: float) -> None:
    now = people_within(matrix.min(axis=1), people, threshold)
    for loss in removal_impact(matrix, people, threshold=threshold):
        rest = [column for column in range(4) if column != loss.index]
        assert now - people_within(nearest_cost(matrix, rest), people, threshold) == loss.stranded


@given(matrix=MATRICES, people=RESIDENTS)
def test_adding_a_city_never_makes_a_way_longer(matrix: FloatArray, people: IntArray) -> None:
    change = band_changes(nearest_cost(matrix, [0, 1]), nearest_cost(matrix, [0, 1, 2]), people, [30, 60, 90])
    assert change.sum() == 0
    assert np.cumsum(change) == pytest.approx(np.maximum(np.cumsum(change), 0))
