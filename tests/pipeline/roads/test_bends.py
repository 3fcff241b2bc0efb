"""A road goes through the center of a town if its official length allows for the bend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo.pipeline.roads.bends import bend_toward
from geo.pipeline.roads.junctions import RoadPosition, position_on
from geo.units import METERS_PER_MILE
from support.build_fakes import EAST_M, NORTH_M, part, post


def center(east: float, north: float) -> Point:
    return Point(EAST_M + east * METERS_PER_MILE, NORTH_M + north * METERS_PER_MILE)


def bend(*, length: float, east: float, north: float) -> RoadPosition:
    """Bend a road of `length` miles between posts a mile apart toward a town the given miles east and north."""
    road = part([post("004", 1, 0, 0), post("004", 1 + length, 1, 0)])
    return bend_toward(position_on(road, center(east, north)), "Vale", center(east, north))


def test_a_winding_road_reaches_the_town() -> None:
    assert bend(length=1.2, east=0.5, north=0.3).node == "Vale"


def test_its_parts_are_as_long_as_the_lines_to_the_town() -> None:
    assert bend(length=1.2, east=0.25, north=0.2).fraction == pytest.approx(0.3202 / (0.3202 + 0.7762), abs=1e-3)


def test_a_straight_road_stays_where_it_is() -> None:
    position = bend(length=1.0, east=0.5, north=0.3)
    assert position.node == "004:1.50"
    assert position.y == pytest.approx(NORTH_M)


@given(
    length=st.floats(1.0, 1.8),
    east=st.floats(0.05, 0.95),
    north=st.floats(-1, 1).filter(lambda value: abs(value) > 0.01),
)
def test_no_road_bends_farther_than_its_length_allows(length: float, east: float, north: float) -> None:
    position = bend(length=length, east=east, north=north)
    legs_m = [Point(position.x, position.y).distance(center(x, 0)) for x in (0, 1)]
    assert sum(legs_m) <= length * METERS_PER_MILE + 10
