"""Isochrones divide the region: no overlap, no gap, and each point in its band."""

import numpy as np
import pytest
import shapely

from geo.arrays import FloatArray
from geo.coverage.isochrones import Isochrone, cost_grid, isochrones, isochrones_from_grid

OUTLINE = shapely.Polygon([(-123, 44), (-120, 44), (-120, 46), (-121.5, 45.2), (-123, 46)])
LIMITS = [0.4, 0.8, 1.2]


def distance_from_center(lon: FloatArray, lat: FloatArray) -> FloatArray:
    distance: FloatArray = np.hypot(lon + 122, lat - 45)
    return distance


@pytest.fixture(scope="module")
def bands() -> tuple[Isochrone, ...]:
    return isochrones(OUTLINE, LIMITS, distance_from_center)


def test_there_is_one_isochrone_per_band(bands: tuple[Isochrone, ...]) -> None:
    assert [area.limit for area in bands] == [*LIMITS, None]


def test_the_isochrones_are_the_region_without_overlap(bands: tuple[Isochrone, ...]) -> None:
    assert sum(area.shape.area for area in bands) == pytest.approx(OUTLINE.area, rel=1e-9)
    assert shapely.union_all([area.shape for area in bands]).area == pytest.approx(OUTLINE.area, rel=1e-9)


def test_the_isochrones_are_valid_multipolygons(bands: tuple[Isochrone, ...]) -> None:
    assert all(area.shape.is_valid and area.shape.geom_type == "MultiPolygon" for area in bands)


def test_points_lie_in_the_isochrone_of_their_band(bands: tuple[Isochrone, ...]) -> None:
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(-123, -120, 2000), rng.uniform(44, 46, 2000)
    inside = shapely.contains_xy(OUTLINE, lon, lat)
    band = np.searchsorted(LIMITS, distance_from_center(lon, lat))
    right = sum(shapely.contains_xy(area.shape, lon, lat) & (band == rank) for rank, area in enumerate(bands))
    assert np.mean(right[inside]) > 0.98


def test_infinite_costs_are_all_beyond_the_last_limit() -> None:
    grid = cost_grid(OUTLINE, lambda lon, _: np.full(lon.shape, np.inf), columns=20)
    assert [area.shape.is_empty for area in isochrones_from_grid(OUTLINE, LIMITS, grid)] == [True, True, True, False]


def test_zero_costs_are_all_within_the_first_limit() -> None:
    grid = cost_grid(OUTLINE, lambda lon, _: np.zeros(lon.shape), columns=20)
    assert [area.shape.is_empty for area in isochrones_from_grid(OUTLINE, LIMITS, grid)] == [False, True, True, True]
