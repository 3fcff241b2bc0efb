"""How long coverage takes, against its targets on two cores; run with `pytest tests/benchmarks/test_coverage.py`."""

import io

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from geo.batch.lookup import RowLookup
from geo.batch.run import run
from geo.coverage.isochrones import isochrones
from geo.coverage.od_matrix import ODMatrix, cost_at, od_matrix
from geo.coverage.scenario import candidates
from geo.coverage.siting.next_sites import Objective, next_sites
from geo.coverage.summary import summarize
from geo.coverage.what_if import nearest_cost
from geo.routing.nearest import Rank
from geo.routing.network_router import NetworkRouter
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import Atlas, read_atlas
from geo.tables.population import read_block_groups

LIMITS = [1800.0, 3600.0, 5400.0, 7200.0]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


@pytest.fixture(scope="module")
def matrix(atlas: Atlas, router: NetworkRouter) -> ODMatrix:
    everywhere = [*atlas.cities, *candidates(atlas.cities, atlas.gazetteer)]
    return od_matrix(read_block_groups(SHIPPED_DATA), atlas.gazetteer.places, everywhere, router)


def fastest(benchmark: BenchmarkFixture) -> float:
    """Return the seconds of the fastest round."""
    assert benchmark.stats is not None
    return float(benchmark.stats["min"])


def test_coverage_of_all_block_groups_takes_at_most_50_ms(
    benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter
) -> None:
    blocks = read_block_groups(SHIPPED_DATA)

    def cover() -> int:
        costs = od_matrix(blocks, (), atlas.cities, router)
        return summarize(costs, range(46), limits=LIMITS, threshold=3600, name="State").state.within

    assert benchmark(cover) > 4_000_000
    assert fastest(benchmark) <= 0.05


def test_a_what_if_takes_at_most_100_ms(benchmark: BenchmarkFixture, matrix: ODMatrix) -> None:
    columns = [*range(1, 46), 100]
    benchmark(lambda: summarize(matrix, columns, limits=LIMITS, threshold=3600, name="State"))
    assert fastest(benchmark) <= 0.1


@pytest.mark.parametrize("objective", Objective)
def test_the_best_next_three_take_at_most_2_s(
    benchmark: BenchmarkFixture, matrix: ODMatrix, objective: Objective
) -> None:
    seconds, people = matrix.from_blocks.seconds, matrix.blocks.people
    existing = nearest_cost(seconds, range(46))
    sites = benchmark(lambda: next_sites(existing, seconds[:, 46:], people, k=3, threshold=3600, objective=objective))
    assert sites.optimal
    assert fastest(benchmark) <= 2


def test_isochrones_take_at_most_2_s(benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter) -> None:
    benchmark(lambda: isochrones(atlas.gazetteer.outline, LIMITS, cost_at(router, Rank.TIME)))
    assert fastest(benchmark) <= 2


def test_200_000_zip_codes_take_at_most_10_s(benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter) -> None:
    codes = np.random.default_rng(3).choice([area.code for area in atlas.gazetteer.zips], 200_000)
    content = ("zip\n" + "\n".join(codes.tolist())).encode()

    def look_up_all() -> int:
        look_up = RowLookup(atlas.gazetteer, atlas.cities, router).look_up
        *_, progress = run(io.BytesIO(content), io.StringIO(), ["zip"], look_up)
        return progress.rows

    assert benchmark.pedantic(look_up_all, rounds=1) == 200_000  # type: ignore[no-untyped-call]  # its own
    assert fastest(benchmark) <= 10
