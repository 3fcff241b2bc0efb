"""The page "Coverage" over the shipped tables, without a browser."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.ui import services
from geo.ui.coverage import data
from geo.ui.coverage.data import PlanningData
from support.page_view import component, map_arguments, said, show

EVERYBODY = "4.24 million residents of Oregon"


@pytest.fixture(scope="module")
def given() -> services.Services:
    return services.load()


@pytest.fixture(scope="module")
def prepared(given: services.Services) -> PlanningData | None:
    return data.load(given)


@pytest.fixture(autouse=True)
def _measured_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all tests but one share the survey that takes seconds to make."""
    if "tmp_path_factory" not in request.fixturenames:
        prepared = request.getfixturevalue("prepared")
        monkeypatch.setattr(data, "load", lambda _: prepared)


@pytest.fixture
def at(given: services.Services) -> AppTest:
    return opened(given)


def opened(given: services.Services, **parameters: str) -> AppTest:
    page = show(given, page="coverage", **parameters)
    assert not page.exception
    return page


def layer(page: AppTest) -> list[dict[str, Any]]:
    """Return the features of the map's layer, out of the script that draws them."""
    script = map_arguments(page)["feature_group"]
    start = script.index('{"features"')
    found: list[dict[str, Any]] = json.JSONDecoder().raw_decode(script[start:])[0]["features"]
    return found


def test_the_page_opens_with_how_many_live_within_an_hour(at: AppTest) -> None:
    assert EVERYBODY in said(at)
    assert "live within 60 minutes by road of a listed city." in said(at)


def test_the_bands_stand_in_a_table_and_on_the_map(at: AppTest) -> None:
    assert all(name in said(at) for name in ("up to 30 minutes", "30 to 60 minutes", "over 120 minutes"))
    kinds = [feature["properties"]["kind"] for feature in layer(at)]
    assert (kinds.count("area"), kinds.count("blocks"), kinds.count("listed")) == (5, 1, 46)


def test_every_block_group_has_its_dot(at: AppTest) -> None:
    (blocks,) = [feature for feature in layer(at) if feature["properties"]["kind"] == "blocks"]
    assert len(blocks["properties"]["codes"]) == 2970
    assert set(blocks["properties"]["codes"]) == set("01234")


def test_the_map_itself_never_changes(at: AppTest) -> None:
    before = map_arguments(at)
    at.text_input[0].set_value("45,90").run()
    after = map_arguments(at)
    assert before["script"] == after["script"]
    assert before["feature_group"] != after["feature_group"]
    assert after["returned_objects"] == []


def test_other_limits_make_other_bands(at: AppTest) -> None:
    at.text_input[0].set_value("45, 90").run()
    assert "45 to 90 minutes" in said(at)
    assert "live within 45 minutes" in said(at)


def test_limits_that_make_no_sense_are_told_and_the_page_stays(at: AppTest) -> None:
    at.text_input[0].set_value("45,x").run()
    assert not at.exception
    assert at.error[0].value == "'x' is not a number; enter limits such as 30,60,90,120."
    assert "30 to 60 minutes" in said(at)


def test_one_county_is_looked_at_alone(at: AppTest) -> None:
    at.selectbox(key="coverage_county").select("Wallowa").run()
    assert "0 of the 7,391 residents of Wallowa County (0%) live within 60 minutes" in said(at)


def test_by_distance_the_limits_are_miles(at: AppTest) -> None:
    at.selectbox(key="coverage_rank").select("Distance (miles)").run()
    assert not at.exception
    assert "live within 60 miles by road of a listed city." in said(at)
    assert "30 to 60 miles" in said(at)


def test_adding_a_place_says_at_once_what_it_brings(at: AppTest) -> None:
    at.multiselect(key="coverage_add").select("La Grande").run()
    assert "By adding La Grande," in said(at)
    assert "Counties that change" in said(at)
    assert [feature["properties"]["name"] for feature in layer(at) if feature["properties"]["kind"] == "added"] == [
        "La Grande"
    ]


def test_dropping_a_city_says_at_once_whom_it_strands(at: AppTest) -> None:
    at.multiselect(key="coverage_drop").select("Burns").run()
    assert "By dropping Burns, 7,495 fewer people live within 60 minutes." in said(at)


def test_the_best_next_places_come_with_their_proof(at: AppTest) -> None:
    next(button for button in at.button if button.label == "Find the best").click().run(timeout=60)
    assert not at.exception
    assert "Proven: no other choice of as many does better." in said(at)
    next(button for button in at.button if button.label == "Try them on this page").click().run(timeout=60)
    assert len(at.multiselect(key="coverage_add").value) == 3
    assert "more people live within 60 minutes" in said(at)


def test_the_measures_of_access_say_that_no_capacity_is_known(at: AppTest) -> None:
    assert "Nothing is known of how many patients any listed place can take" in said(at)
    at.toggle(key="coverage_access").set_value(True).run()
    assert "Catchment score" in said(at)


def test_everything_on_the_map_is_in_a_table_too(at: AppTest) -> None:
    at.toggle(key="coverage_blocks").set_value(True).run()
    sizes = [len(one.value) for one in at.dataframe]
    assert {36, 46, 2970} <= set(sizes)


def test_the_link_restores_the_view(given: services.Services) -> None:
    page = opened(given, limits="20,60", add="La Grande", drop="Burns", rank="distance")
    shared = component(page, "share")["link"]
    assert shared == "?limits=20%2C60&rank=distance&add=La+Grande&drop=Burns"
    assert "By adding La Grande and dropping Burns" in said(page)


def test_a_broken_link_is_told_and_the_rest_works(given: services.Services) -> None:
    page = opened(given, county="<b>Atlantis", limits="1,2,3")
    assert "'<b>Atlantis' is unknown as 'county'" in said(page)
    assert EVERYBODY in said(page)


def test_a_csv_is_answered_row_by_row(at: AppTest) -> None:
    at.file_uploader[0].upload("people.csv", b"id,zip\n1,97720\n2,nowhere\n", "text/csv").run()
    next(button for button in at.button if button.label == "Answer every row").click().run()
    assert not at.exception
    assert "2 rows answered, 1 without an answer" in said(at)


def test_a_csv_that_cannot_be_used_costs_one_sentence(at: AppTest) -> None:
    at.file_uploader[0].upload("people.csv", b"97720\n97721\n", "text/csv").run()
    assert not at.exception
    assert "'97720' is no name; add a line of names on top." in said(at)


def test_without_the_tables_of_people_the_page_says_so(
    given: services.Services, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_DATA", str(tmp_path_factory.mktemp("empty")))
    page = show(given, page="coverage")
    assert not page.exception
    assert "block_groups.csv: the file is missing" in said(page)
