"""A point outside the range of longitude and latitude cannot be created."""

import math

import pytest

from geo.errors import InputError
from geo.models import Point


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        pytest.param(44.0, -121.0, id="swapped"),
        pytest.param(180.1, 44.0, id="longitude-too-large"),
        pytest.param(-121.0, 90.1, id="latitude-too-large"),
        pytest.param(-13_469_660.0, 5_465_442.0, id="web-mercator-meters"),
        pytest.param(math.nan, 44.0, id="longitude-nan"),
        pytest.param(-121.0, math.nan, id="latitude-nan"),
        pytest.param(math.inf, 44.0, id="infinite"),
    ],
)
def test_an_impossible_position_is_rejected_with_its_values(lon: float, lat: float) -> None:
    with pytest.raises(InputError, match=rf"^Longitude {lon}, latitude {lat} is not a position on the earth"):
        Point(lon=lon, lat=lat)


@pytest.mark.parametrize(("lon", "lat"), [(-180.0, -90.0), (180.0, 90.0)])
def test_the_ends_of_the_range_are_positions(lon: float, lat: float) -> None:
    assert Point(lon=lon, lat=lat) == Point(lat=lat, lon=lon)
