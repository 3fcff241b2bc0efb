"""Distances and durations on the shipped roads agree with published and well-known values, within their intervals.

`known_pairs.csv` and `remembered_pairs.csv` are general knowledge, rounded. Each pair of the first has one usual route,
and the speeds were fitted to part of it; nothing was fitted to the second, but its worst pairs pointed to errors that
were then corrected. `looked_up_pairs.csv` was collected from public pages (miles only, since few give minutes) before
any change to the roads was based on it.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

import pandas as pd
import pytest

from geo.geocoding import geocode
from geo.models import Location, Point, Precision, Trip
from geo.routing.network_router import NetworkRouter
from geo.tables.atlas import read_atlas
from geo.tables.road_network import RoadNetwork
from geo.tables.roads import read_roads
from geo.units import METERS_PER_MILE

DATA = Path(__file__).parents[2] / "data"
PAIRS = pd.read_csv(Path(__file__).with_name("known_pairs.csv"))
REMEMBERED = pd.read_csv(Path(__file__).with_name("remembered_pairs.csv"))
LOOKED_UP = pd.read_csv(Path(__file__).with_name("looked_up_pairs.csv"))
ROWS = [pytest.param(*row, id=f"{row[0]}-{row[1]}") for row in PAIRS.itertuples(index=False, name=None)]


@pytest.fixture(scope="module")
def roads() -> RoadNetwork:
    return read_roads(DATA)


@pytest.fixture(scope="module")
def centers(roads: RoadNetwork) -> Mapping[str, Point]:
    """Return town centers by name: nodes of the network, and the more precise centers of the listed cities."""
    nodes = {
        name: Point(lon=lon, lat=lat)
        for name, lon, lat in zip(roads.nodes, roads.lon.tolist(), roads.lat.tolist(), strict=True)
    }
    listed = pd.read_csv(DATA / "service_cities.csv")
    return nodes | {
        str(row["name"]): Point(lon=float(row["lon"]), lat=float(row["lat"])) for row in listed.to_dict("records")
    }


@pytest.fixture(scope="module")
def trips(roads: RoadNetwork, centers: Mapping[str, Point]) -> Mapping[tuple[str, str], Trip]:
    names = sorted({*PAIRS["from"], *PAIRS["to"]})
    router = NetworkRouter(roads, [centers[name] for name in names])
    by_pair: dict[tuple[str, str], Trip] = {}
    for start in names:
        here = Location(label=start, point=centers[start], county="", precision=Precision.POINT, radius_m=0)
        for end, trip in zip(names, router.trips(here, [centers[name] for name in names]), strict=True):
            assert trip is not None
            by_pair[start, end] = trip
    return by_pair


@pytest.mark.parametrize(("start", "end", "miles", "minutes"), ROWS)
def test_a_known_pair_has_its_published_distance_and_duration(
    trips: Mapping[tuple[str, str], Trip], start: str, end: str, miles: float, minutes: float
) -> None:
    trip = trips[start, end]
    assert trip.distance_m / METERS_PER_MILE == pytest.approx(miles, rel=0.085)
    assert trip.duration_s / 60 == pytest.approx(minutes, rel=0.15)


def test_the_median_and_the_90th_percentile_of_the_errors_are_small(trips: Mapping[tuple[str, str], Trip]) -> None:
    known = list(PAIRS.itertuples(index=False, name=None))
    miles = [abs(trips[a, b].distance_m / METERS_PER_MILE / far - 1) for a, b, far, _ in known]
    minutes = [abs(trips[a, b].duration_s / 60 / long - 1) for a, b, _, long in known]
    assert median(miles) <= 0.02
    assert quantiles(miles, n=10)[-1] <= 0.05
    assert median(minutes) <= 0.07
    assert quantiles(minutes, n=10)[-1] <= 0.15


def test_the_intervals_hold_nine_in_ten_known_values_and_stay_narrow(trips: Mapping[tuple[str, str], Trip]) -> None:
    known = [(trips[a, b], far * METERS_PER_MILE, long * 60) for a, b, far, long in PAIRS.itertuples(index=False)]
    held_m = [trip.distance_low_m <= meters <= trip.distance_high_m for trip, meters, _ in known]
    held_s = [trip.duration_low_s <= seconds <= trip.duration_high_s for trip, _, seconds in known]
    assert sum(held_m) >= 0.9 * len(known)
    assert sum(held_s) >= 0.9 * len(known)
    far = [trip for trip, meters, _ in known if meters > 20 * METERS_PER_MILE]
    assert median((trip.distance_high_m - trip.distance_low_m) / 2 / trip.distance_m for trip in far) <= 0.08
    assert median((trip.duration_high_s - trip.duration_low_s) / 2 / trip.duration_s for trip in far) <= 0.08


@pytest.fixture(scope="module")
def looked_up() -> list[tuple[Trip, float]]:
    """Return trip and published meters of the pairs from public pages, from town center to town center."""
    atlas = read_atlas(DATA)
    router = NetworkRouter(atlas.network, [])
    pairs = []
    for start, end, miles, _ in LOOKED_UP.itertuples(index=False):
        here, there = (geocode(name, atlas.gazetteer).location for name in (start, end))
        pairs.append((router.route(replace(here, radius_m=0), there.point).trip, miles * METERS_PER_MILE))
    return pairs


def test_pairs_from_public_pages_have_their_published_distance(looked_up: list[tuple[Trip, float]]) -> None:
    meters = [abs(trip.distance_m / far - 1) for trip, far in looked_up]
    assert median(meters) <= 0.02
    assert quantiles(meters, n=10)[-1] <= 0.05
    assert sum(trip.distance_low_m <= far <= trip.distance_high_m for trip, far in looked_up) >= 0.9 * len(meters)


@pytest.fixture(scope="module")
def remembered() -> list[tuple[Trip, float, float]]:
    """Return trip, meters and seconds of the remembered pairs over 20 miles, from town center to town center."""
    atlas = read_atlas(DATA)
    router = NetworkRouter(atlas.network, [])
    pairs = []
    for start, end, miles, minutes in REMEMBERED[REMEMBERED["miles"] > 20].itertuples(index=False):
        here, there = (geocode(name, atlas.gazetteer).location for name in (start, end))
        trip = router.route(replace(here, radius_m=0), there.point).trip
        pairs.append((trip, miles * METERS_PER_MILE, minutes * 60))
    return pairs


def test_remembered_pairs_that_nothing_was_fitted_to_are_close(remembered: list[tuple[Trip, float, float]]) -> None:
    meters = [abs(trip.distance_m / far - 1) for trip, far, _ in remembered]
    seconds = [abs(trip.duration_s / long - 1) for trip, _, long in remembered]
    assert median(meters) <= 0.02
    assert quantiles(meters, n=10)[-1] <= 0.07
    assert median(seconds) <= 0.07
    assert quantiles(seconds, n=10)[-1] <= 0.15


def test_the_intervals_hold_nine_in_ten_remembered_distances(remembered: list[tuple[Trip, float, float]]) -> None:
    held = [trip.distance_low_m <= far <= trip.distance_high_m for trip, far, _ in remembered]
    assert sum(held) >= 0.9 * len(held)
