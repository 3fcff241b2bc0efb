"""How long coverage takes, against its targets on two cores; run with `pytest tests/benchmarks/test_coverage.py`."""

import io

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from geo.atlas import Atlas, read_atlas
from geo.batch.answers import Answerer
from geo.batch.run import run
from geo.coverage.areas import areas
from geo.coverage.best import Goal, best_next
from geo.coverage.scenario import candidates
from geo.coverage.summary import summarise
from geo.coverage.survey import Survey, cost_at, survey
from geo.coverage.whatif import cost_of
from geo.nearest import Rank
from geo.roads.router import NetworkRouter
from geo.settings import SHIPPED_DATA
from geo.tables.people import read_block_groups

LIMITS = [1800.0, 3600.0, 5400.0, 7200.0]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


@pytest.fixture(scope="module")
def known(atlas: Atlas, router: NetworkRouter) -> Survey:
    everywhere = [*atlas.cities, *candidates(atlas.cities, atlas.gazetteer)]
    return survey(read_block_groups(SHIPPED_DATA), atlas.gazetteer.places, everywhere, router)


def quickest(benchmark: BenchmarkFixture) -> float:
    """Return the seconds of the quickest round."""
    assert benchmark.stats is not None
    return float(benchmark.stats["min"])


def test_coverage_of_all_block_groups_takes_at_most_50_ms(
    benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter
) -> None:
    blocks = read_block_groups(SHIPPED_DATA)

    def cover() -> int:
        found = survey(blocks, (), atlas.cities, router)
        return summarise(found, range(46), limits=LIMITS, limit=3600, name="State").state.within

    assert benchmark(cover) > 4_000_000
    assert quickest(benchmark) <= 0.05


def test_a_what_if_takes_at_most_100_ms(benchmark: BenchmarkFixture, known: Survey) -> None:
    columns = [*range(1, 46), 100]
    benchmark(lambda: summarise(known, columns, limits=LIMITS, limit=3600, name="State"))
    assert quickest(benchmark) <= 0.1


@pytest.mark.parametrize("goal", Goal)
def test_the_best_next_three_take_at_most_2_s(benchmark: BenchmarkFixture, known: Survey, goal: Goal) -> None:
    seconds, people = known.from_blocks.seconds, known.blocks.people
    existing = cost_of(seconds, range(46))
    found = benchmark(lambda: best_next(existing, seconds[:, 46:], people, k=3, limit=3600, goal=goal))
    assert found.optimal
    assert quickest(benchmark) <= 2


def test_drive_areas_take_at_most_2_s(benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter) -> None:
    benchmark(lambda: areas(atlas.gazetteer.outline, LIMITS, cost_at(router, Rank.TIME)))
    assert quickest(benchmark) <= 2


def test_200_000_zip_codes_take_at_most_10_s(benchmark: BenchmarkFixture, atlas: Atlas, router: NetworkRouter) -> None:
    codes = np.random.default_rng(3).choice([area.code for area in atlas.gazetteer.zips], 200_000)
    content = ("zip\n" + "\n".join(codes.tolist())).encode()

    def answer() -> int:
        answers = Answerer(atlas.gazetteer, atlas.cities, router).answers
        *_, done = run(io.BytesIO(content), io.StringIO(), ["zip"], answers)
        return done.rows

    assert benchmark.pedantic(answer, rounds=1) == 200_000  # type: ignore[no-untyped-call]  # its own
    assert quickest(benchmark) <= 10
