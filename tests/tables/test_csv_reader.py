"""A broken table is rejected by file, row and column."""

from pathlib import Path

import numpy as np
import pytest

from geo.errors import TableError
from geo.tables.csv_reader import LAT, LON, Column, read_table

COLUMNS = [Column(name="name", unique=True), LAT, LON, Column(name="people", whole=True, low=0, may_be_empty=True)]
GOOD = "name,lat,lon,people\nBend,44.05,-121.31,99178\nBurns,43.58,-119.05,2730\n"


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "places.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_valid_table_has_its_types(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, GOOD), COLUMNS)
    assert table["name"].tolist() == ["Bend", "Burns"]
    assert table["people"].dtype == np.int64
    assert table["lat"].tolist() == [44.05, 43.58]


def test_an_allowed_empty_number_is_nan(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, GOOD.replace("2730", "")), COLUMNS)
    assert np.isnan(table["people"].iloc[1])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", r"places.csv: the file is empty", id="empty"),
        pytest.param("name,lat\n", r"places.csv, row 1, column lon: the column is missing", id="column-missing"),
        pytest.param(GOOD.replace("43.58", "x"), r"row 3, column lat: 'x' is not a number", id="text-for-number"),
        pytest.param(GOOD.replace("43.58", ""), r"row 3, column lat: '' is empty", id="number-missing"),
        pytest.param(GOOD.replace("43.58", "nan"), r"row 3, column lat: 'nan' is not a number", id="nan"),
        pytest.param(GOOD.replace("43.58", "-119"), r"row 3, column lat: '-119' is outside", id="swapped"),
        pytest.param(GOOD.replace("2730", "2.5"), r"row 3, column people: '2.5' is not a whole", id="fraction"),
        pytest.param(GOOD.replace("Burns", "Bend"), r"row 3, column name: 'Bend' is duplicated", id="twice"),
        pytest.param(GOOD.replace(",2730", ""), r"row 3: the row has 3 values; it must have 4", id="short-row"),
        pytest.param(GOOD.replace("Burns", '"Burns'), r"not CSV in UTF-8", id="open-quote"),
        pytest.param(GOOD.encode("utf-16"), r"not CSV in UTF-8", id="wrong-encoding"),
        pytest.param(
            GOOD.replace("Burns", "\x1b[31mB"), r"row 3: the row contains the control character '\\x1b'", id="escape"
        ),
        pytest.param(GOOD.replace("Burns", "B\x9b"), r"row 3: the row contains the control character '\\x9b'", id="c1"),
        pytest.param("na\x00me" + GOOD, r"row 1: the row contains the control character '\\x00'", id="zero-byte"),
        pytest.param(GOOD.replace("people", "lat"), r"row 1, column lat: the column is duplicated", id="column-twice"),
        pytest.param(GOOD.replace("2730", "1" + 30 * "0"), r"column people: '10+' is more than 1e\+12", id="overflow"),
    ],
)
def test_a_broken_table_is_rejected_by_file_row_and_column(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_table(written(tmp_path, text), COLUMNS)


def test_a_byte_order_mark_is_not_part_of_the_first_column_name(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, GOOD.encode("utf-8-sig")), COLUMNS)["name"].tolist() == ["Bend", "Burns"]


def test_a_folder_instead_of_a_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "places.csv").mkdir()
    with pytest.raises(TableError, match=r"places.csv: it is not a regular file"):
        read_table(tmp_path / "places.csv", COLUMNS)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"places.csv: the file is missing"):
        read_table(tmp_path / "places.csv", COLUMNS)


def test_a_value_must_match_the_pattern(tmp_path: Path) -> None:
    path = written(tmp_path, "zip\n9781\n")
    with pytest.raises(TableError, match=r"row 2, column zip: '9781' does not match"):
        read_table(path, [Column(name="zip", pattern=r"\d{5}")])
