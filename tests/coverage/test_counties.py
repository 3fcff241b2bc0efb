"""Figures by county, the town with the longest drive, and the uncovered towns."""

import numpy as np
import pytest

from geo.coverage.counties import Towns, area_row, county_rows, uncovered_towns

TOWNS = Towns(
    name=np.array(["Alder", "Birch", "Cedar", "Dogwood", "Elm"]),
    county=np.array(["North", "North", "South", "South", "South"]),
    people=np.array([900, 499, 500, 900, 5000]),
    cost=np.array([70.0, 95.0, 61.0, 61.0, 60.0]),
)
COUNTY = np.array(["South", "North", "North", "West"])
COST = np.array([10.0, 70.0, 20.0, 5.0])
PEOPLE = np.array([100, 300, 100, 7])


def test_a_row_per_county_in_alphabetical_order_holding_all_people() -> None:
    rows = county_rows(COUNTY, COST, PEOPLE, TOWNS, limits=[30, 60], threshold=60)
    assert [(row.name, row.people, row.by_band) for row in rows] == [
        ("North", 400, (100, 0, 300)),
        ("South", 100, (100, 0, 0)),
        ("West", 7, (7, 0, 0)),
    ]


def test_a_row_has_the_people_within_the_threshold_the_mean_and_the_90th_percentile() -> None:
    cost, people = np.array([10.0, 60.0, 80.0, 90.0]), np.array([400, 200, 300, 100])
    row = area_row("North", cost, people, TOWNS, limits=[30, 60], threshold=60)
    assert (row.within, row.share, row.mean, row.p90) == (600, 0.6, 49, 80)


def test_the_worst_off_town_is_the_one_with_the_longest_drive() -> None:
    rows = county_rows(COUNTY, COST, PEOPLE, TOWNS, limits=[30], threshold=60)
    assert [(row.worst_town, row.worst_cost) for row in rows] == [("Birch", 95), ("Cedar", 61), (None, None)]


def test_the_row_of_the_state_sums_the_counties() -> None:
    state = area_row("State", COST, PEOPLE, TOWNS, limits=[30, 60], threshold=60)
    assert (state.people, state.by_band, state.worst_town) == (507, (207, 0, 300), "Birch")
    assert state.share == pytest.approx(207 / 507)


def test_uncovered_towns_have_500_people_the_largest_first() -> None:
    assert TOWNS.name[uncovered_towns(TOWNS, threshold=60)].tolist() == ["Alder", "Dogwood", "Cedar"]


def test_uncovered_towns_may_include_smaller_ones() -> None:
    assert TOWNS.name[uncovered_towns(TOWNS, threshold=61, fewest_people=1)].tolist() == ["Alder", "Birch"]
