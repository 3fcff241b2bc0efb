"""A table is replaced only by a complete one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.tables.csv_writer import degrees, write_csv


def test_the_old_table_survives_an_interrupted_write(tmp_path: Path) -> None:
    def interrupted() -> Iterator[tuple[str]]:
        yield ("Burns",)
        raise KeyboardInterrupt

    path = tmp_path / "places.csv"
    write_csv(path, ["name"], [("Bend",)])
    with pytest.raises(KeyboardInterrupt):
        write_csv(path, ["name"], interrupted())
    assert path.read_bytes() == b"name\nBend\n"


def test_degrees_have_five_decimals() -> None:
    assert [degrees(-121.3), degrees(44.058174999)] == ["-121.30000", "44.05817"]
