"""The link restores the view, and a broken link costs only what is broken."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.nearest import Rank
from geo.ui.coverage.state import View, from_link, link, with_limits

COUNTIES, PLACES, CITIES = ("Lane", "Union"), ("La Grande", "O'Brien & Co = 5"), ("Bend", "Burns")
LIMITS = st.lists(st.integers(1, 1440).map(float), min_size=1, max_size=12, unique=True).map(sorted)


def restored(query: str) -> tuple[View, tuple[str, ...]]:
    given_ = parse_qs(query.removeprefix("?"))
    return from_link(given_, counties=COUNTIES, places=PLACES, cities=CITIES)


@given(
    limits=LIMITS,
    rank=st.sampled_from(Rank),
    county=st.none() | st.sampled_from(COUNTIES),
    add=st.lists(st.sampled_from(PLACES), unique=True),
    drop=st.lists(st.sampled_from(CITIES), unique=True, max_size=1),
)
def test_a_link_restores_its_view(
    limits: list[float], rank: Rank, county: str | None, add: list[str], drop: list[str]
) -> None:
    view = with_limits(View(rank=rank, county=county, add=tuple(add), drop=tuple(drop)), limits)
    assert restored(link(view)) == (view, ())


def test_the_usual_view_has_a_bare_link() -> None:
    assert link(View()) == "?"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        pytest.param("limits=30,x", "'x' is not a number", id="limits"),
        pytest.param("limit=nan", "nan is not a valid limit", id="limit"),
        pytest.param("limit=45", "45 is none of the limits 30, 60, 90, 120", id="limit-of-no-band"),
        pytest.param("rank=price", "'price' is unknown as 'rank'", id="rank"),
        pytest.param("county=Atlantis", "'Atlantis' is unknown as 'county'", id="county"),
        pytest.param("add=<script>", "'<script>' is unknown as 'add'", id="markup"),
        pytest.param("drop=Paris&drop=Burns", "'Paris' is unknown as 'drop'", id="city"),
    ],
)
def test_what_a_link_says_wrongly_is_told_and_left_out(query: str, sentence: str) -> None:
    view, faults = restored(query)
    assert [sentence in fault for fault in faults] == [True]
    assert view in {View(), View(drop=("Burns",))}


def test_a_link_that_drops_every_city_drops_none() -> None:
    view, faults = restored("drop=Bend&drop=Burns")
    assert view.drop == ()
    assert [fault.endswith("It drops every city; keep one.") for fault in faults] == [True]


def test_the_limit_counted_by_stays_or_moves_to_the_nearest() -> None:
    assert with_limits(View(), [30, 60]).threshold == 60
    assert with_limits(View(), [20, 70]).threshold == 70


def test_the_unit_follows_what_is_measured() -> None:
    assert (View().unit, View(rank=Rank.DISTANCE).unit) == ("minutes", "miles")
