"""The accessibility measures agree with their definitions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.arrays import FloatArray, IntArray
from geo.coverage.accessibility import PER_PEOPLE, catchment_score, cities_within, mean_by_group

THRESHOLD = 60.0


def test_opportunities_are_the_cities_within_the_threshold() -> None:
    assert cities_within(np.array([[10.0, 60.0, 61.0], [90.0, np.inf, 70.0]]), THRESHOLD).tolist() == [2, 0]


@settings(deadline=None, max_examples=40)
@given(
    matrix=arrays(np.float64, (6, 3), elements=st.floats(0, 120)),
    people=arrays(np.int64, 6, elements=st.integers(1, 900)),
)
def test_the_catchment_score_agrees_with_its_definition(matrix: FloatArray, people: IntArray) -> None:
    weight = np.select(
        [matrix <= THRESHOLD / 3, matrix <= THRESHOLD / 3 * 2, matrix <= THRESHOLD], [1, 0.68, 0.22], 0.0
    )
    demand = (weight * people[:, None]).sum(axis=0)
    supply = np.divide(1.0, demand, out=np.zeros(3), where=demand > 0)
    assert catchment_score(matrix, people, THRESHOLD) == pytest.approx((weight * supply).sum(axis=1) * PER_PEOPLE)


def test_the_score_is_zero_where_no_city_is_within_the_threshold() -> None:
    assert catchment_score(np.array([[90.0], [10.0]]), np.array([5, 5]), THRESHOLD)[0] == 0
    assert catchment_score(np.array([[90.0]]), np.array([5]), THRESHOLD).tolist() == [0]


def test_the_mean_of_a_group_is_weighted_by_people() -> None:
    means = mean_by_group(np.array([1.0, 2.0, 5.0]), np.array([3, 1, 1]), ["B", "B", "A"])
    assert means == {"A": 5.0, "B": 1.25}
