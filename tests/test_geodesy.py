"""ECEF positions and distances agree with pyproj."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from geo.geodesy import EARTH_RADIUS_M, chord_m, haversine_m, point_to_ecef, to_ecef
from geo.models import Point

lons, lats = st.floats(-180, 180), st.floats(-90, 90)


@given(lon=lons, lat=lats)
def test_ecef_positions_are_those_of_epsg_4978(lon: float, lat: float) -> None:
    expected = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform(lon, lat, 0)
    assert to_ecef(lon, lat)[0] == pytest.approx(expected, abs=1e-6)


@given(lon=lons, lat=lats)
def test_one_point_has_the_same_position_as_in_an_array(lon: float, lat: float) -> None:
    assert point_to_ecef(Point(lon=lon, lat=lat)) == pytest.approx(to_ecef([lon], [lat])[0], abs=1e-8)


@given(lon=st.floats(-124.5, -116.5), lat=st.floats(42, 46.3), azimuth=st.floats(0, 360), meters=st.floats(1, 10_000))
def test_chords_are_as_long_as_geodesics(lon: float, lat: float, azimuth: float, meters: float) -> None:
    end_lon, end_lat, _ = Geod(ellps="WGS84").fwd(lon, lat, azimuth, meters)
    assert chord_m(to_ecef(lon, lat), to_ecef(end_lon, end_lat))[0] == pytest.approx(meters, abs=0.01)


def test_chords_broadcast_over_all_axes_but_the_last() -> None:
    assert chord_m(np.zeros((2, 1, 3)), np.ones((4, 3))).shape == (2, 4)


@given(a=st.tuples(lons, lats), b=st.tuples(lons, lats))
def test_haversine_is_the_distance_over_a_sphere(a: tuple[float, float], b: tuple[float, float]) -> None:
    expected = Geod(a=EARTH_RADIUS_M, b=EARTH_RADIUS_M).inv(*a, *b)[2]
    assert haversine_m(Point(lon=a[0], lat=a[1]), Point(lon=b[0], lat=b[1])) == pytest.approx(expected, abs=1)


def test_the_sphere_has_the_mean_radius_of_wgs_84() -> None:
    ellipsoid = Geod(ellps="WGS84")
    assert pytest.approx((2 * ellipsoid.a + ellipsoid.b) / 3, abs=0.05) == EARTH_RADIUS_M
