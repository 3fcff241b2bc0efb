"""The drawing of the map: everything on the sheet, in the right place, no name upon another."""

from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.drawing.labels import LabelPlacer
from geo.briefing.drawing.map import draw_map, sheet
from geo.briefing.drawing.shapes import Anchor, Area, Dots, Label
from geo.briefing.drawing.svg import svg
from support import lowmark

sides = st.floats(0.5, 8)


@given(width=sides, height=sides, south=st.floats(-60, 60))
def test_any_state_fits_its_sheet(width: float, height: float, south: float) -> None:
    paper = sheet(shapely.box(-60, south, -60 + width, south + height), width=300)
    (west, north), (east, bottom) = paper.spot(-60.0, south + height), paper.spot(-60 + width, south)
    assert 0 <= west < east <= 300
    assert 0 <= north < bottom <= paper.height <= 0.8 * 300 + 1e-6
    assert west == pytest.approx(300 - east)


def test_north_is_up_and_east_is_right() -> None:
    paper = sheet(shapely.box(-60, 38, -58, 39), width=300)
    (left, low), (right, high) = paper.spot(-60.0, 38.0), paper.spot(-58.0, 39.0)
    assert left < right
    assert high < low


def test_every_block_group_and_every_city_is_a_dot() -> None:
    made = lowmark.briefing()
    shapes = draw_map(made).shapes
    dots = [shape for shape in shapes if isinstance(shape, Dots)]
    assert sum(len(shape.spots) for shape in dots if shape.role.startswith("band")) == 6
    assert sum(len(shape.spots) for shape in dots if shape.role == "city") == 2
    assert sum(len(shape.spots) for shape in dots if shape.role == "next") == 1


def test_areas_counties_and_outline_are_drawn_from_the_bottom_up() -> None:
    roles = [shape.role for shape in draw_map(lowmark.briefing()).shapes if isinstance(shape, Area)]
    assert roles == ["area0", "area1", "area2", "area3", "area4", "county", "county", "outline"]


def test_all_corners_and_dots_lie_on_the_sheet() -> None:
    drawn = draw_map(lowmark.briefing(), width=400)
    spots = [spot for shape in drawn.shapes if isinstance(shape, Dots) for spot in shape.spots]
    spots += [spot for shape in drawn.shapes if isinstance(shape, Area) for ring in shape.rings for spot in ring]
    assert all(-0.5 <= x <= drawn.width + 0.5 and -0.5 <= y <= drawn.height + 0.5 for x, y in spots)


names = st.tuples(st.text("abcdef", min_size=1, max_size=12), st.floats(0, 200), st.floats(0, 200))


@given(st.lists(names, max_size=12))
def test_no_name_lies_upon_another_or_off_the_sheet(wanted: list[tuple[str, float, float]]) -> None:
    room = LabelPlacer(200)
    for text, x, y in wanted:
        room.beside("city-name", text, (x, y), gap=2, size=8)
    assert all(left >= 0 and right <= 200 for left, _, right, _ in room.taken)
    for one, other in combinations(room.taken, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


def test_a_name_goes_left_where_there_is_no_room_to_the_right() -> None:
    (label,) = LabelPlacer(100).beside("city-name", "Ashport", (95, 50), gap=2, size=8)
    assert label.anchor is Anchor.END


def test_a_name_is_text_in_the_svg_whatever_it_holds() -> None:
    drawn = draw_map(lowmark.briefing())
    hostile = Label(role="city-name", text="<script>'\"`", spot=(1, 1), size=8)
    made = svg(type(drawn)(title='"><x', width=10, height=10, shapes=(hostile,)))
    assert "<script" not in made
    assert "<x" not in made
