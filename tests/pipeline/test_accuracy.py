"""The accuracy of the roads is measured by the build."""

import shutil
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.pipeline.accuracy import build_accuracy
from geo.tables.accuracy import read_accuracy
from support import lowmark


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(lowmark.DATA, tmp_path / "data"))


def published(tmp_path: Path, *rows: str) -> Path:
    folder = tmp_path / "source" / "roads"
    folder.mkdir(parents=True)
    text = "\n".join(["from,to,miles,minutes", *rows])
    (folder / "published_distances.csv").write_text(f"{text}\n", encoding="utf-8")
    return folder.parent


def test_errors_and_ranges_are_measured_against_published_trips(tmp_path: Path, data: Path) -> None:
    build_accuracy(published(tmp_path, "Ashport,Cold Ford,56,60", "Cold Ford,Dunmere,33.6,36"), data)
    values = {row.measure: row.value for row in read_accuracy(data)}
    assert values["Distance error: typical, 90% below, worst"].startswith("0.")
    assert values["Distances within our range"] == "2 of 2"
    assert len(values) == 6


def test_a_trip_outside_our_range_is_counted(tmp_path: Path, data: Path) -> None:
    build_accuracy(published(tmp_path, "Ashport,Cold Ford,112,60"), data)
    values = {row.measure: row.value for row in read_accuracy(data)}
    assert values["Distance error: typical, 90% below, worst"].endswith("50.1%")
    assert values["Distances within our range"] == "0 of 1"


def test_each_figure_is_calculated_from_the_published_trips(tmp_path: Path, data: Path) -> None:
    """Our trips have 55.9, 33.6 and 22.4 miles, 60, 36 and 24 minutes; the last does not count for the ranges."""
    rows = ("Ashport,Cold Ford,50,50", "Cold Ford,Dunmere,33.6,36", "Ashport,Dunmere,11.1847,8")
    build_accuracy(published(tmp_path, *rows), data)
    assert [row.value for row in read_accuracy(data)] == [
        "11.8%, 82.4%, 100.0%",
        "20.0%, 164.0%, 200.0%",
        "1 of 3",
        "1 of 3",
        "± 7.2%",
        "± 10.5%",
    ]


def test_an_unknown_town_is_named(tmp_path: Path, data: Path) -> None:
    with pytest.raises(InputError, match="Atlantis"):
        build_accuracy(published(tmp_path, "Ashport,Atlantis,10,12"), data)


def test_tables_without_accuracy_have_no_figures() -> None:
    assert read_accuracy(lowmark.DATA) == ()
