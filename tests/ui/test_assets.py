"""Files for the browser: complete, never half written, never in each other's way."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import AssetError
from geo.ui import assets


def test_leaflet_and_our_own_files_are_there() -> None:
    files = assets.own_files()
    assert {"leaflet.js", "leaflet.css", "map.js", "map.css", "table.js"} <= set(files)
    assert b"Leaflet 1.9" in files["leaflet.js"][:200]


def test_a_published_file_has_its_bytes_and_a_name_of_its_own(tmp_path: Path) -> None:
    one = assets.publish({"map.js": b"1"}, tmp_path)
    other = assets.publish({"map.js": b"2"}, tmp_path)
    assert one.names["map.js"] != other.names["map.js"]
    assert (tmp_path / one.names["map.js"]).read_bytes() == b"1"
    assert one.from_frame("map.js") == f"../../app/static/{one.names['map.js']}"


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    name = assets.publish({"map.js": b"1"}, tmp_path).names["map.js"]
    before = (tmp_path / name).stat().st_mtime_ns
    assets.publish({"map.js": b"1"}, tmp_path)
    assert (tmp_path / name).stat().st_mtime_ns == before


def test_a_damaged_file_is_written_again(tmp_path: Path) -> None:
    name = assets.publish({"map.js": b"1"}, tmp_path).names["map.js"]
    (tmp_path / name).write_bytes(b"half")
    assets.publish({"map.js": b"1"}, tmp_path)
    assert (tmp_path / name).read_bytes() == b"1"


def test_servers_that_start_at_once_leave_whole_files(tmp_path: Path) -> None:
    files = {f"{number}.js": bytes([number]) * 100_000 for number in range(5)}
    with ThreadPoolExecutor(8) as pool:
        published = list(pool.map(lambda _: assets.publish(files, tmp_path), range(16)))
    assert len(list(tmp_path.iterdir())) == len(files)
    for name, content in files.items():
        assert (tmp_path / published[0].names[name]).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "static"
    blocked.write_text("a file where the folder should be")
    with pytest.raises(AssetError, match=r"cannot be written to .*static .*; make it writable\.$"):
        assets.publish({"map.js": b"1"}, blocked)
