"""The highways named for a route, and its line without repeated points."""

import pytest

from geo.models import Point
from geo.routing.path import highways, without_repeats

A, B, C = Point(lon=-121, lat=44), Point(lon=-120, lat=44), Point(lon=-119, lat=44)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([("US 20", 9_000), ("OR 126", 9_000)], ("US 20", "OR 126"), id="in-order"),
        pytest.param([("US 20", 9_000), ("US 20", 1), ("US 20", 9_000)], ("US 20",), id="named-once-in-a-row"),
        pytest.param([("US 20", 9_000), ("OR 27", 799), ("US 20", 9_000)], ("US 20",), id="under-800-m-left-out"),
        pytest.param([("US 20", 9_000), ("OR 27", 801)], ("US 20", "OR 27"), id="over-800-m-kept"),
        pytest.param([("US 20", 98_100), ("OR 27", 1_900)], ("US 20",), id="under-2-percent-left-out"),
        pytest.param([("US 20", 97_900), ("OR 27", 2_100)], ("US 20", "OR 27"), id="over-2-percent-kept"),
        pytest.param([("", 80_000), ("OR 27", 1_000), ("", 80_000)], ("OR 27",), id="the-longest-if-all-are-short"),
        pytest.param([("", 9_000)], (), id="no-named-road"),
        pytest.param([], (), id="no-steps"),
    ],
)
def test_a_route_names_its_highways(steps: list[tuple[str, float]], expected: tuple[str, ...]) -> None:
    assert highways(steps) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param([A, A, B, B, C], (A, B, C), id="consecutive"),
        pytest.param([A, B, A], (A, B, A), id="a-return-is-not-a-repeat"),
        pytest.param([A, A], (A, A), id="both-ends-stay"),
    ],
)
def test_a_line_repeats_no_point(line: list[Point], expected: tuple[Point, ...]) -> None:
    assert without_repeats(line) == expected
