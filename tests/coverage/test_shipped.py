"""Coverage over the shipped tables: nobody is lost, and it never disagrees with one person's answer."""

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
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import read_block_groups

EVERYBODY = 4_237_256
HOUR = 3600.0


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


@pytest.fixture(scope="module")
def router(atlas: Atlas) -> NetworkRouter:
    return NetworkRouter(atlas.network, [city.point for city in atlas.cities])


@pytest.fixture(scope="module")
def known(atlas: Atlas, router: NetworkRouter) -> ODMatrix:
    everywhere = [*atlas.cities, *candidates(atlas.cities, atlas.gazetteer)]
    return od_matrix(read_block_groups(SHIPPED_DATA), atlas.gazetteer.places, everywhere, router)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_whatever_the_settings_the_bands_hold_everybody(known: ODMatrix, data: st.DataObject) -> None:
    columns = data.draw(st.lists(st.integers(0, len(known.cities) - 1), min_size=1, max_size=60, unique=True))
    limits = sorted(data.draw(st.lists(st.floats(1, 1440 * 60), min_size=1, max_size=12, unique=True)))
    rank = data.draw(st.sampled_from(Rank))
    found = summarize(known, columns, limits=limits, threshold=limits[0], rank=rank, name="State")
    assert sum(band.people for band in found.bands) == EVERYBODY
    assert sum(row.people for row in found.counties) == EVERYBODY
    assert [band.people for band in found.bands] == np.sum([row.by_band for row in found.counties], axis=0).tolist()


@pytest.mark.parametrize("index", range(0, 2970, 99))
def test_a_block_group_gets_the_answer_that_one_person_there_gets(
    atlas: Atlas, router: NetworkRouter, known: ODMatrix, index: int
) -> None:
    here = Point(lon=float(known.blocks.lon[index]), lat=float(known.blocks.lat[index]))
    answer = nearest(reverse_geocode(here, atlas.gazetteer).location, atlas.cities, [router]).trips[0]
    ours = known.from_blocks.seconds[index, : len(atlas.cities)]
    assert atlas.cities[int(ours.argmin())] == answer.city
    meters = known.from_blocks.meters[index, ours.argmin()]
    # one point and many are summed in another order, whose last bits depend on the processor
    assert ours.min() == pytest.approx(answer.trip.duration_s, abs=1e-6)
    assert meters == pytest.approx(answer.trip.distance_m, abs=1e-6)


def test_drive_areas_put_nearly_every_point_in_its_band(atlas: Atlas, router: NetworkRouter) -> None:
    limits, outline = [1800.0, HOUR, 5400.0, 7200.0], atlas.gazetteer.outline
    pieces = isochrones(outline, limits, cost_at(router, Rank.TIME))
    chance = np.random.default_rng(200)
    west, south, east, north = outline.bounds
    spots = [Point(lon=chance.uniform(west, east), lat=chance.uniform(south, north)) for _ in range(400)]
    inside = [spot for spot in spots if shapely.contains_xy(outline, spot.lon, spot.lat)][:200]
    right = 0
    for spot in inside:
        trip = nearest(reverse_geocode(spot, atlas.gazetteer).location, atlas.cities, [router]).trips[0].trip
        piece = pieces[int(np.searchsorted(limits, trip.duration_s))]
        right += bool(shapely.contains_xy(piece.shape, spot.lon, spot.lat))
    assert len(inside) == 200
    assert right >= 190


@pytest.mark.parametrize("k", [1, 2])
@pytest.mark.parametrize("threshold", [1800.0, HOUR, 5400.0])
def test_no_other_places_bring_more_people_within_the_limit(
    atlas: Atlas, known: ODMatrix, k: int, threshold: float
) -> None:
    costs, people, listed = known.from_blocks.seconds, known.blocks.people, len(atlas.cities)
    existing, possible = nearest_cost(costs, range(listed)), costs[:, listed:]
    found = next_sites(existing, possible, people, k=k, threshold=threshold)
    reach = (possible[existing > threshold] <= threshold).astype(np.float64)
    waiting = people[existing > threshold].astype(np.float64)
    alone = waiting @ reach
    both = alone[:, None] + alone - reach.T @ (reach * waiting[:, None])
    assert found.optimal
    assert found.people_gained == (alone.max() if k == 1 else both.max())


@pytest.mark.parametrize("goal", [Objective.MEAN, Objective.WORST])
def test_no_other_pair_of_many_places_has_a_lower_mean_or_longest_way(
    atlas: Atlas, known: ODMatrix, goal: Objective
) -> None:
    costs, people, listed = known.from_blocks.seconds, known.blocks.people, len(atlas.cities)
    existing, possible = nearest_cost(costs, range(listed)), costs[:, listed::7]
    found = next_sites(existing, possible, people, k=2, threshold=HOUR, goal=goal)
    tried = []
    for pair in combinations(range(possible.shape[1]), 2):
        after = np.minimum(existing, possible[:, pair].min(axis=1))
        tried.append((after * people).sum() / EVERYBODY if goal is Objective.MEAN else after[people > 0].max())
    assert found.optimal
    assert (found.mean_after if goal is Objective.MEAN else found.worst_after) == pytest.approx(min(tried))


def test_the_city_said_to_strand_most_people_does(atlas: Atlas, known: ODMatrix) -> None:
    listed = range(len(atlas.cities))
    matrix, people = known.from_blocks.seconds[:, listed], known.blocks.people
    worst = removal_impact(matrix, people, threshold=HOUR)[0]
    left = [column for column in listed if column != worst.index]
    now, then = (people_within(nearest_cost(matrix, columns), people, HOUR) for columns in (listed, left))
    assert now - then == worst.stranded > 0
