"""The drawing of the map: everything within its frame and at its place, and no two names overlap."""

from collections.abc import Iterator
from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.briefing.drawing.labels import LabelPlacer
from geo.briefing.drawing.map import draw_map, fit_projection
from geo.briefing.drawing.palette import LIGHT
from geo.briefing.drawing.shapes import XY, Anchor, Area, Dots, Drawing, Label
from geo.briefing.drawing.svg import svg
from geo.briefing.pdf.canvas import PdfCanvas
from support import lowmark
from support.report_files import parse_html, pdf_page

sides = st.floats(0.5, 8)
BLOCK_GROUPS = {  # by band of 10, 20, 30 and 40 minutes
    "band0": {(-58.21, 38.51), (-58.18, 38.49), (-59.21, 38.5)},
    "band2": {(-58.6, 38.5)},
    "band4": {(-59.9, 38.89), (-59.88, 38.52)},
}


@given(width=sides, height=sides, south=st.floats(-60, 60))
def test_any_region_fits_its_map(width: float, height: float, south: float) -> None:
    projection = fit_projection(shapely.box(-60, south, -60 + width, south + height), width=300)
    west, north = projection.project(lon=-60.0, lat=south + height)
    east, bottom = projection.project(lon=-60 + width, lat=south)
    assert 0 <= west < east <= 300
    assert 0 <= north < bottom <= projection.height <= 0.8 * 300 + 1e-6
    assert west == pytest.approx(300 - east)


def test_north_is_up_and_east_is_right() -> None:
    projection = fit_projection(shapely.box(-60, 38, -58, 39), width=300)
    left, low = projection.project(lon=-60.0, lat=38.0)
    right, high = projection.project(lon=-58.0, lat=39.0)
    assert left < right
    assert high < low


def test_a_degree_of_longitude_is_shorter_by_the_cosine_of_the_middle_latitude() -> None:
    projection = fit_projection(shapely.box(-60, 59.5, -58, 60.5), width=300)
    left, low = projection.project(lon=-60.0, lat=59.5)
    right, high = projection.project(lon=-59.0, lat=60.5)
    assert (right - left) / (low - high) == pytest.approx(0.5)


def lon_lat(drawing: Drawing, center: XY) -> XY:
    """Return the longitude and latitude of a position on the map of Lowmark, from the frame of its outline."""
    (outline,) = [shape for shape in drawing.shapes if isinstance(shape, Area) and shape.role == "outline"]
    west, south, east, north = lowmark.baseline().outline.bounds
    left, right = (end(x for ring in outline.rings for x, _ in ring) for end in (min, max))
    top, bottom = (end(y for ring in outline.rings for _, y in ring) for end in (min, max))
    x, y = center
    lon = west + (x - left) / (right - left) * (east - west)
    return round(lon, 3), round(north - (y - top) / (bottom - top) * (north - south), 3)


def dots(drawing: Drawing, prefix: str) -> Iterator[tuple[str, XY]]:
    """Yield the role and the longitude and latitude of every dot whose role begins with `prefix`."""
    for shape in drawing.shapes:
        if isinstance(shape, Dots) and shape.role.startswith(prefix):
            yield from ((shape.role, lon_lat(drawing, center)) for center in shape.centers)


def test_every_block_group_is_a_dot_of_its_band_at_its_place() -> None:
    drawing = draw_map(lowmark.briefing(threshold_s=1200))
    assert sorted(dots(drawing, "band")) == sorted((role, at) for role, places in BLOCK_GROUPS.items() for at in places)


def test_included_cities_and_new_locations_are_dots_at_their_places() -> None:
    drawing = draw_map(lowmark.briefing())
    assert [at for role, at in dots(drawing, "city") if role == "city"] == [(-58.2, 38.5), (-59.2, 38.5)]
    assert [at for role, at in dots(drawing, "next") if role == "next"] == [(-59.9, 38.9)]


def test_areas_counties_and_outline_are_drawn_from_the_bottom_up() -> None:
    roles = [shape.role for shape in draw_map(lowmark.briefing()).shapes if isinstance(shape, Area)]
    assert roles == ["area0", "area1", "area2", "area3", "area4", "county", "county", "outline"]


def test_all_vertices_and_dots_are_within_the_drawing() -> None:
    drawing = draw_map(lowmark.briefing(), width=400)
    positions = [center for shape in drawing.shapes if isinstance(shape, Dots) for center in shape.centers]
    positions += [xy for shape in drawing.shapes if isinstance(shape, Area) for ring in shape.rings for xy in ring]
    assert all(-0.5 <= x <= drawing.width + 0.5 and -0.5 <= y <= drawing.height + 0.5 for x, y in positions)


def test_the_largest_cities_are_named_first() -> None:
    assert [city.name for city in lowmark.briefing(add=("Dunmere",)).landmarks] == ["Ashport", "Cold Ford", "Dunmere"]


names = st.tuples(st.text("abcdef", min_size=1, max_size=12), st.floats(0, 200), st.floats(0, 200))


@given(st.lists(names, max_size=12))
def test_no_name_overlaps_another_or_leaves_the_map(candidates: list[tuple[str, float, float]]) -> None:
    placer = LabelPlacer(200)
    for text, x, y in candidates:
        placer.place("city-name", text, (x, y), gap=2, size=8)
    assert all(left >= 0 and right <= 200 for left, _, right, _ in placer.occupied)
    for one, other in combinations(placer.occupied, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    ("x", "anchor", "label_x"),
    [
        pytest.param(5, Anchor.START, 7, id="right-of-its-marker"),
        pytest.param(95, Anchor.END, 93, id="left-where-the-right-is-full"),
    ],
)
def test_a_name_is_beside_its_marker(x: float, anchor: Anchor, label_x: float) -> None:
    label = LabelPlacer(100).place("city-name", "Ashport", (x, 50), gap=2, size=8)
    assert label is not None
    assert (label.anchor, label.position[0]) == (anchor, label_x)
    assert label.position[1] == pytest.approx(50, abs=3)


def test_a_required_name_may_overlap_and_another_may_not() -> None:
    placer = LabelPlacer(40)
    assert placer.place("city-name", "Ashport", (2, 50), gap=2, size=8)
    assert placer.place("city-name", "Ashport", (2, 50), gap=2, size=8) is None
    assert placer.place("next-name", "Ashport", (2, 50), gap=2, size=8, required=True)


def test_the_svg_has_each_shape_with_its_role_place_and_size() -> None:
    shapes = (
        Area(role="area1", rings=(((0, 0), (4, 0), (4, 3), (0, 0)),)),
        Dots(role="band2", centers=((1, 2), (3.25, 4)), size=2.5),
        Label(role="city-name", text="Cold Ford", position=(5, 6), size=8, anchor=Anchor.END),
    )
    root = parse_html(svg(Drawing(title="A map", width=10, height=8, shapes=shapes)))
    area, band, label = (element.attributes for element in root.walk() if element.tag in {"path", "text"})
    assert area == {"class": "area1", "fill-rule": "evenodd", "d": "M0.0 0.0L4.0 0.0L4.0 3.0L0.0 0.0Z"}
    assert (band["class"], band["d"], band["stroke-width"]) == ("band2", "M1.0 2.0h0M3.2 4.0h0", "2.5")
    assert label == {"class": "city-name", "x": "5.0", "y": "6.0", "font-size": "8", "text-anchor": "end"}
    assert root.one("svg").attributes["aria-label"] == "A map"
    assert root.one("text").text == "Cold Ford"


def test_names_and_titles_are_escaped_in_the_svg() -> None:
    hostile = Label(role="city-name", text="<script>'\"`", position=(1, 1), size=8)
    root = parse_html(svg(Drawing(title='"><x', width=10, height=10, shapes=(hostile,))))
    assert {element.tag for element in root.walk()} == {"", "svg", "text"}
    assert root.one("text").text == "<script>'\"`"
    assert root.one("svg").attributes["aria-label"] == '"><x'


def test_the_pdf_draws_each_role_in_its_color() -> None:
    roles = [f"{kind}{band}" for kind in ("area", "band") for band in range(5)]
    shapes = tuple(
        Dots(role=role, centers=((10 + 20 * place, 10),), size=10)
        if role.startswith("band")
        else Area(role=role, rings=(((x, 0), (x + 20, 0), (x + 20, 20), (x, 20), (x, 0)),))
        for place, role in enumerate(roles)
        for x in [20 * place]
    )
    canvas = PdfCanvas((220, 40), title="", subject="")
    canvas.drawing(Drawing(title="", width=200, height=20, shapes=shapes), 10, 10)
    page = pdf_page(canvas.finish())
    assert [page.color(20 + 20 * place, 20) for place in range(10)] == [LIGHT[role] for role in roles]
