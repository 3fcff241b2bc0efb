"""The link restores the view, and an invalid part of a link costs only that part."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.nearest import Rank
from geo.ui.coverage.state import MAX_NAMES, View, from_link, link, with_limits

COUNTIES, PLACES, CITIES = ("Lane", "Union"), ("La Grande", "O'Brien & Co = 5"), ("Bend", "Burns")
LIMITS = st.lists(st.integers(1, 1440).map(float), min_size=1, max_size=12, unique=True).map(sorted)


def restored(query: str) -> tuple[View, tuple[str, ...]]:
    return from_link(parse_qs(query.removeprefix("?")), counties=COUNTIES, places=PLACES, cities=CITIES)


@given(
    limits=LIMITS,
    threshold=st.integers(1, 1440),
    rank=st.sampled_from(Rank),
    county=st.none() | st.sampled_from(COUNTIES),
    add=st.lists(st.sampled_from(PLACES), unique=True),
    drop=st.lists(st.sampled_from(CITIES), unique=True, max_size=1),
)
def test_a_link_restores_its_view(
    limits: list[float], threshold: int, rank: Rank, county: str | None, add: list[str], drop: list[str]
) -> None:
    view = View(threshold=threshold, rank=rank, county=county, add=tuple(add), drop=tuple(drop))
    view = with_limits(view, limits)
    assert restored(link(view)) == (view, ())


def test_the_default_view_has_an_empty_query() -> None:
    assert link(View()) == "?"


def test_a_link_names_only_what_differs_from_the_default() -> None:
    view = View(limits=(20, 60), threshold=20, rank=Rank.DISTANCE, county="Lane", add=("La Grande",), drop=("Burns",))
    assert link(view) == "?limits=20%2C60&limit=20&rank=distance&county=Lane&add=La+Grande&drop=Burns"


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        pytest.param("limits=30,x", "'x'", id="limits"),
        pytest.param("limit=nan", "nan", id="limit"),
        pytest.param("limit=45", "45 is not one of the band limits 30, 60, 90, 120.", id="limit-of-no-band"),
        pytest.param("rank=price", "'price' is not a way to rank.", id="rank"),
        pytest.param("county=Atlantis", "'Atlantis' is not a county.", id="county"),
        pytest.param("add=<script>", "'<script>' is not a place to add.", id="markup"),
        pytest.param("drop=Paris&drop=Burns", "'Paris' is not a listed city.", id="city"),
    ],
)
def test_an_invalid_part_of_a_link_is_reported_and_ignored(query: str, fault: str) -> None:
    view, faults = restored(query)
    assert [fault in each and each.startswith("Part of this link could not be used.") for each in faults] == [True]
    assert view == (View(drop=("Burns",)) if "Burns" in query else View())


def test_a_link_that_drops_every_city_drops_none() -> None:
    view, faults = restored("drop=Bend&drop=Burns")
    assert view.drop == ()
    assert [fault.endswith("It drops every listed city; keep at least one.") for fault in faults] == [True]


def test_a_link_may_drop_every_listed_city_when_it_adds_another() -> None:
    assert restored("drop=Bend&drop=Burns&add=La+Grande") == (View(add=("La Grande",), drop=("Bend", "Burns")), ())


def test_a_link_adds_no_more_places_than_the_page_can() -> None:
    names = [f"Place {number}" for number in range(MAX_NAMES + 5)]
    view, _ = from_link({"add": names}, counties=(), places=names, cities=CITIES)
    assert view.add == tuple(names[:MAX_NAMES])


@pytest.mark.parametrize(
    ("limits", "threshold"),
    [
        pytest.param([30, 60], 60, id="still-a-limit"),
        pytest.param([20, 70], 70, id="nearest-above"),
        pytest.param([50, 120], 50, id="nearest-below"),
    ],
)
def test_the_threshold_stays_or_moves_to_the_nearest_limit(limits: list[float], threshold: float) -> None:
    assert with_limits(View(), limits).threshold == threshold


def test_the_unit_follows_the_ranking() -> None:
    assert (View().unit, View(rank=Rank.DISTANCE).unit) == ("minutes", "miles")
