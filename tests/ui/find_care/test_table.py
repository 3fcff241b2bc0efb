"""The table and the markers: the same cities in both."""

import pytest

from geo.models import City
from geo.routing.nearest import CityTrip, Rank
from geo.ui.find_care import table
from support.fakes import BEND, BURNS, CITIES, SALEM, trip

ALL = (CityTrip(BEND, trip(12, 9)), CityTrip(BURNS, trip(130, 131)), CityTrip(SALEM, trip(160, 120)))
TRIPS = {"before": (), "after": ALL, "one unreachable": (ALL[0], ALL[2])}
DASH = "\N{EN DASH}"


@pytest.mark.parametrize("trips", TRIPS.values(), ids=TRIPS)
def test_every_marker_is_a_row_and_every_row_a_marker(trips: tuple[CityTrip, ...]) -> None:
    rows = table.table(CITIES, trips, rank=Rank.TIME, selected="Bend")["rows"]
    markers = table.markers(CITIES, trips, selected="Bend")
    assert sorted(row[0] for row in rows) == sorted(marker.city.name for marker in markers)
    assert len(rows) == len(CITIES)


def test_before_an_answer_the_cities_are_in_order_of_their_names_with_their_counties() -> None:
    drawn = table.table((SALEM, BEND, BURNS), (), rank=Rank.TIME, selected=None)
    assert drawn["rows"] == [["Bend", ["Deschutes County"]], ["Burns", ["Harney County"]], ["Salem", ["Marion County"]]]
    assert drawn["reached"] == 0


@pytest.mark.parametrize("order", [ALL, ALL[::-1]], ids=["as given", "reversed"])
def test_rows_keep_the_order_of_the_trips(order: tuple[CityTrip, ...]) -> None:
    drawn = table.table(CITIES, order, rank=Rank.TIME, selected="Bend")
    assert [row[0] for row in drawn["rows"]] == [city.name for city, _ in order]
    assert drawn["reached"] == 3


def test_a_row_holds_time_and_distance_each_with_its_full_and_compact_range() -> None:
    drawn = table.table(CITIES, ALL, rank=Rank.TIME, selected="Bend")
    assert drawn["rows"][0] == [
        "Bend",
        ["12 min", "11 to 13 min", f"11 {DASH} 13 min"],
        ["9 miles", "8.1 to 9.9 miles", f"8.1 {DASH} 9.9"],
    ]


def test_a_city_without_a_road_is_last_and_unnumbered() -> None:
    drawn = table.table(CITIES, TRIPS["one unreachable"], rank=Rank.TIME, selected="Bend")
    assert drawn["rows"][-1] == ["Burns", ["no road found"], [""]]
    assert drawn["reached"] == 2


def test_the_sorted_column_is_the_one_of_the_rank() -> None:
    drawn = table.table(CITIES, ALL, rank=Rank.DISTANCE, selected="Salem")
    assert (drawn["rank"], drawn["selected"]) == ("distance", "Salem")
    assert [column.get("rank") for column in drawn["columns"]] == [None, "time", "distance"]


def test_markers_carry_the_trip_of_their_own_city() -> None:
    markers = table.markers(CITIES, TRIPS["one unreachable"], selected=None)
    assert {marker.city.name: marker.trip_text for marker in markers} == {
        "Bend": "12 min, 9 miles",
        "Burns": "",
        "Salem": "2 hr 40 min, 120 miles",
    }


def test_the_selected_marker_and_the_nearest_five_stand_out() -> None:
    cities = [City(listed_as=name, name=name, county="Lake", point=BEND.point) for name in "ABCDEFG"]
    trips = [CityTrip(city, trip(number, number)) for number, city in enumerate(cities, start=1)]
    markers = table.markers(cities, trips, selected="B")
    assert "".join(marker.kind[0] for marker in markers) == "nsnnncc"
