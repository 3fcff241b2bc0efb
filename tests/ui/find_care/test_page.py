"""The page "Find care", state by state, without a browser."""

import json

import pytest

from geo.geocoding import geocode
from geo.models import City
from geo.ui import messages
from geo.ui.find_care import text
from support.fakes import BEND, CITIES, NEAR, DownRouter, TableRouter, gazetteer, location, services, trip
from support.page_view import component, find, map_arguments, said, show


def test_before_a_query_the_page_says_what_to_do_and_lists_every_city() -> None:
    at = show(services())
    assert not at.exception
    assert messages.BEFORE in said(at)
    assert [row[0] for row in component(at, "table")["rows"]] == ["Bend", "Burns", "Salem"]


def test_the_box_and_the_button_are_labeled() -> None:
    at = show(services())
    assert at.text_input[0].label == "ZIP code, town or address"
    assert at.button[0].label == "Find"


def test_the_answer_is_shown_with_its_range_and_its_starting_point() -> None:
    at = find(show(services()), "97712")
    assert not at.exception
    assert "Bend is the nearest listed city: about 12 min, 9 miles by road." in said(at)
    assert text.likely_text(trip(12, 9)) in said(at)
    assert text.origin_text(location()) in said(at)


def test_the_route_is_named_and_drawn() -> None:
    at = find(show(services()), "97712")
    assert "Route to Bend: via US 20 and OR 126." in said(at)
    assert '"kind":"route"' in map_arguments(at)["feature_group"]


def test_drawing_the_page_asks_no_router() -> None:
    router = TableRouter({"Bend": trip(12, 9)})
    at = find(show(services(router)), "97712")
    calls = (router.trip_calls, router.route_calls)
    at.run()
    assert (router.trip_calls, router.route_calls) == calls == (1, 1)


def test_the_calculation_is_explained_one_click_away() -> None:
    at = find(show(services()), "97712")
    assert [expander.label for expander in at.expander] == [messages.HOW]
    assert messages.HOW_ROADS in said(at)


def test_each_answer_is_announced_under_its_own_number() -> None:
    at = show(services())
    for number, zip_code in enumerate(["97712", "97709"], start=1):
        data = component(find(at, zip_code), "announce")
        assert data["answerText"].startswith("Bend is the nearest listed city")
        assert data["answerId"] == number


def test_every_marker_of_the_drawn_page_is_a_row() -> None:
    at = find(show(services()), "97712")
    drawn = map_arguments(at)["feature_group"]
    names = {row[0] for row in component(at, "table")["rows"]}
    assert names == {city.name for city in CITIES}
    assert all(json.dumps(name) in drawn for name in names)


def test_an_ambiguous_name_becomes_buttons_and_one_press_answers() -> None:
    at = find(show(services()), "Riverside")
    assert [button.label.replace("\\", "") for button in at.button[1:]] == [
        "Riverside, Malheur County",
        "Riverside, Umatilla County",
    ]
    at.button[2].click().run()
    assert "nearest listed city" in said(at)
    assert at.text_input[0].value == ""


@pytest.mark.parametrize(
    "typed", ["", "zzzz qqqq", "<img src=x onerror=alert(1)>", "'; DROP TABLE zips; --", "x" * 10_000]
)
def test_text_that_is_not_a_place_is_one_problem_and_the_list_stays(typed: str) -> None:
    at = find(show(services()), typed)
    assert not at.exception
    assert sum("class='note problem'" in element.proto.body for element in at.get("html")) == 1
    assert messages.UNEXPECTED not in said(at)
    assert len(component(at, "table")["rows"]) == len(CITIES)


def test_a_post_office_box_zip_shows_the_geocoders_notice() -> None:
    notice = geocode("97709", gazetteer()).notice
    assert notice is not None
    assert notice in said(find(show(services()), "97709"))


def test_a_visitor_in_a_listed_city_gets_no_distance() -> None:
    at = find(show(services(TableRouter({"Bend": trip(0, 0)}))), "Bend")
    assert "Bend is a listed city." in said(at)


def test_over_three_hours_the_nearest_three_are_offered() -> None:
    far = TableRouter({"Bend": trip(200, 150), "Burns": trip(240, 180), "Salem": trip(300, 240)})
    at = find(show(services(far)), "97712")
    assert "Bend, about 3 hr 20 min; Burns, about 4 hr; Salem, about 5 hr." in said(at)


def test_a_router_that_is_down_is_a_message_and_not_an_exception() -> None:
    at = find(show(services(DownRouter())), "97712")
    assert not at.exception
    assert messages.unready() in said(at)
    at = find(show(services(DownRouter(), NEAR, asked_server="http://127.0.0.1:5000")), "97712")
    assert said(at).count(messages.ROUTER_FALLBACK) == 1
    assert "127.0.0.1" not in said(at)
    assert messages.ROUTER_FALLBACK in component(at, "announce")["answerText"]


def test_a_broken_table_is_named_and_the_rest_works() -> None:
    at = show(services(faults=("zips.csv, row 3, column lat: 'x' is not a number.",), gazetteer=None))
    assert "zips.csv, row 3, column lat: 'x' is not a number." in said(at)
    assert messages.BROKEN in said(at)
    assert messages.BEFORE not in said(at)
    assert messages.unready(listed=True) in said(at)
    assert messages.unready(listed=True) in said(find(at, "97712"))
    assert map_arguments(at)["feature_group"]


def test_a_broken_part_that_no_answer_needs_is_named_and_queries_still_work() -> None:
    at = show(services(faults=("sources.csv: the file is empty.",)))
    assert f"{messages.BROKEN} {messages.STILL}" in said(at)
    assert messages.BEFORE in said(at)


def test_an_empty_list_of_cities_is_not_counted() -> None:
    at = show(services(cities=(), faults=("service_cities.csv: the file is empty.",)))
    assert "to the nearest Oregon city listed" in said(at)
    assert messages.unready() in said(at)


def test_without_files_for_the_browser_the_answer_still_works() -> None:
    at = find(show(services(assets=None, faults=("The map cannot be drawn.",))), "97712")
    assert not at.exception
    assert "Bend is the nearest listed city" in said(at)


def test_a_link_selects_a_city_and_a_rank() -> None:
    at = show(services(), city="Salem", rank="distance")
    assert messages.SELECTED.format(city="Salem") in said(at)
    at = find(at, "97712")
    assert "nearest listed city by distance" in said(at)
    assert component(at, "table")["selected"] == "Salem"
    assert component(at, "share")["link"] == "?city=Salem&rank=distance"


def test_a_link_can_never_hold_what_was_typed() -> None:
    at = find(show(services(), where="97709", city="97709"), "97712")
    assert "9771" not in component(at, "share")["link"]
    assert dict(at.query_params) == {"where": "97709", "city": "97709"}


def test_the_caveats_and_the_privacy_statement_are_on_the_page() -> None:
    for fact in (messages.MEANING, messages.NO_ADVICE, messages.PRIVATE):
        assert fact in said(show(services()))


def test_streamlit_folium_returns_nothing_by_itself() -> None:
    assert map_arguments(show(services()))["returned_objects"] == []


def test_the_map_is_the_same_before_and_after_an_answer() -> None:
    at = show(services())
    before = at.get("component_instance")[0].proto.id
    assert find(at, "97712").get("component_instance")[0].proto.id == before


@pytest.mark.parametrize(
    "name", ["`${alert(1)}`", "<img src=x onerror=alert(1)>", "</script>", "![x](http://x.test/y)"]
)
def test_a_hostile_city_is_text_everywhere(name: str) -> None:
    hostile = City(listed_as=name, name=name, county="<b>", point=BEND.point)
    at = find(show(services(cities=(hostile, *CITIES[1:]))), "97712")
    assert not at.exception
    assert name in said(at)
    assert not any(name in element.proto.body for element in at.get("html") if "<" in name)
    assert not at.markdown
