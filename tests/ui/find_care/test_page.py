"""The page "Find care", state by state, without a browser."""

import json

import pytest

from geo.models import City
from geo.ui import messages
from support.fakes import BEND, CITIES, NEAR, DownRouter, TableRouter, services, trip
from support.page_view import component, find, map_arguments, said, show


def test_before_a_question_the_page_says_what_to_do_and_lists_every_city() -> None:
    at = show(services())
    assert not at.exception
    assert messages.BEFORE in said(at)
    assert [row[0] for row in component(at, "table")["rows"]] == ["Bend", "Burns", "Salem"]


def test_the_box_and_the_button_are_called_what_they_are() -> None:
    at = show(services())
    assert at.text_input[0].label == "ZIP code, town or address"
    assert at.button[0].label == "Find"


def test_the_answer_stands_in_words_with_its_place_and_its_range() -> None:
    at = find(show(services()), "97712")
    assert not at.exception
    assert "Bend is the nearest listed city: about 12 min, 9 miles by road." in said(at)
    assert "Likely 11 to 13 min" in said(at)
    assert "Measured from the center of ZIP 97712 (Hampton), which may be up to 9 miles from you." in said(at)


def test_the_way_is_named_and_drawn() -> None:
    at = find(show(services()), "97712")
    assert "The way to Bend: by US 20 and OR 126." in said(at)
    assert '"kind":"way"' in map_arguments(at)["feature_group"]


def test_how_it_was_worked_out_is_one_click_away() -> None:
    at = find(show(services()), "97712")
    assert [one.label for one in at.expander] == ["How this was worked out"]
    assert messages.HOW_ROADS in said(at)


def test_the_answer_is_announced_once_per_question() -> None:
    at = find(show(services()), "97712")
    assert component(at, "announce")["text"].startswith("Bend is the nearest listed city")
    assert component(at, "announce")["turn"] == 1


def test_every_marker_of_the_drawn_page_is_a_row() -> None:
    at = find(show(services()), "97712")
    drawn = map_arguments(at)["feature_group"]
    names = {row[0] for row in component(at, "table")["rows"]}
    assert names == {city.name for city in CITIES}
    assert all(json.dumps(name) in drawn for name in names)


def test_several_places_become_buttons_and_one_press_answers() -> None:
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
def test_what_is_not_understood_is_one_sentence_and_the_page_stands(typed: str) -> None:
    at = find(show(services()), typed)
    assert not at.exception
    assert any(advice in said(at) for advice in ("Enter a ZIP code", "or try a ZIP code"))
    assert len(component(at, "table")["rows"]) == len(CITIES)


def test_a_post_box_zip_says_from_where_it_was_measured() -> None:
    assert "only PO boxes" in said(find(show(services()), "97709"))


def test_somebody_in_a_listed_city_is_told_so() -> None:
    at = find(show(services(TableRouter({"Bend": trip(0, 0)}))), "Bend")
    assert "Bend itself is on the list." in said(at)


def test_over_three_hours_is_said_kindly_with_the_three_nearest() -> None:
    far = TableRouter({"Bend": trip(200, 150), "Burns": trip(240, 180), "Salem": trip(300, 240)})
    assert "The nearest three are Bend, about 3 hr 20 min; Burns, about 4 hr; Salem, about 5 hr." in said(
        find(show(services(far)), "97712")
    )


def test_a_router_that_is_down_is_told_not_thrown() -> None:
    at = find(show(services(DownRouter())), "97712")
    assert not at.exception
    assert "Please try again later." in said(at)
    at = find(show(services(DownRouter(), NEAR, asked_server="http://127.0.0.1:5000")), "97712")
    assert said(at).count(messages.FALLEN_BACK) == 1
    assert "127.0.0.1" not in said(at)
    assert messages.FALLEN_BACK in component(at, "announce")["text"]


def test_a_broken_table_is_named_and_the_rest_works() -> None:
    at = show(services(faults=("zips.csv, row 3, column lat: 'x' is not a number.",), gazetteer=None))
    assert "zips.csv, row 3, column lat: 'x' is not a number." in said(at)
    assert messages.BROKEN in said(at)
    assert messages.BEFORE not in said(at)
    assert "We cannot work out how far it is just now. Please try again later. You can still see the listed" in said(at)
    assert "Please try again later." in said(find(at, "97712"))
    assert map_arguments(at)["feature_group"]


def test_a_broken_part_that_no_answer_needs_is_told_and_answers_go_on() -> None:
    at = show(services(faults=("sources.csv: the file is empty.",)))
    assert f"{messages.BROKEN} {messages.STILL}" in said(at)
    assert messages.BEFORE in said(at)


def test_no_cities_are_never_counted() -> None:
    at = show(services(cities=(), faults=("service_cities.csv: the file is empty.",)))
    assert "to the nearest Oregon city listed" in said(at)
    assert "see the listed cities" not in said(at)


def test_without_files_for_the_browser_the_words_still_work() -> None:
    at = find(show(services(assets=None, faults=("The map cannot be drawn.",))), "97712")
    assert not at.exception
    assert "Bend is the nearest listed city" in said(at)


def test_a_link_chooses_a_city_and_a_rank() -> None:
    at = show(services(), city="Salem", rank="distance")
    assert "Salem is chosen." in said(at)
    at = find(at, "97712")
    assert "nearest listed city by distance" in said(at)
    assert component(at, "table")["selected"] == "Salem"
    assert component(at, "share")["link"] == "?city=Salem&rank=distance"


def test_a_link_can_never_hold_what_was_typed() -> None:
    at = find(show(services(), where="97709", city="97709"), "97712")
    assert "9771" not in component(at, "share")["link"]
    assert dict(at.query_params) == {"where": "97709", "city": "97709"}


def test_the_plain_facts_are_on_the_page() -> None:
    for fact in (messages.MEANING, messages.NO_ADVICE, messages.PRIVATE):
        assert fact in said(show(services()))


def test_only_what_is_read_comes_back_from_the_map() -> None:
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
