"""The Coverage page without a browser: over the shipped tables, and, for exact tables, over Lowmark."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo.coverage.siting.next_sites import Objective
from geo.routing.nearest import Rank
from geo.settings import SHIPPED_DATA
from geo.ui import services
from geo.ui.coverage import data, upload
from geo.ui.coverage.data import PlanningData
from geo.ui.services import Services
from support.page_view import component, map_arguments, said, show

OREGON = "4.24 million residents of Oregon"


@pytest.fixture(scope="module")
def shipped() -> Services:
    return services.load()


@pytest.fixture(scope="module")
def shipped_data(shipped: Services) -> PlanningData:
    planning_data = data.load(shipped)
    assert planning_data is not None
    return planning_data


@pytest.fixture
def at(shipped: Services, shipped_data: PlanningData, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Return the page over the shipped tables, whose drives are calculated once for all tests."""
    monkeypatch.setattr(data, "load", lambda _: shipped_data)
    return opened(shipped)


@pytest.fixture
def lowmark_services(lowmark_data: PlanningData, monkeypatch: pytest.MonkeyPatch) -> Services:
    monkeypatch.setattr(data, "load", lambda _: lowmark_data)
    return Services()


def opened(page_services: Services, **parameters: str) -> AppTest:
    page = show(page_services, page="coverage", **parameters)
    assert not page.exception
    return page


def layer(page: AppTest) -> list[dict[str, Any]]:
    """Return the features of the map's layer, out of the script that draws them."""
    script = map_arguments(page)["feature_group"]
    start = script.index('{"features"')
    features: list[dict[str, Any]] = json.JSONDecoder().raw_decode(script[start:])[0]["features"]
    return features


def tables(page: AppTest) -> dict[str, list[list[str]]]:
    """Return the rows of each HTML table by its caption, the header row first."""
    bodies = [
        element.proto.body for element in page.get("html") if element.proto.body.startswith("<div class='data-table'")
    ]
    by_caption = {}
    for table in map(ET.fromstring, bodies):
        rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
        by_caption["".join(next(table.iter("caption")).itertext())] = rows
    return by_caption


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run(timeout=60)


def headers(page: AppTest, column: str) -> dict[str, Any]:
    """Return the configuration of the data table with `column`."""
    (frame,) = [each for each in page.dataframe if column in each.value.columns]
    config: dict[str, Any] = json.loads(frame.proto.columns)
    return config


def test_the_page_opens_with_how_many_people_live_within_an_hour(at: AppTest) -> None:
    assert f"4,156,973 of the {OREGON} (98.1%) live within 60 minutes by road of a listed city." in said(at)
    assert "The average drive is 13.3 min; 7,016 people live more than 120 minutes away." in said(at)


def test_the_bands_are_in_a_table_and_on_the_map(at: AppTest) -> None:
    (rows,) = [rows for caption, rows in tables(at).items() if caption.startswith("People by band")]
    assert rows[1:] == [
        ["up to 30 minutes", "3,859,670", "91.1%"],
        ["30 to 60 minutes", "297,303", "7.0%"],
        ["60 to 90 minutes", "58,197", "1.4%"],
        ["90 to 120 minutes", "15,070", "0.4%"],
        ["over 120 minutes", "7,016", "0.2%"],
    ]
    kinds = [feature["properties"]["kind"] for feature in layer(at)]
    assert (kinds.count("area"), kinds.count("blocks"), kinds.count("listed")) == (5, 1, 46)


def test_the_dots_of_the_map_add_up_to_the_bands(at: AppTest) -> None:
    (dots,) = [feature for feature in layer(at) if feature["properties"]["kind"] == "blocks"]
    people = pd.read_csv(SHIPPED_DATA / "block_groups.csv")["people"].to_numpy()
    codes = np.array([int(code) for code in dots["properties"]["codes"]])
    assert np.bincount(codes, weights=people).tolist() == [3_859_670, 297_303, 58_197, 15_070, 7_016]


def test_every_block_group_of_the_table_is_in_the_band_of_its_minutes(at: AppTest) -> None:
    at.toggle(key="coverage_blocks").set_value(True).run()
    (frame,) = [each.value for each in at.dataframe if "GEOID" in each.value.columns]
    census = pd.read_csv(SHIPPED_DATA / "block_groups.csv", dtype={"GEOID": str})
    for column in ("GEOID", "county", "lat", "lon", "people"):
        assert frame[column].tolist() == census[column].tolist()
    limits = [0, 30, 60, 90, 120, 10_000]
    names = ["up to 30 minutes", "30 to 60 minutes", "60 to 90 minutes", "90 to 120 minutes", "over 120 minutes"]
    clear = ~frame["minutes"].isin(limits)  # rounded to a limit, the minutes no longer show on which side they are
    expected = pd.cut(frame["minutes"], limits, labels=names, include_lowest=True).astype(str)
    assert frame["band"][clear].tolist() == expected[clear].tolist()
    assert clear.mean() > 0.99


def test_the_map_itself_never_changes(at: AppTest) -> None:
    before = map_arguments(at)
    at.text_input[0].set_value("45,90").run()
    after = map_arguments(at)
    assert before["script"] == after["script"]
    assert before["feature_group"] != after["feature_group"]
    assert after["returned_objects"] == []


def test_other_limits_make_other_bands_and_move_the_threshold(at: AppTest) -> None:
    at.text_input[0].set_value("45, 90").run()
    assert "live within 45 minutes" in said(at)
    assert [row[0] for row in next(iter(tables(at).values()))[1:]] == [
        "up to 45 minutes",
        "45 to 90 minutes",
        "over 90 minutes",
    ]
    assert at.selectbox(key="coverage_threshold").value == 45


def test_invalid_limits_are_reported_and_the_page_stays_until_they_are_corrected(at: AppTest) -> None:
    at.text_input[0].set_value("45,x").run()
    assert not at.exception
    assert "'x'" in at.error[0].value
    assert "30 to 60 minutes" in said(at)
    at.text_input[0].set_value("45").run()
    assert not at.error
    assert "up to 45 minutes" in said(at)


def test_another_threshold_counts_other_people(at: AppTest) -> None:
    at.selectbox(key="coverage_threshold").select(30.0).run()
    assert f"3,859,670 of the {OREGON} (91.1%) live within 30 minutes" in said(at)


def test_an_area_is_counted_alone(at: AppTest) -> None:
    at.selectbox(key="coverage_county").select("Wallowa").run()
    assert "0 of the 7,391 residents of Wallowa County (0%) live within 60 minutes" in said(at)
    assert [len(frame.value) for frame in at.dataframe if "county" in frame.value.columns] == [1]
    at.selectbox(key="coverage_county").select_index(0).run()
    assert OREGON in said(at)
    assert [len(frame.value) for frame in at.dataframe if "county" in frame.value.columns] == [36]
    assert component(at, "share")["link"] == "?"


def test_ranked_by_distance_the_limits_are_miles(at: AppTest) -> None:
    at.selectbox(key="coverage_rank").select(Rank.DISTANCE).run()
    assert not at.exception
    assert at.text_input[0].label == "Distance bands, in miles"
    assert "live within 60 miles by road of a listed city." in said(at)
    assert "30 to 60 miles" in said(at)


def test_the_settings_have_the_labels_of_the_field(at: AppTest) -> None:
    assert at.text_input[0].label == "Drive-time bands, in minutes"
    assert [box.label for box in at.selectbox] == ["Threshold", "Area", "Rank by", "Objective"]
    assert at.selectbox(key="coverage_county").options[:2] == ["Whole state", "Baker"]
    assert at.selectbox(key="coverage_threshold").options == ["30", "60", "90", "120"]
    assert at.selectbox(key="coverage_rank").options == ["Time (minutes)", "Distance (miles)"]


def test_adding_a_place_shows_its_effect_at_once(at: AppTest) -> None:
    at.multiselect(key="coverage_add").select("La Grande").run()
    assert "With La Grande added," in said(at)
    added = [feature["properties"]["name"] for feature in layer(at) if feature["properties"]["kind"] == "added"]
    assert added == ["La Grande"]


def test_dropping_a_city_shows_its_effect_at_once(at: AppTest) -> None:
    at.multiselect(key="coverage_drop").select("Burns").run()
    assert "With Burns dropped, 7,495 fewer people live within 60 minutes." in said(at)


def test_the_best_new_locations_are_proven_and_can_be_applied(at: AppTest) -> None:
    assert "Proven" not in said(at)
    press(at, "Optimize")
    assert not at.exception
    assert "Ontario, John Day and Wallowa: 49,619 more people within 60 minutes." in said(at)
    assert "Proven: no other choice does better." in said(at)
    press(at, "Apply")
    assert at.multiselect(key="coverage_add").value == ["Ontario", "John Day", "Wallowa"]
    assert "With Ontario, John Day and Wallowa added, 49,619 more people live within 60 minutes." in said(at)
    assert "Proven" not in said(at)


def test_another_objective_has_other_locations(at: AppTest) -> None:
    at.selectbox(key="coverage_objective").select(Objective.WORST).run()
    press(at, "Optimize")
    assert "Worst-case drive: 2 hr 43 min before, " in said(at)
    assert "Worst-case drive: 2 hr 43 min before, 2 hr 26 min after" not in said(at)  # that of the most people


def test_applied_locations_join_those_already_added(at: AppTest) -> None:
    at.multiselect(key="coverage_add").select("La Grande").run()
    press(press(at, "Optimize"), "Apply")
    added = at.multiselect(key="coverage_add").value
    assert (added[0], len(added)) == ("La Grande", 4)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        pytest.param({}, "Elk Cross: 2,300 more people within 60 minutes.", id="the-whole-state"),
        pytest.param({"county": "East Shore", "drop": "Cold Ford"}, "Dunmere: 0 more people within", id="one-county"),
        pytest.param({"drop": "Ashport"}, "Dunmere: 9,000 more people within 60 minutes.", id="not-the-dropped-city"),
    ],
)
def test_new_locations_serve_the_area_and_are_not_on_the_list(
    lowmark_services: Services, parameters: dict[str, str], sentence: str
) -> None:
    page = opened(lowmark_services, **parameters)
    page.number_input(key="coverage_k").set_value(1).run()
    if "county" in parameters:
        page.selectbox(key="coverage_objective").select(Objective.MEAN).run()
    assert sentence in said(press(page, "Optimize"))


def test_every_download_has_its_button(at: AppTest) -> None:
    tables = ["Bands", "People by minutes", "Counties", "Gaps", "Cities", "Accessibility", "Block groups"]
    layers = ["Bands", "Counties", "Gaps", "Cities", "Block groups"]
    assert [button.label for button in at.download_button] == [
        *(f"{name} (CSV)" for name in tables),
        *(f"{name} (GeoJSON)" for name in layers),
        "Block groups (GeoPackage)",
        "Map (PNG)",
    ]


def test_the_page_says_that_capacity_is_unknown(at: AppTest) -> None:
    assert "We don't know how many patients any listed city can treat." in said(at)


def test_the_county_and_city_tables_have_a_row_each(at: AppTest) -> None:
    assert sorted(len(frame.value) for frame in at.dataframe) == [36, 46]


def test_the_files_name_the_sources_of_people_and_roads_only(shipped_data: PlanningData) -> None:
    assert "US Census Bureau" in shipped_data.sources
    assert "Oregon Department of Transportation" in shipped_data.sources
    assert "GeoNames" not in shipped_data.sources


def test_the_link_restores_the_view(shipped: Services, at: AppTest) -> None:  # noqa: ARG001 - `at` shares its drives
    page = opened(shipped, limits="20,60", add="La Grande", drop="Burns", rank="distance")
    shared = component(page, "share")["link"]
    assert shared == "?limits=20%2C60&rank=distance&add=La+Grande&drop=Burns"
    assert "With La Grande added and Burns dropped" in said(page)


def test_an_invalid_link_is_reported_and_the_rest_works(shipped: Services, at: AppTest) -> None:  # noqa: ARG001 - as above
    page = opened(shipped, county="<b>Atlantis", limits="1,2,3")
    assert "'<b>Atlantis' is not a county." in said(page)
    assert OREGON in said(page)


def test_every_html_table_shows_the_rows_of_its_view(lowmark_services: Services) -> None:
    page = opened(lowmark_services, limits="30,60,90", add="Elk Cross", drop="Ashport")
    page.toggle(key="coverage_access").set_value(True).run()
    assert tables(page) == {
        "People by band (map colors)": [
            ["Drive to the nearest city", "People", "Percent", "Change"],
            ["up to 30 minutes", "3,900", "27.9%", "-7,500"],
            ["30 to 60 minutes", "1,100", "7.9%", "+800"],
            ["60 to 90 minutes", "9,000", "64.3%", "+9,000"],
            ["over 90 minutes", "0", "0%", "-2,300"],
        ],
        "Counties that change": [
            ["County", "People whose drive changes", "Within, before", "Within, after", "Change"],
            ["East Shore", "9,800", "9,800", "800", "-9,000"],
            ["West Fell", "2,300", "1,900", "4,200", "+2,300"],
        ],
        "Accessibility by county": [
            ["County", "Average minutes to the nearest", "Cities within 60 minutes", "Catchment score"],
            ["East Shore", "60.9", "0.1", "2.5"],
            ["West Fell", "4.7", "1.1", "41.8"],
        ],
    }
    assert "Every place of 500 people or more is within 60 minutes of a city." in said(page)


def test_without_a_change_no_table_compares(lowmark_services: Services) -> None:
    page = opened(lowmark_services)
    assert list(tables(page)) == ["People by band (map colors)", "Places of 500 people or more beyond 60 minutes"]
    assert tables(page)["People by band (map colors)"][0] == ["Drive to the nearest city", "People", "Percent"]
    assert tables(page)["Places of 500 people or more beyond 60 minutes"][1:] == [
        ["Elk Cross", "West Fell", "2,400", "99.0"]
    ]


def test_the_county_table_holds_its_figures_under_plain_headers(lowmark_services: Services) -> None:
    page = opened(lowmark_services)
    (frame,) = [each.value for each in page.dataframe if "county" in each.value.columns]
    assert frame["percent_within_threshold"].tolist() == [100.0, 45.2]
    assert frame["mean_minutes"].tolist() == [5.4, 57.4]
    config = headers(page, "county")
    assert config["percent_within_threshold"]["label"] == "Within 60 minutes"
    assert config["percent_within_threshold"]["type_config"]["format"] == "%.1f%%"
    assert config["disability_percent"]["type_config"]["format"] == "%.1f%%"
    assert config["people_within_threshold"]["hidden"] is True
    assert set(config) - {"_index"} == set(frame.columns)


def test_the_table_of_lost_cities_puts_the_worst_loss_first(lowmark_services: Services) -> None:
    page = opened(lowmark_services)
    (frame,) = [each.value for each in page.dataframe if "city" in each.value.columns]
    assert frame.to_numpy().tolist() == [["Ashport", 9000, 9800], ["Cold Ford", 1900, 4200]]
    labels = {name: column["label"] for name, column in headers(page, "city").items() if "label" in column}
    assert labels == {
        "city": "City",
        "people_no_longer_within_threshold": "No longer within 60 minutes",
        "people_driving_farther": "Would drive farther",
    }


@pytest.mark.parametrize(
    ("limits", "more"),
    [
        pytest.param("20", "The download lists 86 more, with fewer people.", id="many"),
        pytest.param("60", "The download lists 1 more, with fewer people.", id="one"),
    ],
)
def test_the_page_lists_fifteen_gaps_and_counts_the_others(
    shipped: Services,
    at: AppTest,  # noqa: ARG001 - `at` shares its drives
    limits: str,
    more: str,
) -> None:
    page = opened(shipped, limits=limits)
    (rows,) = [rows for caption, rows in tables(page).items() if "500 people" in caption]
    assert len(rows) == 16
    assert more in said(page)


def test_each_csv_row_comes_back_with_its_nearest_city(at: AppTest) -> None:
    at.file_uploader[0].upload("people.csv", b"id,zip\n1,97720\n2,nowhere\n", "text/csv").run()
    assert at.multiselect[-1].label == "Location columns"
    press(at, "Look up all rows")
    assert not at.exception
    assert "2 rows looked up, 1 not found." in said(at)
    assert at.download_button[-1].label == "Download results (CSV)"


def test_a_file_of_too_many_rows_is_reported(at: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "MAX_ROWS", 2)
    at.file_uploader[0].upload("people.csv", b"zip\n97720\n97720\n97720\n", "text/csv").run()
    press(at, "Look up all rows")
    assert "The file has more than 2 rows" in said(at)
    assert "looked up, " not in said(at)


def test_another_location_column_discards_the_result(at: AppTest) -> None:
    at.file_uploader[0].upload("people.csv", b"id,zip\n1,97720\n", "text/csv").run()
    press(at, "Look up all rows")
    assert "1 row looked up, 0 not found." in said(at)
    at.multiselect[-1].set_value(["id"]).run()
    assert "looked up, " not in said(at)


def test_a_csv_without_a_header_costs_one_sentence(at: AppTest) -> None:
    at.file_uploader[0].upload("people.csv", b"97720\n97721\n", "text/csv").run()
    assert not at.exception
    assert "'97720'" in said(at)
    assert not [button for button in at.button if button.label == "Look up all rows"]


def test_without_the_population_tables_the_page_says_so(
    shipped: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_DATA", str(tmp_path))
    page = opened(shipped)
    assert "block_groups.csv: the file is missing" in said(page)
