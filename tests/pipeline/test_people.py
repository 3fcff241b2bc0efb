"""The population tables are derived from the census files."""

import pandas as pd

from geo.pipeline.people import block_groups, county_people


def test_a_block_group_gets_its_twelve_digit_code_and_county() -> None:
    census = pd.DataFrame(
        {
            "STATEFP": ["41", "41"],
            "COUNTYFP": ["003", "001"],
            "TRACTCE": ["000100", "950100"],
            "BLKGRPCE": ["2", "1"],
            "POPULATION": ["7", "837"],
            "LATITUDE": ["+44.5", "44.645174"],
            "LONGITUDE": ["-123.2", "-118.108864"],
        }
    )
    table = block_groups(census, {"41001": "Baker", "41003": "Benton"})
    assert table.to_numpy().tolist() == [
        ["410019501001", "Baker", "44.645174", "-118.108864", "837"],
        ["410030001002", "Benton", "44.5", "-123.2", "7"],
    ]


def test_a_figure_missing_from_a_survey_is_empty() -> None:
    acs = pd.DataFrame({"FIPS": ["41001"], "Ovr65": ["4643"], "DisbP": ["21.9"]})
    svi = pd.DataFrame({"FIPS": ["41003"], "E_HH": ["35056"], "E_NOVEH": ["2489"]})
    table = county_people({"41001": "Baker", "41003": "Benton"}, acs, svi)
    assert table.fillna("").to_numpy().tolist() == [
        ["41001", "Baker", "4643", "21.9", "", ""],
        ["41003", "Benton", "", "", "35056", "2489"],
    ]
