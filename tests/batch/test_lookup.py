"""Batch lookup: the same answers as one visitor gets, each query geocoded once, and a reason for every failure."""

from collections.abc import Sequence

import pytest

from geo.batch import lookup
from geo.batch.lookup import LONGEST_QUERY, Result, RowLookup
from geo.geocoding import geocode
from geo.routing.nearest import nearest
from geo.routing.network_router import NetworkRouter
from geo.routing.routers import city_router
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import Atlas, read_atlas
from geo.units import miles, minutes


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(SHIPPED_DATA)


@pytest.fixture(scope="module")
def router(atlas: Atlas) -> NetworkRouter:
    return city_router(atlas)


@pytest.fixture
def row_lookup(atlas: Atlas, router: NetworkRouter) -> RowLookup:
    return RowLookup(atlas.gazetteer, atlas.cities, router)


class CountingLookup(RowLookup):
    """Record the queries that were not in the cache."""

    geocoded: tuple[str, ...] = ()

    def _results(self, queries: Sequence[str]) -> list[Result]:
        self.geocoded += tuple(queries)
        return super()._results(queries)


@pytest.mark.parametrize("query", ["97850", "Burns", "44.05, -121.31", "Harney County"])
def test_a_row_gets_the_answer_that_one_visitor_gets(
    row_lookup: RowLookup, atlas: Atlas, router: NetworkRouter, query: str
) -> None:
    match = geocode(query, atlas.gazetteer)
    best = nearest(match.location, atlas.cities, [router]).trips[0]
    assert row_lookup.look_up([query]) == [
        Result(
            nearest_city=best.city.name,
            minutes=f"{minutes(best.trip.duration_s):.0f}",
            miles=f"{miles(best.trip.distance_m):.1f}",
            precision=match.location.precision.value,
            notice=match.notice or "",
        )
    ]


def test_a_query_without_a_result_gives_the_reason_and_does_not_affect_other_rows(row_lookup: RowLookup) -> None:
    results = row_lookup.look_up(["97850", "", "x" * (LONGEST_QUERY + 1), "Seattle, WA", "97850"])
    assert [bool(result.reason) for result in results] == [False, True, True, True, False]
    assert results[0] == results[4]
    assert results[1].reason == "The cell is empty."
    assert results[2].reason == "The text is longer than 200 characters."


def test_a_distinct_query_is_geocoded_once_even_in_a_later_chunk(atlas: Atlas, router: NetworkRouter) -> None:
    counting = CountingLookup(atlas.gazetteer, atlas.cities, router)
    first = counting.look_up(["Burns", "97850", "Burns"])
    assert counting.look_up(["97850", "Burns"]) == [first[1], first[0]]
    assert counting.geocoded == ("Burns", "97850")


def test_the_cache_forgets_the_oldest_queries(
    atlas: Atlas, router: NetworkRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "CACHE_SIZE", 2)
    counting = CountingLookup(atlas.gazetteer, atlas.cities, router)
    for query in ("Burns", "97850", "Bend", "97850", "Burns"):
        counting.look_up([query])
    assert counting.geocoded == ("Burns", "97850", "Bend", "Burns")


@pytest.mark.parametrize("typed", ["\uff19\uff17\uff17\uff10\uff11", "\u0669\u0667\u0667\u0660\u0661"])
def test_digits_of_any_script_make_the_same_zip_code(row_lookup: RowLookup, typed: str) -> None:
    assert row_lookup.look_up([typed]) == row_lookup.look_up(["97701"])
