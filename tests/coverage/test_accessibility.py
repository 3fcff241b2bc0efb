"""The measures of access agree with their definitions, written out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.arrays import FloatArray, IntArray
from geo.coverage.accessibility import PER_PEOPLE, catchment_score, cities_within, mean_by_group

LIMIT = 60.0


def test_opportunities_are_the_cities_within_the_limit() -> None:
    assert cities_within(np.array([[10.0, 60.0, 61.0], [90.0, np.inf, 70.0]]), LIMIT).tolist() == [2, 0]


@settings(deadline=None, max_examples=40)
@given(
    matrix=arrays(np.float64, (6, 3), elements=st.floats(0, 120)),
    people=arrays(np.int64, 6, elements=st.integers(1, 900)),
)
def test_the_catchment_score_is_its_definition(matrix: FloatArray, people: IntArray) -> None:
    weight = np.select([matrix <= LIMIT / 3, matrix <= LIMIT / 3 * 2, matrix <= LIMIT], [1, 0.68, 0.22], 0.0)
    demand = (weight * people[:, None]).sum(axis=0)
    supply = np.divide(1.0, demand, out=np.zeros(3), where=demand > 0)
    assert catchment_score(matrix, people, LIMIT) == pytest.approx((weight * supply).sum(axis=1) * PER_PEOPLE)


def test_where_no_city_is_near_the_score_is_nought() -> None:
    assert catchment_score(np.array([[90.0], [10.0]]), np.array([5, 5]), LIMIT)[0] == 0
    assert catchment_score(np.array([[90.0]]), np.array([5]), LIMIT).tolist() == [0]


def test_the_mean_of_a_group_counts_its_people() -> None:
    found = mean_by_group(np.array([1.0, 2.0, 5.0]), np.array([3, 1, 1]), ["B", "B", "A"])
    assert found == {"A": 5.0, "B": 1.25}
