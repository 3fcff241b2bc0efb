"""Coverage over the shipped tables: every resident counted once, and the same answers as the page gives a visitor."""

from itertools import combinations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.coverage.bands import people_within
from geo.coverage.isochrones import isochrones
from geo.coverage.od_matrix import ODMatrix, cost_at, od_matrix
from geo.coverage.scenario import candidates
from geo.coverage.siting.next_sites import Objective, next_sites
from geo.coverage.summary import summarize
from geo.coverage.what_if import nearest_cost, removal_impact
from geo.geocoding import reverse_geocode
from geo.models import Point
from geo.routing.nearest import Rank, nearest
from geo.routing.network_router import NetworkRouter
from geo.routing.routers import city_router
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import read_block_groups

POPULATION = 4_237_256
HOUR = 3600.0


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


@pytest.fixture(scope="module")
def router(atlas: Atlas) -> NetworkRouter:
    return city_router(atlas)


@pytest.fixture(scope="module")
def matrix(atlas: Atlas, router: NetworkRouter) -> ODMatrix:
    everywhere = [*atlas.cities, *candidates(atlas.cities, atlas.gazetteer)]
    return od_matrix(read_block_groups(SHIPPED_DATA), atlas.gazetteer.places, everywhere, router)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_bands_hold_every_resident_whatever_the_settings(matrix: ODMatrix, data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.integers(0, len(matrix.cities) - 1), min_size=1, max_size=60, unique=True))
    limits = sorted(data.draw(st.lists(st.floats(1, 1440 * 60), min_size=1, max_size=12, unique=True)))
    rank = data.draw(st.sampled_from(Rank))
    summary = summarize(matrix, columns, limits=limits, threshold=limits[0], rank=rank, name="State")
    assert sum(band.people for band in summary.bands) == POPULATION
    assert sum(row.people for row in summary.counties) == POPULATION
    assert [band.people for band in summary.bands] == np.sum([row.by_band for row in summary.counties], axis=0).tolist()


@pytest.mark.parametrize("index", range(0, 2970, 99))
def test_a_block_group_gets_the_answer_that_a_visitor_there_gets(
    atlas: Atlas, router: NetworkRouter, matrix: ODMatrix, index: int
) -> None:
    here = Point(lon=float(matrix.blocks.lon[index]), lat=float(matrix.blocks.lat[index]))
    answer = nearest(reverse_geocode(here, atlas.gazetteer).location, atlas.cities, [router]).trips[0]
    seconds = matrix.from_blocks.seconds[index, : len(atlas.cities)]
    assert atlas.cities[int(seconds.argmin())] == answer.city
    meters = matrix.from_blocks.meters[index, seconds.argmin()]
    # one point and many are summed in another order, whose last bits depend on the processor
    assert seconds.min() == pytest.approx(answer.trip.duration_s, abs=1e-6)
    assert meters == pytest.approx(answer.trip.distance_m, abs=1e-6)


def test_isochrones_put_nearly_every_point_in_its_band(atlas: Atlas, router: NetworkRouter) -> None:
    limits, outline = [1800.0, HOUR, 5400.0, 7200.0], atlas.gazetteer.outline
    bands = isochrones(outline, limits, cost_at(router, Rank.TIME))
    rng = np.random.default_rng(200)
    west, south, east, north = outline.bounds
    spots = [Point(lon=rng.uniform(west, east), lat=rng.uniform(south, north)) for _ in range(400)]
    inside = [spot for spot in spots if shapely.contains_xy(outline, spot.lon, spot.lat)][:200]
    right = 0
    for spot in inside:
        trip = nearest(reverse_geocode(spot, atlas.gazetteer).location, atlas.cities, [router]).trips[0].trip
        band = bands[int(np.searchsorted(limits, trip.duration_s))]
        right += bool(shapely.contains_xy(band.shape, spot.lon, spot.lat))
    assert len(inside) == 200
    assert right >= 190


@pytest.mark.parametrize("k", [1, 2])
@pytest.mark.parametrize("threshold", [1800.0, HOUR, 5400.0])
def test_no_other_places_bring_more_people_within_the_threshold(
    atlas: Atlas, matrix: ODMatrix, k: int, threshold: float
) -> None:
    costs, people, listed = matrix.from_blocks.seconds, matrix.blocks.people, len(atlas.cities)
    existing, possible = nearest_cost(costs, range(listed)), costs[:, listed:]
    sites = next_sites(existing, possible, people, k=k, threshold=threshold)
    reach = (possible[existing > threshold] <= threshold).astype(np.float64)
    uncovered = people[existing > threshold].astype(np.float64)
    alone = uncovered @ reach
    both = alone[:, None] + alone - reach.T @ (reach * uncovered[:, None])
    assert sites.optimal
    assert sites.people_gained == (alone.max() if k == 1 else both.max())


@pytest.mark.parametrize("objective", [Objective.MEAN, Objective.WORST])
@pytest.mark.parametrize(("k", "every"), [pytest.param(1, 1, id="all-places"), pytest.param(2, 7, id="some-pairs")])
def test_no_other_places_have_a_lower_average_or_worst_case(
    atlas: Atlas, matrix: ODMatrix, objective: Objective, k: int, every: int
) -> None:
    costs, people, listed = matrix.from_blocks.seconds, matrix.blocks.people, len(atlas.cities)
    existing, possible = nearest_cost(costs, range(listed)), costs[:, listed::every]
    sites = next_sites(existing, possible, people, k=k, threshold=HOUR, objective=objective)
    values = []
    for columns in combinations(range(possible.shape[1]), k):
        after = np.minimum(existing, possible[:, columns].min(axis=1))
        mean = (after * people).sum() / POPULATION
        values.append(mean if objective is Objective.MEAN else after[people > 0].max())
    assert sites.optimal
    assert (sites.mean_after if objective is Objective.MEAN else sites.worst_after) == pytest.approx(min(values))


def test_the_city_with_the_largest_impact_uncovers_that_many_people(atlas: Atlas, matrix: ODMatrix) -> None:
    listed = range(len(atlas.cities))
    seconds, people = matrix.from_blocks.seconds[:, listed], matrix.blocks.people
    worst = removal_impact(seconds, people, threshold=HOUR)[0]
    left = [column for column in listed if column != worst.index]
    before, after = (people_within(nearest_cost(seconds, columns), people, HOUR) for columns in (listed, left))
    assert before - after == worst.newly_uncovered > 0
