"""Every resident is in exactly one band, whatever the limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.arrays import FloatArray, IntArray
from geo.coverage.bands import Band, bands, people_by_band, people_by_step, people_within

COSTS = arrays(np.float64, 30, elements=st.floats(0, 1e5) | st.just(np.inf))
PEOPLE = arrays(np.int64, 30, elements=st.integers(0, 5000))
LIMITS = st.lists(st.floats(1, 1e5), min_size=1, max_size=12, unique=True).map(sorted)


@given(cost=COSTS, people=PEOPLE, limits=LIMITS)
def test_the_bands_hold_every_resident_once(cost: FloatArray, people: IntArray, limits: list[float]) -> None:
    assert people_by_band(cost, people, limits).sum() == people.sum()


@given(cost=COSTS, people=PEOPLE, limits=LIMITS)
def test_the_bands_up_to_a_limit_are_the_people_within_it(
    cost: FloatArray, people: IntArray, limits: list[float]
) -> None:
    counts = people_by_band(cost, people, limits)
    assert counts[:-1].sum() == people_within(cost, people, limits[-1])


@given(cost=COSTS, people=PEOPLE)
def test_the_intervals_of_the_chart_hold_every_resident_once(cost: FloatArray, people: IntArray) -> None:
    steps = people_by_step(cost, people, step=600, highest=6000)
    assert len(steps) == 11
    assert steps.sum() == people.sum()


def test_a_cost_equal_to_a_limit_is_within_and_no_road_is_beyond() -> None:
    cost, people = np.array([0.0, 60.0, 60.1, np.inf]), np.array([1, 2, 3, 4])
    assert bands(cost, people, [60.0]) == (
        Band(limit=60.0, people=3, share=0.3),
        Band(limit=None, people=7, share=0.7),
    )


def test_a_cost_equal_to_the_threshold_is_within_it() -> None:
    assert people_within(np.array([59.9, 60.0, 60.1, np.inf]), np.array([1, 2, 4, 8]), 60.0) == 3


def test_shares_without_residents_are_zero() -> None:
    assert [band.share for band in bands(np.array([5.0]), np.array([0]), [60.0])] == [0, 0]


def test_shares_add_up_to_one() -> None:
    shares = bands(np.arange(10.0), np.arange(10), [2.0, 5.0])
    assert sum(band.share for band in shares) == pytest.approx(1)


def test_a_cost_on_the_edge_of_an_interval_is_in_the_lower_one() -> None:
    cost = np.array([0.0, 600.0, 600.5, 1200.0, 1201.0])
    assert people_by_step(cost, np.array([1, 2, 4, 8, 16]), step=600, highest=1200).tolist() == [3, 12, 16]
