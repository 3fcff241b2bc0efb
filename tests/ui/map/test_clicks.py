"""A browser's value is parsed as a click or ignored."""

import pytest

from geo.models import Point
from geo.ui.map import clicks
from geo.ui.map.clicks import Click


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"city": "Bend", "count": 1}, Click(city="Bend")),
        ({"pin": [44.0, -121.3], "count": 2}, Click(pin=Point(lon=-121.3, lat=44.0))),
        ({"pin": [44.0, 238.5]}, Click(pin=Point(lon=-121.5, lat=44.0))),
        ({}, None),
        (None, None),
        ("Bend", None),
        ({"city": 3}, None),
        ({"pin": [91, 0]}, None),
        ({"pin": ["x", "y"]}, None),
        ({"pin": [float("nan"), 0]}, None),
        ({"pin": [44, float("inf")]}, None),
        ({"pin": [1, 2, 3]}, None),
        ({"pin": {"lat": 1}}, None),
    ],
)
def test_a_value_is_a_click_or_ignored(value: object, expected: Click | None) -> None:
    assert clicks.parse_click(value) == expected
