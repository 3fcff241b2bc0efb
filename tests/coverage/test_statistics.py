"""The mean and the percentile are weighted by people, not by block group."""

import math

import numpy as np
import pytest

from geo.coverage.statistics import mean_cost, percentile_cost


def test_the_mean_is_weighted_by_residents() -> None:
    assert mean_cost(np.array([10.0, 40.0]), np.array([3, 1])) == 17.5


def test_a_block_group_without_people_does_not_count_even_without_a_road() -> None:
    assert mean_cost(np.array([10.0, np.inf]), np.array([3, 0])) == 10


def test_one_resident_without_a_road_makes_the_mean_infinite() -> None:
    assert mean_cost(np.array([10.0, np.inf]), np.array([3, 1])) == np.inf


@pytest.mark.parametrize(("percent", "expected"), [(50, 10), (75, 10), (76, 40), (90, 40), (100, 40)])
def test_the_percentile_is_the_lowest_cost_that_covers_enough_people(percent: float, expected: float) -> None:
    assert percentile_cost(np.array([40.0, 10.0]), np.array([1, 3]), percent) == expected


def test_without_residents_neither_is_defined() -> None:
    nobody = np.array([0])
    assert math.isnan(mean_cost(np.array([1.0]), nobody))
    assert math.isnan(percentile_cost(np.array([1.0]), nobody, 90))
