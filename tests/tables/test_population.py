"""The population tables contain every resident of the 2020 census."""

from pathlib import Path

import numpy as np
import pytest

from geo.errors import TableError
from geo.settings import SHIPPED_DATA
from geo.tables.counties import read_counties
from geo.tables.population import CountyPeople, read_block_groups, read_county_people, sum_of_counties

HEADER = "GEOID,county,lat,lon,people\n"


def test_the_block_groups_contain_every_resident_of_oregon() -> None:
    blocks = read_block_groups(SHIPPED_DATA)
    assert (len(blocks.people), blocks.people.sum()) == (2970, 4_237_256)
    assert len(set(blocks.geoid.tolist())) == 2970
    assert len(np.unique(blocks.county)) == 36


def test_a_table_without_people_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "block_groups.csv").write_text(HEADER)
    with pytest.raises(TableError, match=r"block_groups.csv, column people: the table has no residents"):
        read_block_groups(tmp_path)


def test_people_of_an_unknown_county_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "block_groups.csv").write_text(HEADER + "410019501001,Narnia,44,-120,5\n")
    with pytest.raises(TableError, match=r"row 2, column county: 'Narnia' is not a county in counties.csv"):
        read_block_groups(tmp_path, read_counties(SHIPPED_DATA))


def test_every_county_with_residents_has_survey_figures() -> None:
    known = read_county_people(SHIPPED_DATA)
    assert set(known) == set(read_block_groups(SHIPPED_DATA).county.tolist())
    assert None not in {row.households_without_car for row in known.values()}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        pytest.param("1,A,44,-120,5", "GEOID: '1' does not match", id="short-code"),
        pytest.param("410019501001,A,44,-120,many", "people: 'many' is not a number", id="no-count"),
        pytest.param("410019501001,A,44,-120,-1", "'-1' is less than 0", id="negative"),
        pytest.param("410019501001,,44,-120,5", "county: '' is empty", id="no-county"),
    ],
)
def test_a_broken_row_is_rejected_by_row_and_column(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "block_groups.csv").write_text(HEADER + row + "\n")
    with pytest.raises(TableError, match=message):
        read_block_groups(tmp_path)


def test_an_unknown_figure_stays_unknown_in_the_sum(tmp_path: Path) -> None:
    header = "county,people_65_and_over,disability_percent,households,households_without_car\n"
    (tmp_path / "county_people.csv").write_text(header + "A,10,12.5,100,\nB,20,,200,7\n")
    known = read_county_people(tmp_path)
    assert known["A"] == CountyPeople(
        people_65_and_over=10, disability_percent=12.5, households=100, households_without_car=None
    )
    assert sum_of_counties(known.values()) == CountyPeople(
        people_65_and_over=30, disability_percent=None, households=300, households_without_car=None
    )
