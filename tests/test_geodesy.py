"""Positions in meters agree with the libraries that do nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from geo.geodesy import chord_m, point_to_ecef, to_ecef
from geo.models import Point

lons, lats = st.floats(-180, 180), st.floats(-90, 90)


@given(lon=lons, lat=lats)
def test_positions_are_those_of_epsg_4978(lon: float, lat: float) -> None:
    theirs = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform(lon, lat, 0)
    assert to_ecef(lon, lat)[0] == pytest.approx(theirs, abs=1e-6)


@given(lon=lons, lat=lats)
def test_one_point_lies_where_it_lies_among_many(lon: float, lat: float) -> None:
    assert point_to_ecef(Point(lon=lon, lat=lat)) == pytest.approx(to_ecef([lon], [lat])[0], abs=1e-8)


@given(lon=st.floats(-124.5, -116.5), lat=st.floats(42, 46.3), turn=st.floats(0, 360), meters=st.floats(1, 10_000))
def test_straight_distances_are_those_over_the_ground(lon: float, lat: float, turn: float, meters: float) -> None:
    there_lon, there_lat, _ = Geod(ellps="WGS84").fwd(lon, lat, turn, meters)
    assert chord_m(to_ecef(lon, lat), to_ecef(there_lon, there_lat))[0] == pytest.approx(meters, abs=0.01)


def test_distances_broadcast_over_their_last_axis() -> None:
    assert chord_m(np.zeros((2, 1, 3)), np.ones((4, 3))).shape == (2, 4)
