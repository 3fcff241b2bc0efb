"""The areas cut the region up: no overlap, no gap, and each point in its band."""

import numpy as np
import pytest
import shapely

from geo.arrays import FloatArray
from geo.coverage.isochrones import Isochrone, cost_grid, cut_isochrones, isochrones

OUTLINE = shapely.Polygon([(-123, 44), (-120, 44), (-120, 46), (-121.5, 45.2), (-123, 46)])
LIMITS = [0.4, 0.8, 1.2]


def far_from_the_middle(lon: FloatArray, lat: FloatArray) -> FloatArray:
    distance: FloatArray = np.hypot(lon + 122, lat - 45)
    return distance


@pytest.fixture(scope="module")
def pieces() -> tuple[Isochrone, ...]:
    return isochrones(OUTLINE, LIMITS, far_from_the_middle)


def test_there_is_one_area_per_band(pieces: tuple[Isochrone, ...]) -> None:
    assert [area.limit for area in pieces] == [*LIMITS, None]


def test_the_areas_are_the_region_without_overlap(pieces: tuple[Isochrone, ...]) -> None:
    assert sum(area.shape.area for area in pieces) == pytest.approx(OUTLINE.area, rel=1e-9)
    assert shapely.union_all([area.shape for area in pieces]).area == pytest.approx(OUTLINE.area, rel=1e-9)


def test_the_areas_are_valid_polygons(pieces: tuple[Isochrone, ...]) -> None:
    assert all(area.shape.is_valid and area.shape.geom_type == "MultiPolygon" for area in pieces)


def test_points_lie_in_the_area_of_their_band(pieces: tuple[Isochrone, ...]) -> None:
    chance = np.random.default_rng(7)
    lon, lat = chance.uniform(-123, -120, 2000), chance.uniform(44, 46, 2000)
    inside = shapely.contains_xy(OUTLINE, lon, lat)
    band = np.searchsorted(LIMITS, far_from_the_middle(lon, lat))
    right = sum(shapely.contains_xy(area.shape, lon, lat) & (band == rank) for rank, area in enumerate(pieces))
    assert np.mean(right[inside]) > 0.98


def test_nobody_reached_leaves_all_beyond() -> None:
    grid = cost_grid(OUTLINE, lambda lon, _: np.full(lon.shape, np.inf), columns=20)
    assert [area.shape.is_empty for area in cut_isochrones(OUTLINE, LIMITS, grid)] == [True, True, True, False]


def test_everybody_reached_leaves_nothing_beyond() -> None:
    grid = cost_grid(OUTLINE, lambda lon, _: np.zeros(lon.shape), columns=20)
    assert [area.shape.is_empty for area in cut_isochrones(OUTLINE, LIMITS, grid)] == [False, True, True, True]
