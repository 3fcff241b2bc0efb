"""The PNG of the coverage map, read back with Pillow: positions, sizes, colors, legend and metadata."""

import io
from math import cos, pi, radians

import numpy as np
import pytest
import shapely
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from PIL import Image

from geo.arrays import BoolArray
from geo.export.png import Band, Dots, map_figure, png_bytes
from geo.export.provenance import Provenance

RED, BLUE, GREEN, YELLOW = "#ff0000", "#0000ff", "#00ff00", "#ffff00"
PIXELS_PER_POINT = 150 / 72
PROVENANCE = Provenance(
    title="Who lives where",
    source="US Census Bureau, 2020",
    date="2026-11-22",
    settings={"limits": "60 minutes", "added": "none"},
)
BANDS = [
    Band(
        name="up to 60 min",
        area=shapely.box(-122, 42, -121, 46) - shapely.box(-121.8, 43, -121.2, 44),
        area_color=GREEN,
        dot_color=RED,
    ),
    Band(name="over 60 min", area=shapely.MultiPolygon(), area_color=YELLOW, dot_color=BLUE),
]
COUNTIES = [shapely.box(-122, 42, -120, 44), shapely.box(-122, 44, -120, 46)]
DOTS = Dots(
    lon=np.array([-120.5, -121.5, -120.5]),
    lat=np.array([45.5, 43.5, 43.5]),
    people=np.array([200_000, 50_000, 100_000]),
    band=np.array([0, 0, 1]),
)
CITIES = [(-120.2, 45.0), (-121.6, 45.5)]


@pytest.fixture(scope="module")
def image() -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(BANDS, COUNTIES, DOTS, CITIES, PROVENANCE)))


@pytest.fixture(scope="module")
def figure() -> Figure:
    return map_figure(BANDS, COUNTIES, DOTS, CITIES, PROVENANCE)


def pixels(image: Image.Image, color: str) -> BoolArray:
    """Return where the image has at least half of this color, shape (height, width)."""
    wanted = [int(color[start : start + 2], 16) for start in (1, 3, 5)]
    difference = np.abs(np.asarray(image.convert("RGB"), dtype=np.int64) - np.array(wanted))
    return np.asarray(difference.max(axis=2) < 128, dtype=np.bool_)


def blobs(image: Image.Image, color: str) -> list[tuple[float, float, float]]:
    """Return center x, center y and area in pixels of each dot of a color on the map, largest first."""
    y, x = np.nonzero(pixels(image, color))
    dots = []
    while x.size:
        near = np.hypot(x - x[0], y - y[0]) < 150
        dots.append((float(x[near].mean()), float(y[near].mean()), float(near.sum())))
        x, y = x[~near], y[~near]
    return sorted(dots, key=lambda dot: -dot[2])


def pixel_at(image: Image.Image, lon: float, lat: float) -> tuple[int, int]:
    """Return row and column of a point on the map, by the two red dots whose points are known."""
    (x, y, _), (south_west_x, south_west_y, _) = blobs(image, RED)[:2]
    return round(y + (45.5 - lat) * (south_west_y - y) / 2), round(x + (lon + 120.5) * (x - south_west_x))


def disk(square_points: float) -> float:
    """Return the pixels of a dot whose diameter squared is `square_points`, as matplotlib sizes its dots."""
    return square_points * pi / 4 * PIXELS_PER_POINT**2


def test_the_metadata_hold_title_source_date_and_settings(image: Image.Image) -> None:
    assert image.format == "PNG"
    stored = {name: image.info[name] for name in ("Title", "Source", "Date", "Settings")}
    assert stored == {
        "Title": "Who lives where",
        "Source": "US Census Bureau, 2020",
        "Date": "2026-11-22",
        "Settings": "limits: 60 minutes; added: none",
    }


def test_the_image_is_11_by_9_inches_at_150_dots_per_inch(image: Image.Image) -> None:
    assert image.size == (1650, 1380)
    assert image.info["dpi"] == pytest.approx((150, 150), abs=0.1)


def test_the_area_of_a_dot_is_proportional_to_its_people(image: Image.Image) -> None:
    areas = [area for _, _, area in blobs(image, RED)[:2]]
    assert areas == pytest.approx([disk(200_000 / 250), disk(50_000 / 250)], rel=0.03)


def test_dots_are_north_up_and_a_degree_east_is_shorter_by_the_cosine_of_the_latitude(image: Image.Image) -> None:
    (north_east_x, north_east_y, _), (south_west_x, south_west_y, _) = blobs(image, RED)[:2]
    east_px, north_px = north_east_x - south_west_x, south_west_y - north_east_y
    assert east_px > 0
    assert east_px / 1.0 == pytest.approx(north_px / 2.0 * cos(radians(44)), rel=0.01)


def test_each_dot_has_the_color_of_its_band(image: Image.Image) -> None:
    (x, y, area), *_ = blobs(image, BLUE)
    (north_east_x, _, _), (_, south_west_y, _) = blobs(image, RED)[:2]
    assert (x, y) == pytest.approx((north_east_x, south_west_y), abs=1)
    assert area == pytest.approx(disk(100_000 / 250), rel=0.03)


def test_the_isochrone_is_filled_where_it_is_and_its_hole_is_not(image: Image.Image) -> None:
    filled = pixels(image, GREEN)
    inside = [(-121.95, 42.1), (-121.1, 45.9), (-121.1, 43.5)]
    outside = [(-120.9, 44.5), (-121.75, 43.5), (-121.5, 43.9), (-120.1, 42.1)]
    assert [bool(filled[pixel_at(image, *point)]) for point in inside + outside] == [True] * 3 + [False] * 4


def test_a_line_is_drawn_where_two_counties_meet(image: Image.Image) -> None:
    gray = np.asarray(image.convert("L"))
    row, column = pixel_at(image, -120.8, 44.0)
    assert gray[row - 3 : row + 4, column].min() < 200
    assert gray[row - 40 : row - 10, column].min() == 255


def test_the_legend_names_every_band_and_the_cities_in_their_colors(figure: Figure, image: Image.Image) -> None:
    legend = figure.axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["up to 60 min", "over 60 min", "included city"]
    handles = [handle for handle in legend.legend_handles if isinstance(handle, PathCollection)]
    colors = [np.asarray(handle.get_facecolor())[0, :3].tolist() for handle in handles]
    assert colors == [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [1.0, 1.0, 1.0]]
    x, y, area = blobs(image, RED)[-1]
    assert area == pytest.approx(disk(45), rel=0.1)
    middle_row, middle_column = pixel_at(image, -121, 44)
    assert x > middle_column
    assert y > middle_row


def test_cities_are_drawn_above_the_dots_where_they_are(figure: Figure) -> None:
    *bands, cities = (part for part in figure.axes[0].collections if isinstance(part, PathCollection))
    assert np.asarray(cities.get_offsets()).tolist() == [list(city) for city in CITIES]
    assert all(cities.get_zorder() > band.get_zorder() for band in bands)


def test_title_date_settings_and_source_are_written_on_the_picture(figure: Figure, image: Image.Image) -> None:
    assert [text.get_text() for text in figure.texts] == [
        "Who lives where",
        "2026-11-22. limits: 60 minutes; added: none.\nUS Census Bureau, 2020",
    ]
    dark = np.asarray(image.convert("L")) < 128
    assert dark[: int(image.height * 0.08)].any()
    assert dark[int(image.height * 0.88) :].any()


def test_a_long_title_and_note_are_wrapped_to_the_width_of_the_picture() -> None:
    provenance = Provenance(title="very long " * 30, source="words " * 80, date="2026-11-22")
    figure = map_figure(BANDS, COUNTIES, DOTS, CITIES, provenance)
    title, note = (text.get_text().splitlines() for text in figure.texts)
    assert max(map(len, title)) <= 90
    assert max(map(len, note)) <= 150
    assert len(title) > 1
    assert len(note) > 2
