"""The manifest: tables that were cut off or changed by accident are noticed."""

import shutil
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.errors import TableError
from geo.settings import SHIPPED_DATA
from geo.tables.atlas import read_atlas
from geo.tables.csv_writer import write_csv
from geo.tables.manifest import MANIFEST, accept, differences, verify
from geo.tables.population import read_block_groups
from support import lowmark


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of Lowmark's tables with a manifest."""
    folder = tmp_path / "data"
    shutil.copytree(lowmark.DATA, folder)
    accept(folder)
    return folder


def test_the_shipped_tables_are_as_their_manifest_records_them() -> None:
    assert differences(SHIPPED_DATA) == {}


@pytest.mark.parametrize("name", ["road_edges.csv", "zips.csv", "places.csv", "block_groups.csv"])
def test_a_table_without_its_last_row_is_refused_with_both_counts(data: Path, name: str) -> None:
    path = data / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    expected = f"^{name}: the file has {len(lines) - 1} lines, and the manifest records {len(lines)}"
    with pytest.raises(TableError, match=expected):
        read_block_groups(data, read_atlas(data).gazetteer.counties)


def test_a_changed_digit_is_refused(data: Path) -> None:
    path = data / "block_groups.csv"
    text = path.read_text(encoding="utf-8")
    people = text.splitlines()[1].rpartition(",")[2]
    path.write_text(text.replace(f",{people}\n", f",{int(people) + 1}\n", 1), encoding="utf-8")
    with pytest.raises(TableError, match="the content is not what the manifest records; restore the file, or accept"):
        read_block_groups(data)


def test_a_folder_without_a_manifest_is_read() -> None:
    assert not (lowmark.DATA / MANIFEST).exists()
    verify(lowmark.DATA / "places.csv")


def test_a_file_that_these_programs_write_is_recorded_at_once(data: Path) -> None:
    write_csv(data / "sources.csv", ("a",), [("b",)])
    assert differences(data) == {}


def test_a_file_that_appears_or_disappears_is_named(data: Path) -> None:
    (data / "extra.csv").write_text("a\n", encoding="utf-8")
    (data / "zips.csv").unlink()
    assert set(differences(data)) == {"extra.csv", "zips.csv"}


@pytest.mark.parametrize("text", ["", "file,sha256\n", "file,lines,sha256\nzips.csv,many,0\n", "\xff"])
def test_a_broken_manifest_is_one_sentence(data: Path, text: str) -> None:
    (data / MANIFEST).write_bytes(text.encode("latin-1"))
    with pytest.raises(TableError, match=r"^manifest\.csv: the manifest cannot be read"):
        read_atlas(data)


def test_the_command_names_a_change_and_accepts_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GEO_DATA", str(data))
    assert main(["data", "check"]) == 0
    with (data / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("more,sources.csv,us,2026,ours\n")
    assert main(["data", "check"]) == 1
    assert "sources.csv: the file has 3 lines, and the manifest records 2" in capsys.readouterr().out
    assert main(["data", "check", "--accept"]) == 0
    assert main(["data", "check"]) == 0
