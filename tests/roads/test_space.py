"""Positions in metres agree with the libraries that do nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from geo.model import Point
from geo.roads.space import between, position, positions

lons, lats = st.floats(-180, 180), st.floats(-90, 90)


@given(lon=lons, lat=lats)
def test_positions_are_those_of_epsg_4978(lon: float, lat: float) -> None:
    theirs = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform(lon, lat, 0)
    assert positions(lon, lat)[0] == pytest.approx(theirs, abs=1e-6)


@given(lon=lons, lat=lats)
def test_one_point_lies_where_it_lies_among_many(lon: float, lat: float) -> None:
    assert position(Point(lon=lon, lat=lat)) == pytest.approx(positions([lon], [lat])[0], abs=1e-8)


@given(lon=st.floats(-124.5, -116.5), lat=st.floats(42, 46.3), turn=st.floats(0, 360), metres=st.floats(1, 10_000))
def test_straight_distances_are_those_over_the_ground(lon: float, lat: float, turn: float, metres: float) -> None:
    there_lon, there_lat, _ = Geod(ellps="WGS84").fwd(lon, lat, turn, metres)
    assert between(positions(lon, lat), positions(there_lon, there_lat))[0] == pytest.approx(metres, abs=0.01)


def test_distances_broadcast_over_their_last_axis() -> None:
    assert between(np.zeros((2, 1, 3)), np.ones((4, 3))).shape == (2, 4)
