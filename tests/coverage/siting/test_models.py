"""The best next places: never beaten by trying every set."""

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.arrays import FloatArray, IntArray
from geo.coverage.siting.models import Siting, maximize_coverage, minimize_mean, minimize_worst

LIMIT = 60.0
Problem = tuple[FloatArray, FloatArray, IntArray]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    rows, columns = draw(st.integers(1, 12)), draw(st.integers(1, 7))
    costs = st.integers(0, 12).map(lambda step: step * 10.0)
    return (
        draw(arrays(np.float64, rows, elements=costs)),
        draw(arrays(np.float64, (rows, columns), elements=costs)),
        draw(arrays(np.int64, rows, elements=st.integers(0, 5))),
    )


def cost_with(problem: Problem, chosen: tuple[int, ...]) -> FloatArray:
    existing, candidates, _ = problem
    cost: FloatArray = np.minimum(existing, candidates[:, list(chosen)].min(axis=1, initial=np.inf))
    return cost


def within(problem: Problem, chosen: tuple[int, ...]) -> float:
    return float(problem[2][cost_with(problem, chosen) <= LIMIT].sum())


def total(problem: Problem, chosen: tuple[int, ...]) -> float:
    return float((cost_with(problem, chosen) * problem[2]).sum())


def worst(problem: Problem, chosen: tuple[int, ...]) -> float:
    return float(cost_with(problem, chosen)[problem[2] > 0].max(initial=0.0))


def every_set(problem: Problem, k: int) -> list[tuple[int, ...]]:
    return list(combinations(range(problem[1].shape[1]), min(k, problem[1].shape[1])))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_brings_more_people_within_the_limit(problem: Problem, k: int) -> None:
    found = maximize_coverage(*problem, k=k, threshold=LIMIT)
    assert found.optimal
    assert len(found.chosen) <= k
    assert within(problem, found.chosen) == max(within(problem, other) for other in every_set(problem, k))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_has_a_lower_mean(problem: Problem, k: int) -> None:
    found = minimize_mean(*problem, k=k)
    assert found.optimal
    assert len(found.chosen) <= k
    assert total(problem, found.chosen) == pytest.approx(min(total(problem, other) for other in every_set(problem, k)))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_has_a_lower_worst_case(problem: Problem, k: int) -> None:
    found = minimize_worst(*problem, k=k)
    assert found.optimal
    assert len(found.chosen) <= k
    assert worst(problem, found.chosen) == min(worst(problem, other) for other in every_set(problem, k))


def test_places_that_change_nothing_are_not_named() -> None:
    existing, people = np.array([10.0, 20.0]), np.array([5, 5])
    assert maximize_coverage(existing, np.full((2, 3), 5.0), people, k=2, threshold=LIMIT) == Siting(
        chosen=(), optimal=True
    )


def test_of_equal_places_the_first_is_named() -> None:
    existing, people = np.array([90.0]), np.array([5])
    assert maximize_coverage(existing, np.full((1, 3), 5.0), people, k=1, threshold=LIMIT).chosen == (0,)


def test_the_models_come_in_without_the_packages_they_do_not_use() -> None:
    script = "import sys; from geo.siting_models import location_models; location_models(); print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603 - our own line
    assert "spopt.locate.coverage" in loaded
    assert not {"sklearn", "pointpats", "libpysal", "spopt.region"} & set(loaded)
