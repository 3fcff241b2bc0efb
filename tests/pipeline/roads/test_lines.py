"""A segment has the length of its mile numbers, unless that is implausible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.pipeline.roads.lines import build_segments, is_plausible
from geo.units import METERS_PER_MILE
from support.build_fakes import post


def miles(*posts: tuple[float, float]) -> list[float]:
    return [one.length_m / METERS_PER_MILE for one in build_segments([post("009", mp, east, 0) for mp, east in posts])]


def test_official_miles_count_where_the_road_winds() -> None:
    assert miles((1, 0), (2, 0.9), (3, 1.8), (4, 2.7)) == pytest.approx([1, 1, 1])


def test_a_jump_of_the_mile_numbers_is_not_a_length() -> None:
    found = miles((8, 0), (9, 0.95), (10, 1.9), (13, 2.9), (14, 3.85), (15, 4.8))
    assert found[2] == pytest.approx(1 / 0.95, rel=0.01)
    assert sum(found) == pytest.approx(5.05, rel=0.01)


def test_a_length_below_the_chord_is_implausible() -> None:
    assert miles((1, 0), (2, 1), (2.5, 2), (3.5, 3))[1] == pytest.approx(1)


def test_posts_missing_on_a_straight_road_leave_the_numbers_right() -> None:
    assert miles((1, 0), (2, 1), (7, 5.9), (8, 6.9))[1] == pytest.approx(5)


def test_repeated_mileage_gives_its_own_lengths_but_none_to_its_neighbors() -> None:
    chain = [
        post("009", 49, 0, 0),
        post("009", 46, 1, 0, repeated=True),
        post("009", 47, 1.9, 0, repeated=True),
        post("009", 50, 2.9, 0),
    ]
    assert [one.official for one in build_segments(chain)] == [False, True, False]


@given(st.floats(0.2, 20), st.floats(1, 1.5))
def test_the_chord_is_always_a_plausible_length(direct_mi: float, winding: float) -> None:
    assert is_plausible(direct_mi * METERS_PER_MILE, direct_mi * METERS_PER_MILE, winding)


@given(st.lists(st.floats(0.1, 3), min_size=1, max_size=8), st.lists(st.floats(0.1, 3), min_size=8, max_size=8))
def test_no_stretch_is_shorter_than_its_chord(numbers: list[float], gaps: list[float]) -> None:
    mp = east = 0.0
    posts = [post("009", mp, east, 0)]
    for number, gap in zip(numbers, gaps, strict=False):
        mp, east = mp + number, east + gap
        posts.append(post("009", mp, east, 0))
    assert all(one.length_m >= one.chord_m * 0.999 for one in build_segments(posts))
