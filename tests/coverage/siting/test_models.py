"""Siting: no set of places does better, ties go to the earlier place, and only proven answers are called optimal."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import milp

from geo.arrays import FloatArray, IntArray
from geo.coverage.siting import models
from geo.coverage.siting.models import Siting, maximize_coverage, minimize_mean, minimize_worst

THRESHOLD = 60.0
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
    return float(problem[2][cost_with(problem, chosen) <= THRESHOLD].sum())


def total(problem: Problem, chosen: tuple[int, ...]) -> float:
    return float((cost_with(problem, chosen) * problem[2]).sum())


def worst(problem: Problem, chosen: tuple[int, ...]) -> float:
    return float(cost_with(problem, chosen)[problem[2] > 0].max(initial=0.0))


def every_set(problem: Problem, k: int) -> list[tuple[int, ...]]:
    return list(combinations(range(problem[1].shape[1]), min(k, problem[1].shape[1])))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_brings_more_people_within_the_threshold(problem: Problem, k: int) -> None:
    siting = maximize_coverage(*problem, k=k, threshold=THRESHOLD)
    assert siting.optimal
    assert len(siting.chosen) <= k
    assert within(problem, siting.chosen) == max(within(problem, other) for other in every_set(problem, k))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_has_a_lower_mean(problem: Problem, k: int) -> None:
    siting = minimize_mean(*problem, k=k)
    assert siting.optimal
    assert len(siting.chosen) <= k
    assert total(problem, siting.chosen) == pytest.approx(min(total(problem, other) for other in every_set(problem, k)))


@settings(max_examples=60, deadline=None)
@given(problem=problems(), k=st.integers(1, 3))
def test_no_other_set_has_a_lower_worst_case(problem: Problem, k: int) -> None:
    siting = minimize_worst(*problem, k=k)
    assert siting.optimal
    assert len(siting.chosen) <= k
    assert worst(problem, siting.chosen) == min(worst(problem, other) for other in every_set(problem, k))


MODELS: list[Any] = [
    pytest.param(
        lambda existing, candidates, people, k, **options: maximize_coverage(
            existing, candidates, people, k=k, threshold=THRESHOLD, **options
        ),
        within,
        id="coverage",
    ),
    pytest.param(
        lambda existing, candidates, people, k, **options: minimize_mean(existing, candidates, people, k=k, **options),
        lambda problem, chosen: -total(problem, chosen),
        id="mean",
    ),
    pytest.param(
        lambda existing, candidates, people, k, **options: minimize_worst(existing, candidates, people, k=k, **options),
        lambda problem, chosen: -worst(problem, chosen),
        id="worst",
    ),
]


def large_problem(seed: int = 1, rows: int = 200, columns: int = 60) -> Problem:
    """Return a problem that takes the solver some branching."""
    rng = np.random.default_rng(seed)
    costs = rng.uniform(50, 150, (rows, columns))
    return np.full(rows, 140.0), costs, rng.integers(1, 900, rows)


@pytest.mark.parametrize(("model", "value"), MODELS)
@settings(max_examples=40, deadline=None)
@given(problem=problems(), k=st.integers(1, 4))
def test_every_place_named_changes_something(model: Any, value: Any, problem: Problem, k: int) -> None:  # noqa: ANN401 - one test for three signatures
    chosen = model(*problem, k).chosen
    for place in chosen:
        others = tuple(other for other in chosen if other != place)
        assert value(problem, others) < value(problem, chosen)


@pytest.mark.parametrize(("model", "value"), MODELS)
def test_places_that_change_nothing_are_not_named(model: Any, value: Any) -> None:  # noqa: ANN401 - as above
    problem = np.array([10.0, 20.0]), np.full((2, 3), 25.0), np.array([5, 5])
    assert model(*problem, 2) == Siting(chosen=(), optimal=True)
    assert value(problem, ()) == value(problem, (0, 1, 2))


@pytest.mark.parametrize(("model", "value"), MODELS)
def test_of_equal_places_the_first_is_named(model: Any, value: Any) -> None:  # noqa: ANN401 - as above
    existing, people = np.array([90.0, 90.0, 80.0]), np.array([5, 5, 5])
    candidates = np.array([[95.0, 5.0, 5.0, 5.0], [95.0, 9.0, 9.0, 9.0], [95.0, 7.0, 7.0, 7.0]])
    siting = model(existing, candidates, people, 1)
    assert siting.chosen == (1,)
    assert value((existing, candidates, people), (1,)) == value((existing, candidates, people), (3,))


@pytest.mark.parametrize(("model", "value"), MODELS)
def test_without_time_to_prove_it_the_best_set_found_is_not_called_optimal(model: Any, value: Any) -> None:  # noqa: ANN401 - as above
    problem = large_problem()
    siting = model(*problem, 4, time_limit_s=0.0)
    assert not siting.optimal
    assert 1 <= len(siting.chosen) <= 4
    assert value(problem, siting.chosen) > value(problem, ())
    singles = [value(problem, (place,)) for place in range(problem[1].shape[1])]
    assert value(problem, siting.chosen) >= max(singles)


def test_optimal_means_a_gap_of_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    gaps = []

    def recording_milp(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - passes everything on
        result = milp(*arguments, **options)
        gaps.append((options["options"]["mip_rel_gap"], result.mip_gap))
        return result

    monkeypatch.setattr(models, "milp", recording_milp)
    existing, candidates, people = large_problem(rows=40, columns=15)
    assert maximize_coverage(existing, candidates, people, k=3, threshold=THRESHOLD).optimal
    assert minimize_mean(existing, candidates, people, k=3).optimal
    assert minimize_worst(existing, candidates, people, k=3).optimal
    assert len(gaps) >= 3
    assert set(gaps) == {(0.0, 0.0)}


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    existing, candidates, people = large_problem(rows=40, columns=15)
    maximize_coverage(existing, candidates, people, k=3, threshold=THRESHOLD)
    minimize_mean(existing, candidates, people, k=3)
    minimize_worst(existing, candidates, people, k=3, time_limit_s=0.0)
    assert capfd.readouterr() == ("", "")
